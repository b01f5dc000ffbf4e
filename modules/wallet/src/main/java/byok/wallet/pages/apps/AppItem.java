package byok.wallet.pages.apps;

import byok.wallet.pages.terms.Terms;
import java.util.List;

/**
 * A site that has, had, or is refused a grant.
 *
 * @param id of the grant; of a blocked site without one, its origin
 * @param claimedName what it calls itself; null or empty if nothing
 * @param firstSeenMillis when it first asked
 * @param endedMillis when it was revoked, expired or blocked; 0 while it is active
 * @param reason why it is suspended, a sentence; null otherwise, and where nobody said
 * @param kinds wire names of the kinds of models that it may use
 * @param terms null for a blocked site
 * @param capped the limited keys that it has at providers
 * @param keeping whether its prompts and answers are kept
 * @param usage null for a blocked site; so is {@code reach}
 */
public record AppItem(
    String id,
    String origin,
    String claimedName,
    AppStatus status,
    long firstSeenMillis,
    long endedMillis,
    String reason,
    List<String> kinds,
    Terms terms,
    Usage usage,
    Reach reach,
    List<Capped> capped,
    Keeping keeping) {
  public AppItem(
      String id,
      String origin,
      String claimedName,
      AppStatus status,
      long firstSeenMillis,
      long endedMillis,
      Terms terms,
      Usage usage,
      Reach reach) {
    this(
        id, origin, claimedName, status, firstSeenMillis, endedMillis, null, List.of("language"), terms, usage,
        reach, List.of(), Keeping.NONE);
  }
}

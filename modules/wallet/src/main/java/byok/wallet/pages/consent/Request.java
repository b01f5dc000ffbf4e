package byok.wallet.pages.consent;

import java.util.List;

/**
 * Who asks, and for what.
 *
 * @param origin scheme, host and port as the browser reports them
 * @param claimedName what the app calls itself; null or empty if it says nothing
 * @param firstSeenMillis when this origin first asked, in milliseconds since 1970; 0 if this is the first time
 * @param capabilities ids such as "language"
 * @param purpose the app's reason in its own words; null or empty for none
 * @param unserved those of {@code capabilities} that none of the owner's keys serves; empty where there are no keys
 * @param cappedBy names of the providers that themselves stop it at what is allowed
 * @param answered under which choices something would answer it
 */
public record Request(
    String origin,
    String claimedName,
    long firstSeenMillis,
    List<String> capabilities,
    String purpose,
    List<String> unserved,
    List<String> cappedBy,
    Answered answered) {
  public Request(
      String origin, String claimedName, long firstSeenMillis, List<String> capabilities, String purpose) {
    this(origin, claimedName, firstSeenMillis, capabilities, purpose, List.of(), List.of(), Answered.ALWAYS);
  }

  public Request cappedBy(List<String> providers) {
    return new Request(origin, claimedName, firstSeenMillis, capabilities, purpose, unserved, providers, answered);
  }

  public Request unserved(List<String> kinds) {
    return new Request(origin, claimedName, firstSeenMillis, capabilities, purpose, kinds, cappedBy, answered);
  }

  public Request answered(Answered under) {
    return new Request(origin, claimedName, firstSeenMillis, capabilities, purpose, unserved, cappedBy, under);
  }

  /** Whether the owner has keys, and none of them serves anything asked for. */
  public boolean isUnserved() {
    return !unserved.isEmpty() && unserved.size() == capabilities.size();
  }
}

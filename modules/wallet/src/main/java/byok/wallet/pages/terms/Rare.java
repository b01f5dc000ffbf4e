package byok.wallet.pages.terms;

import java.util.List;

/**
 * The limits that few apps have.
 *
 * @param also amounts for other windows than the main one
 * @param requestsAtOnce at least 1; null leaves it to the other limits
 * @param tokensAMinute at least 1; null leaves it to the other limits
 * @param localOnly only what runs on this computer may answer
 * @param strict it works only while a window of the wallet is open, where it does not reach the wallet itself
 * @param unpriced null where models without a price may not be used
 */
public record Rare(
    List<Spend> also, Integer requestsAtOnce, Long tokensAMinute, boolean localOnly, boolean strict,
    Counted unpriced) {
  public static final Rare NONE = new Rare(List.of(), null, null, false, false, null);
}

package byok.wallet.pages.live;

/**
 * A request that this window is answering.
 *
 * @param id of its ledger entry; null before it is admitted
 */
public record Work(String id, String model, long startedMillis) {}

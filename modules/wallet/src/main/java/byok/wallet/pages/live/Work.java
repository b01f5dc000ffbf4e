package byok.wallet.pages.live;

/**
 * A request that this window works on.
 *
 * @param id of its ledger entry; null before it is admitted
 * @param waits whether another has the engine of this browser first
 */
public record Work(String id, String model, long startedMillis, boolean waits) {}

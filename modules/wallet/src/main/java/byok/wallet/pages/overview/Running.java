package byok.wallet.pages.overview;

/**
 * A request that is being answered.
 *
 * @param waits whether another has the engine of this browser first
 * @param stoppable whether this wallet can end it from here
 */
public record Running(
    String id,
    String appName,
    String model,
    long startedMillis,
    long spentNanoUsd,
    long heldNanoUsd,
    boolean waits,
    boolean stoppable) {}

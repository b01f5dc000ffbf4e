package byok.wallet.pages.apps;

/**
 * What an app used of its limit in the present window.
 *
 * @param settledNanoUsd what was paid
 * @param heldNanoUsd what is held for running requests
 * @param unreportedNanoUsd what its copy of the limit may have spent since the last contact
 * @param running how many requests run
 */
public record Usage(long settledNanoUsd, long heldNanoUsd, long unreportedNanoUsd, int running) {}

package byok.wallet.pages.overview;

/**
 * What all apps cost in a window.
 *
 * @param limitNanoUsd the cap over all apps; 0 where the owner set none
 * @param running how many requests {@code heldNanoUsd} is held for
 */
public record Sum(
    long settledNanoUsd, long heldNanoUsd, long unreportedNanoUsd, long limitNanoUsd, int running) {}

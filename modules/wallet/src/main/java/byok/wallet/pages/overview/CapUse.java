package byok.wallet.pages.overview;

import byok.wallet.pages.terms.Per;

/**
 * What was used of a limit over all apps in its present window.
 *
 * @param scope what it holds for: a provider, or everything
 * @param heldNanoUsd for running requests, and by sealed sessions
 */
public record CapUse(String scope, long usedNanoUsd, long heldNanoUsd, long limitNanoUsd, Per per) {}

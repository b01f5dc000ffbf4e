package byok.wallet.pages.terms;

/**
 * An amount for a window.
 *
 * @param nanoUsd above 0
 */
public record Spend(long nanoUsd, Per per) {}

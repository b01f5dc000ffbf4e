package byok.wallet.pages.terms;

/**
 * What is allowed of models without a known price.
 *
 * @param tokens whether tokens are counted, or else requests
 * @param amount above 0
 */
public record Counted(boolean tokens, long amount, Per per) {}

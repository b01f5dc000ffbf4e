package byok.wallet.pages.activity;

import byok.wallet.pages.terms.Per;

/**
 * All that is kept of one request.
 *
 * @param asked the model as the app named it, where another answered; null otherwise
 * @param answeredBy "Anthropic, key ending 9c1d"; null if nothing was sent
 * @param heldNanoUsd what was held before it was sent; 0 if nothing was
 * @param detail what went wrong or why it is an estimate, whole sentences; null for nothing to say
 * @param words null where they are not kept
 * @param leftNanoUsd what the app has left of {@code limitNanoUsd} {@code per} window; {@code per} null if unknown
 */
public record Receipt(
    Entry entry,
    String asked,
    String answeredBy,
    long heldNanoUsd,
    String detail,
    long leftNanoUsd,
    long limitNanoUsd,
    Per per,
    Words words) {

  /** What was asked and answered. @param cut whether it is not all */
  public record Words(String asked, String answered, boolean cut) {}
}

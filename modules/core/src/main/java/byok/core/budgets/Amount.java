package byok.core.budgets;

import byok.core.grants.NanoUsd;

/**
 * What a request takes of its limits: at most, or in the end.
 *
 * @param nanoUsd 0 for one that is free, and where nobody knows the price
 * @param tokens read and written
 */
public record Amount(long nanoUsd, long tokens) {
  static final Amount NOTHING = new Amount(0, 0);

  static Amount ofMoney(long nanoUsd) {
    return new Amount(nanoUsd, 0);
  }

  void check() {
    if (!NanoUsd.isAmount(nanoUsd) || !NanoUsd.isAmount(tokens)) {
      throw Refusals.notAnAmount();
    }
  }
}

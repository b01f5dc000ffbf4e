package byok.core.budgets;

/** One request as a {@link BudgetModel} knows it. */
final class ModelRequest {
  final String grantId;
  final String tab;
  final String provider;
  final boolean priced;
  final long openedAt;
  Amount most;
  Amount used = new Amount(0, 0);
  boolean sent;
  boolean ended;

  ModelRequest(String grantId, String tab, String provider, boolean priced, long openedAt, Amount most) {
    this.grantId = grantId;
    this.tab = tab;
    this.provider = provider;
    this.priced = priced;
    this.openedAt = openedAt;
    this.most = most;
  }

  void end(Amount cost) {
    used = cost;
    ended = true;
  }

  long settled() {
    return count(used);
  }

  long reserved() {
    return ended ? 0 : count(most);
  }

  long tokens() {
    return ended ? used.tokens() : most.tokens();
  }

  /** Money, or tokens where nobody knows the price. */
  private long count(Amount amount) {
    return priced ? amount.nanoUsd() : amount.tokens();
  }
}

package byok.core.budgets;

/**
 * A wish to reserve what one request may take.
 *
 * @param reservationId opaque and new
 * @param owner names the context that runs the request; when it dies, {@link BudgetBook#sweep} ends its reservations
 * @param providerId whose caps apply too
 * @param most the most that the request can take
 * @param floor the least that a useful request of this kind takes; with less left the budget counts as exhausted
 * @param priced whether the model has a price; if not, limits of their own hold for it
 * @param local whether what answers runs on this computer
 */
public record HoldRequest(
    String reservationId,
    String grantId,
    String owner,
    String providerId,
    Amount most,
    Amount floor,
    boolean priced,
    boolean local) {
  /** One that costs money and counts no tokens. */
  public HoldRequest(
      String reservationId, String grantId, String owner, String providerId, long boundNanoUsd, long floorNanoUsd) {
    this(
        reservationId, grantId, owner, providerId, Amount.ofMoney(boundNanoUsd), Amount.ofMoney(floorNanoUsd), true,
        false);
  }
}

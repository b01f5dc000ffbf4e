package byok.core.budgets;

/**
 * A wish to reserve money for one request.
 *
 * @param reservationId opaque and new
 * @param owner names the context that runs the request; when it dies, {@link BudgetBook#sweep} ends its reservations
 * @param providerId whose caps apply too
 * @param boundNanoUsd the most that the request can cost; 0 for one that is free
 * @param floorNanoUsd the least that a useful request of this kind costs; with less left the budget counts as exhausted
 */
public record HoldRequest(
    String reservationId, String grantId, String owner, String providerId, long boundNanoUsd, long floorNanoUsd) {}

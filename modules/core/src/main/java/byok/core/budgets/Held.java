package byok.core.budgets;

/**
 * Money reserved for one request.
 *
 * @param remainingNanoUsd what the tightest limit has left beside it
 */
public record Held(String reservationId, long boundNanoUsd, long remainingNanoUsd) {}

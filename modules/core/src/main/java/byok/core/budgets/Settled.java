package byok.core.budgets;

/**
 * How a reservation ended.
 *
 * @param settled false where it had ended before, which changes nothing
 * @param remainingNanoUsd what the tightest limit has left
 * @param paused the cost was above the bound, so the grant is suspended
 */
public record Settled(boolean settled, long costNanoUsd, long remainingNanoUsd, boolean paused) {}

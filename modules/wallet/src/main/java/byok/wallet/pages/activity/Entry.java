package byok.wallet.pages.activity;

/**
 * One request of an app, as a line.
 *
 * @param id what opens its receipt
 * @param atMillis when it began, in milliseconds since 1970
 * @param appName what the owner knows the app as; the origin's host where it gave no name
 * @param inputTokens below 0 if none were counted; so with {@code outputTokens}
 * @param tookMillis until it ended, or until now
 */
public record Entry(
    String id,
    long atMillis,
    String origin,
    String appName,
    String model,
    long inputTokens,
    long outputTokens,
    long tookMillis,
    Outcome outcome,
    long costNanoUsd) {}

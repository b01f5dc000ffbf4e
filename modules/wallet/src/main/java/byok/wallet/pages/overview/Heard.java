package byok.wallet.pages.overview;

/**
 * An app that works from a copy, and when it was last in contact.
 *
 * @param copyEndsMillis when its copy stops working; 0 if unknown or past
 */
public record Heard(String appName, long heardMillis, long unreportedNanoUsd, long copyEndsMillis) {}

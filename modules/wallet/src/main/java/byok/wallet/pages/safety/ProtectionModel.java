package byok.wallet.pages.safety;

/**
 * What protects the wallet.
 *
 * @param byDevice nothing but this browser profile
 * @param lockAfterMillis how long after unlocking it locks by itself; 0 for when the browser closes
 */
public record ProtectionModel(boolean byDevice, long lockAfterMillis) {}

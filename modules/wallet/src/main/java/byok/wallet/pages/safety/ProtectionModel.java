package byok.wallet.pages.safety;

/**
 * What protects the wallet.
 *
 * @param byDevice nothing but this browser profile
 */
public record ProtectionModel(boolean byDevice) {}

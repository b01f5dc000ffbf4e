package byok.wallet.pages.passkeys;

/**
 * One passkey of the wallet.
 *
 * @param usable whether this version knows its kind
 */
public record PasskeyItem(String id, String name, long addedMillis, boolean usable) {}

package byok.wallet.pages.backup;

/**
 * How safe the wallet is from loss.
 *
 * @param lastMillis when the last backup was made; 0 for never
 * @param isKept whether the browser promised not to clear the wallet away by itself
 */
public record BackupModel(long nowMillis, long lastMillis, boolean isKept) {}

package byok.core.vault;

import byok.core.port.Crypto;
import byok.core.port.Store;

/**
 * An unlocked vault: its rows and the key that opens the sealed ones. A page that got the key from another page
 * builds it as is.
 */
public record OpenVault(Store store, Crypto.SealKey key) {
  @Override
  public String toString() {
    return "OpenVault";
  }
}

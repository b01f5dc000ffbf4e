package byok.core.subkeys;

import byok.core.port.Crypto;
import byok.core.port.Store;
import byok.core.vault.OriginTags;

/**
 * How the provider's own list shows a sub-key: {@code BYOK wallet <wallet> <slice>}, 8 characters each. Says which
 * wallet made it, so that two wallets with one management key leave each other's alone, and nothing of the app.
 */
final class KeyName {
  private static final String TITLE = "BYOK wallet ";
  private static final int LENGTH = 8;

  private KeyName() {}

  /** What the names of all sub-keys of a wallet begin with. No site has an origin that reads like this. */
  static String prefix(Store store, Crypto crypto) {
    return TITLE + new OriginTags(store, crypto).of("sub-keys").substring(0, LENGTH) + " ";
  }

  static String of(Store store, Crypto crypto, String sliceId) {
    return prefix(store, crypto) + sliceId.substring(0, LENGTH);
  }
}

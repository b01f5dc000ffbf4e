package byok.wallet.bridge;

import byok.core.port.Crypto;
import byok.core.port.KeyStash;
import java.util.HashMap;
import java.util.Map;

/** Keys for as long as this page lives, where the browser gives the frame no storage. */
final class MemoryKeyStash implements KeyStash {
  private final Map<String, Crypto.SealKey> keys = new HashMap<>();

  @Override
  public Crypto.SealKey load(String name) {
    return keys.get(name);
  }

  @Override
  public void keep(String name, Crypto.SealKey key) {
    keys.put(name, key);
  }

  @Override
  public void forget(String name) {
    keys.remove(name);
  }
}

package byok.testkit;

import byok.core.port.Crypto;
import byok.core.port.KeyStash;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A key stash in memory. */
public final class InMemoryKeyStash implements KeyStash {
  private final Map<String, Crypto.SealKey> keys = new ConcurrentHashMap<>();

  @Override
  public Crypto.SealKey load(String name) {
    InMemoryStore.refuseInTransaction("the key stash");
    return keys.get(name);
  }

  @Override
  public void keep(String name, Crypto.SealKey key) {
    InMemoryStore.refuseInTransaction("the key stash");
    keys.put(name, key);
  }

  @Override
  public void forget(String name) {
    keys.remove(name);
  }
}

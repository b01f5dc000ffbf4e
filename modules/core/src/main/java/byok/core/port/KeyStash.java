package byok.core.port;

/**
 * Where the platform keeps a key as such, without its bytes ever being readable by code: a {@code CryptoKey} in
 * IndexedDB in the
 * browser. What lies in a stash can be read by whoever reads the disk.
 */
public interface KeyStash {
  /** The key of this name, or {@code null}. */
  Crypto.SealKey load(String name);

  /** Keeps or replaces the key of this name; returns once it is stored. */
  void keep(String name, Crypto.SealKey key);

  /** Removes the key of this name; absent is fine. */
  void forget(String name);
}

package byok.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import byok.core.port.Crypto;
import byok.core.port.KeyStash;
import org.junit.jupiter.api.Test;

/** What every {@link KeyStash} does. */
public abstract class KeyStashContract {
  private static final byte[] TEXT = {1, 2, 3};

  /** A new, empty stash. */
  protected abstract KeyStash newStash();

  protected abstract Crypto crypto();

  @Test
  void keep_load_forget() {
    KeyStash stash = newStash();
    assertNull(stash.load("a"));
    Crypto.SealKey key = crypto().importKey(new byte[32]);
    byte[] sealed = crypto().seal(key, TEXT, TEXT);
    stash.keep("a", crypto().importKey(new byte[] {
      9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    }));
    stash.keep("a", key);
    assertArrayEquals(TEXT, crypto().open(stash.load("a"), sealed, TEXT));
    assertNull(stash.load("b"));
    stash.forget("a");
    stash.forget("a");
    assertNull(stash.load("a"));
  }
}

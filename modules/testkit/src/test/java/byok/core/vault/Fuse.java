package byok.core.vault;

import byok.core.port.Crypto;
import byok.core.port.KeyStash;
import byok.core.port.Store;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Breaks off at the n-th step that touches what is stored: before it happens, or after it did. */
final class Fuse {
  /** The page is gone. */
  static final class Burnt extends RuntimeException {}

  private final int at;
  private int steps;

  /** @param at even: before step {@code at / 2}; odd: after it */
  Fuse(int at) {
    this.at = at;
  }

  Store store(Store store) {
    return new Store() {
      @Override
      public <T> T read(List<String> tables, Function<Tx, T> work) {
        return step(() -> store.read(tables, work));
      }

      @Override
      public <T> T write(List<String> tables, boolean strict, Function<Tx, T> work) {
        return step(() -> store.write(tables, strict, work));
      }
    };
  }

  KeyStash stash(KeyStash stash) {
    return new KeyStash() {
      @Override
      public Crypto.SealKey load(String name) {
        return step(() -> stash.load(name));
      }

      @Override
      public void keep(String name, Crypto.SealKey key) {
        step(() -> {
          stash.keep(name, key);
          return null;
        });
      }

      @Override
      public void forget(String name) {
        step(() -> {
          stash.forget(name);
          return null;
        });
      }
    };
  }

  private <T> T step(Supplier<T> work) {
    burnAt(2 * steps);
    T result = work.get();
    burnAt(2 * steps + 1);
    steps++;
    return result;
  }

  private void burnAt(int moment) {
    if (moment == at) {
      throw new Burnt();
    }
  }
}

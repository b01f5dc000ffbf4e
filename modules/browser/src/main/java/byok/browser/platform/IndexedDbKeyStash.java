package byok.browser.platform;

import byok.core.port.Crypto;
import byok.core.port.KeyStash;
import java.util.List;
import org.teavm.jso.JSObject;

/**
 * A {@link KeyStash} in a database of its own: {@code CryptoKey}s as such. What lies here is readable in the browser's
 * profile, even after {@link #forget}.
 */
public final class IndexedDbKeyStash implements KeyStash {
  private static final String TABLE = "keys";

  private final Database database;

  private IndexedDbKeyStash(Database database) {
    this.database = database;
  }

  /** @param factory as for {@link IndexedDbStore#open} */
  public static IndexedDbKeyStash open(JSObject factory, String name) {
    Database database = new Database(factory, name, 1, List.of(TABLE));
    database.open();
    return new IndexedDbKeyStash(database);
  }

  /** The key of this name, or null where there is none or what is stored is no such key. */
  @Override
  public Crypto.SealKey load(String name) {
    try {
      return WebCrypto.wrap(Outcome.await(Requests.get(begin(false), TABLE, name)));
    } catch (JsFailure e) {
      throw StorageErrors.of(e);
    }
  }

  @Override
  public void keep(String name, Crypto.SealKey key) {
    change(name, WebCrypto.unwrap(key));
  }

  @Override
  public void forget(String name) {
    change(name, null);
  }

  private void change(String name, JSObject key) {
    try {
      JSObject tx = begin(true);
      (key == null ? Requests.delete(tx, TABLE, name) : Requests.put(tx, TABLE, name, key)).value();
      Outcome.await(Requests.done(tx));
    } catch (JsFailure e) {
      throw StorageErrors.of(e);
    }
  }

  private JSObject begin(boolean write) {
    return database.begin(new String[] {TABLE}, write, write);
  }
}

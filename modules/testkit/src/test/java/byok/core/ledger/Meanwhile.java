package byok.core.ledger;

import byok.core.port.Store;
import java.util.List;
import java.util.function.Function;

/** A store on which another page does something just before this page first writes. */
public final class Meanwhile implements Store {
  private final Store store;
  private Runnable other;

  public Meanwhile(Store store, Runnable other) {
    this.store = store;
    this.other = other;
  }

  @Override
  public <T> T read(List<String> tables, Function<Tx, T> work) {
    return store.read(tables, work);
  }

  @Override
  public <T> T write(List<String> tables, boolean strict, Function<Tx, T> work) {
    Runnable now = other;
    other = () -> {};
    now.run();
    return store.write(tables, strict, work);
  }
}

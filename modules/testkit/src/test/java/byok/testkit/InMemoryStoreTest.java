package byok.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;

import byok.core.port.Store;
import byok.testkit.contract.StoreContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryStoreTest extends StoreContract {
  @Override
  protected Store newStore() {
    return new InMemoryStore();
  }

  @Test
  void tablesThatWereNotNamed_cannotBeTouched() {
    assertThrows(IllegalStateException.class, () -> newStore().read(List.of("keys"), tx -> tx.get("grants", "a")));
    assertThrows(IllegalStateException.class, () -> newStore().read(List.of("keys"), tx -> {
      tx.delete("keys", "a");
      return null;
    }));
  }

  @Test
  void nothingThatWaits_runsInside() {
    JvmWallet wallet = JvmWallet.create();
    byte[] data = new byte[1];
    assertThrows(
        IllegalStateException.class,
        () -> wallet.store().read(List.of("keys"), tx -> wallet.ports().crypto().sha256(data)));
    assertThrows(
        IllegalStateException.class,
        () -> wallet.store().read(List.of("keys"), tx -> wallet.store().read(List.of("keys"), inner -> "x")));
  }
}

package byok.wallet.shared;

import byok.browser.platform.FetchHttp;
import byok.browser.platform.Green;
import byok.core.keys.ProviderKey;
import byok.core.port.Ports;
import byok.core.port.Store;
import byok.core.providers.ProviderTable;
import byok.core.subkeys.KeyMint;
import byok.core.subkeys.SubKey;
import byok.core.subkeys.SubKeyBook;
import byok.core.subkeys.SubKeyEnding;
import byok.core.subkeys.SubKeyReckoning;
import byok.core.subkeys.SubKeySweep;
import byok.core.vault.OpenVault;
import java.util.List;

/**
 * Makes and ends sub-keys from a top-level page of the wallet, and counts what was used with them. Ending waits for
 * nobody: it goes on by itself.
 */
public final class SubKeys {
  private final Store store;
  private final Ports ports;
  private final ProviderTable table;
  private boolean running;
  private boolean again;

  public SubKeys(Store store, Ports ports, ProviderTable table) {
    this.store = store;
    this.ports = ports;
    this.table = table;
  }

  public KeyMint mint() {
    return new KeyMint(new FetchHttp(), ports.json());
  }

  /** Ends those that are due, if any. @param changed runs where one was ended or counted, or could not be ended */
  public void endDue(OpenVault vault, Runnable changed) {
    if (running) {
      again = true;
      return;
    }
    running = true;
    Green.run(() -> {
      try {
        endNow(vault, changed);
      } finally {
        running = false;
      }
      if (again) {
        again = false;
        endDue(vault, changed);
      }
    });
  }

  /** The same, waiting for the providers: what was used is counted before more is issued. */
  public void endNow(OpenVault vault, Runnable changed) {
    end(new SubKeyBook(vault, ports).due(), changed);
    if (new SubKeyReckoning(vault, ports).reckon()) {
      changed.run();
    }
  }

  /** Ends all of them, also where the vault is locked or gone by the time that the provider answers. */
  public void endAll(OpenVault vault, Runnable changed) {
    List<SubKey> all = vault == null ? List.of() : new SubKeyBook(vault, ports).all();
    SubKeyBook.endAll(store);
    Green.run(() -> end(all, changed));
  }

  /** Ends what stands at the providers of these keys under this wallet's name and that it does not know. */
  public void sweep(OpenVault vault, List<ProviderKey> keys) {
    Green.run(() -> new SubKeySweep(vault, ports, table, mint()).sweep(keys));
  }

  /** Those in the place of one of the owner's keys are due. */
  public void endOfKey(String keyId) {
    SubKeyBook.endOfKey(store, keyId);
  }

  private void end(List<SubKey> keys, Runnable changed) {
    if (!keys.isEmpty() && new SubKeyEnding(store, table, mint()).end(keys, ports.clock().nowMillis())) {
      changed.run();
    }
  }
}

package byok.core.request;

import byok.core.budgets.BudgetBook;
import byok.core.grants.Grants;
import byok.core.keys.KeyRing;
import byok.core.ledger.Ledger;
import byok.core.port.Engine;
import byok.core.port.Http;
import byok.core.port.Ports;
import byok.core.port.Tasks;
import byok.core.vault.OpenVault;

/**
 * An unlocked store with everything a request needs of it: the vault, or a sealed session of the same schema.
 *
 * @param owner names this context in its reservations
 */
public record Wallet(OpenVault vault, Ports ports, Catalog catalog, Outside outside, String owner) {
  /** The parts of the platform that run a request. */
  public record Outside(Http http, Engine engine, Tasks tasks) {}

  Grants grants() {
    return new Grants(vault, ports);
  }

  KeyRing keys() {
    return new KeyRing(vault, ports);
  }

  Ledger ledger() {
    return new Ledger(vault, ports);
  }

  BudgetBook budgets() {
    return new BudgetBook(vault.store(), ports.clock(), ports.calendar());
  }

  long now() {
    return ports.clock().nowMillis();
  }
}

package byok.wallet.shared;

import byok.core.audit.AuditEvent;
import byok.core.audit.AuditKind;
import byok.core.budgets.Pause;
import byok.core.port.Ports;
import byok.core.port.Store;
import byok.protocol.ByokException;
import byok.wallet.pages.PauseButton;
import java.util.function.Consumer;

/**
 * The owner's stop for every app, from any page of the wallet, locked or not. It needs no proof of who is there: less
 * authority is always allowed.
 */
public final class PauseAll {
  private final Store store;
  private final Ports ports;
  private final Consumer<AuditEvent> note;
  private final Consumer<String> tell;

  /**
   * @param note takes the entry for the record
   * @param tell tells the wallet's other pages what changed
   */
  public PauseAll(Store store, Ports ports, Consumer<AuditEvent> note, Consumer<String> tell) {
    this.store = store;
    this.ports = ports;
    this.note = note;
    this.tell = tell;
  }

  /** Running answers end, and nothing is answered until the owner resumes. */
  public void now() {
    Pause.set(store, true);
    new BellRope(store, ports).ringAll();
    note.accept(AuditEvent.of(AuditKind.SETTINGS_CHANGED, ports.clock().nowMillis()).detail("all apps paused"));
    tell.accept(Pause.TOLD);
  }

  /** The same by a button, which says how it went. */
  public void by(PauseButton button) {
    try {
      now();
      show(button);
    } catch (ByokException e) {
      button.failed();
    }
  }

  /** Shows how things stand; where storage fails, the window says other things about that. */
  public void show(PauseButton button) {
    try {
      button.show(Pause.isOn(store));
    } catch (ByokException e) {
      button.failed();
    }
  }
}

package byok.core.audit;

import byok.core.port.Ports;
import byok.core.vault.OpenVault;
import byok.protocol.ByokException;
import byok.protocol.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * One page's way to the log. What cannot be written now, as the vault is locked or the disk full, is tried again with
 * the next event for as long as the page lives; it never stands in the way of what it is about. For one thread, or
 * green threads that take turns.
 */
public final class AuditTrail {
  private static final int MOST_WAITING = 200;
  private static final int MOST_NAMES = 64;

  private final Supplier<OpenVault> vault;
  private final Ports ports;
  private final List<AuditEvent> waiting = new ArrayList<>();
  private final List<String> added = new ArrayList<>();
  private boolean writing;

  /** @param vault the unlocked vault, or {@code null} from it while it is locked */
  public AuditTrail(Supplier<OpenVault> vault, Ports ports) {
    this.vault = vault;
    this.ports = ports;
  }

  public void add(AuditEvent event) {
    if (event.once() != null && Lists.contain(added, event.once())) {
      return;
    }
    remember(event.once());
    if (waiting.size() < MOST_WAITING) {
      waiting.add(event);
    }
    if (!writing) {
      writing = true;
      try {
        writeAll();
      } finally {
        writing = false;
      }
    }
  }

  /** Whoever asks in a loop costs no look at the log each time. */
  private void remember(String once) {
    if (once != null) {
      added.add(once);
    }
    if (added.size() > MOST_NAMES) {
      added.remove(0);
    }
  }

  private void writeAll() {
    boolean more = true;
    while (more && !waiting.isEmpty()) {
      more = write(List.copyOf(waiting));
    }
  }

  private boolean write(List<AuditEvent> batch) {
    try {
      OpenVault open = vault.get();
      if (open == null) {
        return false;
      }
      new AuditLog(open, ports).append(batch);
      waiting.subList(0, batch.size()).clear();
      return true;
    } catch (ByokException e) {
      return false;
    }
  }
}

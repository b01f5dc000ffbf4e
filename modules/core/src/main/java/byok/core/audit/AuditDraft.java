package byok.core.audit;

import byok.core.port.Crypto;
import java.util.ArrayList;
import java.util.List;

/** Entries that will follow a head, and the head after them. */
final class AuditDraft {
  private final Crypto crypto;
  private final List<AuditEntry> entries = new ArrayList<>();
  private AuditHead head;

  AuditDraft(Crypto crypto, AuditHead head) {
    this.crypto = crypto;
    this.head = head;
  }

  /** Adds those that are not noted yet. */
  void addNew(List<AuditEvent> events) {
    for (AuditEvent event : events) {
      if (!head.wasNoted(event.once())) {
        add(event);
      }
    }
  }

  /** Adds those that did not stand before; all of them stand afterwards. */
  void stand(List<AuditEvent> conditions) {
    List<String> names = new ArrayList<>();
    for (AuditEvent condition : conditions) {
      names.add(condition.once());
      if (!head.stands(condition.once())) {
        add(condition.once(null));
      }
    }
    head = head.standing(names);
  }

  void add(AuditEvent event) {
    AuditEntry entry = AuditEntry.follow(crypto, head.last() + 1, head.hash(), event);
    entries.add(entry);
    head = head.after(entry, event.once());
  }

  void begin(long oldest, String hashBefore) {
    head = head.from(oldest, hashBefore);
  }

  List<AuditEntry> entries() {
    return entries;
  }

  AuditHead head() {
    return head;
  }
}

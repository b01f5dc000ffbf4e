package byok.wallet.dashboard;

import byok.core.audit.AuditEvent;
import byok.core.audit.AuditKind;
import byok.core.grants.Grant;
import byok.core.grants.GrantStatus;
import byok.protocol.ByokException;
import java.util.ArrayList;
import java.util.List;

/** Notes what comes about by itself: that a grant's time is over, that one was paused. */
final class AuditWatch {
  private AuditWatch() {}

  static void look(Desk desk) {
    List<AuditEvent> lasting = new ArrayList<>();
    try {
      for (Grant grant : desk.grants().list().items()) {
        AuditEvent event = event(desk, grant);
        if (event != null) {
          lasting.add(event.grant(grant));
        }
      }
      desk.audit().stand(lasting);
    } catch (ByokException e) {
      // Noted at the next look.
    }
  }

  private static AuditEvent event(Desk desk, Grant grant) {
    GrantStatus status = grant.row().statusAt(desk.now());
    return switch (status) {
      case EXPIRED -> desk.event(AuditKind.GRANT_EXPIRED).once("expired/" + grant.id());
      case PAUSED -> desk.event(AuditKind.GRANT_PAUSED).detail(grant.row().reason()).once("paused/" + grant.id());
      default -> null;
    };
  }
}

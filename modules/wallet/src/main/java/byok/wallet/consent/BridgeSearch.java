package byok.wallet.consent;

import byok.browser.platform.Mailbox;
import byok.browser.platform.Page;
import byok.core.port.Ports;
import byok.protocol.ByokException;
import byok.protocol.RequestRef;
import byok.protocol.Value;
import byok.rpc.Timers;
import byok.wallet.shared.MailLine;

/**
 * Finds the bridge whose request this window is for: in the page that opened it, and where it has no opener by the
 * request's id in its address, over the wallet's shared storage, then over cookies.
 */
final class BridgeSearch {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int PAUSE_MILLIS = 100;

  /** A bridge that the room reaches answers within some milliseconds once it waits. */
  private static final int ROOM_MILLIS = 400;

  private final Timers timers;
  private final Ports ports;
  private final String requestId = requestId();
  private RoomLine room;
  private MailLine mail;

  BridgeSearch(Timers timers, Ports ports) {
    this.timers = timers;
    this.ports = ports;
  }

  /** The link; {@code null} where there is none to be found. */
  BridgeLink find() {
    double begun = ports.clock().nowMillis();
    double waited = Page.hasOpener() || isCutOff() ? 0 : PATIENCE_MILLIS;
    BridgeLink link = null;
    while (link == null && waited < PATIENCE_MILLIS) {
      link = isCutOff() ? farLink(waited) : BridgeLink.find();
      if (link == null) {
        pause();
      }
      waited = ports.clock().nowMillis() - begun;
    }
    dropOthers(link);
    return link;
  }

  /** Whether it was opened for a request, by a page that is out of its reach. */
  boolean isCutOff() {
    return requestId != null && !Page.hasOpener();
  }

  private BridgeLink farLink(double waited) {
    if (room == null) {
      room = RoomLine.enter(ports, requestId);
    }
    if (mail == null && waited >= ROOM_MILLIS && MailLine.hasRoom()) {
      mail = MailLine.window(ports, requestId);
      Page.onHide(mail::leave);
    }
    if (room.isMet()) {
      return new FarLink(room, null, timers, ports.clock());
    }
    if (mail != null && mail.isMet()) {
      return new FarLink(mail, mail.sessionKey(), timers, ports.clock());
    }
    room.knock();
    return null;
  }

  private void dropOthers(BridgeLink found) {
    if (room != null && (found == null || found.line != room)) {
      room.close();
    }
    if (mail != null && (found == null || found.line != mail)) {
      mail.leave();
    }
  }

  /** The request in this window's address, or {@code null}. */
  private static String requestId() {
    try {
      return RequestRef.decode(new Value.Obj().put("requestId", Page.fragment())).requestId();
    } catch (ByokException e) {
      return null;
    }
  }

  private void pause() {
    Mailbox<Boolean> pause = new Mailbox<>();
    timers.after(PAUSE_MILLIS, () -> pause.put(true));
    pause.take();
  }
}

package byok.wallet.bridge;

import byok.browser.messaging.Windows;
import byok.browser.platform.Ancestors;
import byok.browser.platform.Green;
import byok.browser.platform.Knocks;
import byok.browser.platform.LaterCode;
import byok.browser.platform.Page;
import byok.protocol.Value;
import org.teavm.jso.JSObject;

/** Entry of {@code /bridge}: tells the page above from windows of the wallet. */
public final class BridgePage {
  private final Bridge bridge = new Bridge();
  private Door door = new HelloDoor(bridge);

  private BridgePage() {}

  public static void main(String[] args) {
    Green.prepare();
    BridgePage page = new BridgePage();
    if (Ancestors.count() > 0) {
      if ("kkrpc".equals(Page.query("rpc"))) {
        page.door = null;
        Green.run(page::openForKkrpc);
      }
      Windows.listen(page::receive);
      Green.run(page.bridge::boot);
    }
  }

  private void openForKkrpc() {
    if (LaterCode.load(LaterCode.KKRPC)) {
      door = new KkrpcDoor(bridge);
      door.open();
    }
  }

  /** Messages of the page above are knocks; those of this origin, from a window of the wallet, ask for the desk or
   * offer to do the work. */
  private void receive(JSObject data, String origin, JSObject source, JSObject port) {
    if (port == null) {
      return;
    }
    if (Ancestors.isParent(source)) {
      if (door != null) {
        door.knock(data, origin, port);
      }
    } else if (origin.equals(Page.origin())) {
      admit(Windows.peek(data, "byok"), data, source, port);
    }
  }

  private void admit(String what, JSObject data, JSObject source, JSObject port) {
    if ("consent".equals(what)) {
      Green.run(() -> bridge.openDesk(port));
    } else if ("live".equals(what) && Knocks.read(data) instanceof Value.Obj hello) {
      Green.run(() -> bridge.openLive(source, hello, port));
    }
  }
}

package byok.wallet.bridge;

import org.teavm.jso.JSObject;

/** How the page above this frame comes to its connection. */
interface Door {
  /** The frame is there. */
  void open();

  /** The page above sent a port. @param origin as the browser says */
  void knock(JSObject data, String origin, JSObject port);
}

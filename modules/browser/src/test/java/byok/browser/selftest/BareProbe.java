package byok.browser.selftest;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import byok.rpc.Frames;
import org.teavm.jso.JSExport;

/**
 * Values and errors without any of the messaging package: what {@link MessagingProbe} weighs more is the package's own.
 */
public final class BareProbe {
  private BareProbe() {}

  @JSExport
  public static String text(String message) {
    Value frame = Frames.unreadable(1, new ByokException(ErrorCode.INVALID_REQUEST, message));
    return ((Value.Obj) frame).text("t");
  }
}

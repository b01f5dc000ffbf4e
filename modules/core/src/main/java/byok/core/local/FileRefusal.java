package byok.core.local;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;

/** Why a file does not come, with what its owner can do. */
final class FileRefusal {
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;
  private static final int BUSY = 429;
  private static final int SERVER = 500;

  private FileRefusal() {}

  static ByokException status(int status) {
    return of(ErrorCode.PROVIDER_REFUSED, "The model's address answered with status " + status + ".", hint(status));
  }

  private static String hint(int status) {
    if (status == NOT_FOUND || status == GONE) {
      return "It was moved or taken away. Choose another model, or enter the address that it has now.";
    }
    return status == BUSY || status >= SERVER
        ? "Its server is busy or has a fault. Go on in a few minutes."
        : "Check the address; a model that asks for a sign-in has to be saved as a file first.";
  }

  static ByokException unreachable(boolean offline) {
    return offline
        ? of(ErrorCode.OFFLINE, "There is no network.", "Go on when this device is connected again.")
        : of(ErrorCode.PROVIDER_UNREACHABLE, "The model's address does not answer, or not to web pages.",
            "Try again later. If it stays so, open the address in a tab, save the file, and choose that here.");
  }

  static ByokException broken() {
    return of(ErrorCode.PROVIDER_DISCONNECTED, "The connection broke before the whole model was there.",
        "What has come is kept: go on when there is a connection again.");
  }

  static ByokException other() {
    return of(ErrorCode.PROVIDER_ERROR, "The model's address gave another file than the one that was to come.",
        "What came was thrown away. Try again, or get the model from elsewhere.");
  }

  static ByokException noModel() {
    return of(ErrorCode.PROVIDER_ERROR, "What the address gave is no model: it does not begin as a GGUF file does.",
        "What came was thrown away. The address may lead to a page about the model: look there for its download.");
  }

  private static ByokException of(ErrorCode code, String message, String hint) {
    return new ByokException(code, message, new Value.Obj().put("hint", hint));
  }
}

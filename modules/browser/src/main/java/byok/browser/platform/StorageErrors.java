package byok.browser.platform;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;

/** What storage failures mean to the wallet. */
final class StorageErrors {
  private StorageErrors() {}

  static RuntimeException of(JsFailure failure) {
    return switch (failure.name()) {
      case "QuotaExceededError" ->
          new ByokException(ErrorCode.STORAGE_FULL, "The browser's storage for the wallet is full.");
      case "VersionError" -> unavailable("A newer wallet has opened this storage. Reload the page.");
      case "BlockedError" -> unavailable("Another tab holds an older wallet open. Close it and try again.");
      default -> unavailable("The browser refused the wallet's storage.");
    };
  }

  private static ByokException unavailable(String message) {
    return new ByokException(ErrorCode.STORAGE_UNAVAILABLE, message);
  }
}

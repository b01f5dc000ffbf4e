package byok.browser.platform;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;

/** What storage failures mean to the wallet. */
final class StorageErrors {
  private StorageErrors() {}

  static RuntimeException of(JsFailure failure) {
    return switch (failure.name()) {
      case "QuotaExceededError" ->
          new ByokException(ErrorCode.STORAGE_FULL, "The browser's storage for the wallet is full. Free some space and try again.");
      case "VersionError" ->
          new ByokException(ErrorCode.STORAGE_UNAVAILABLE, "A newer wallet has opened this storage. Reload the page.");
      case "BlockedError" ->
          new ByokException(ErrorCode.STORAGE_UNAVAILABLE, "Another tab holds an older wallet open. Close it and try again.");
      default -> new ByokException(ErrorCode.STORAGE_UNAVAILABLE, "The browser refused the wallet's storage.");
    };
  }
}

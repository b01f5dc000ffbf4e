package byok.core.providers;

/** Whether a provider lets pages of other origins call it. */
public enum Browser {
  YES,
  NO,
  /** Nobody measured it yet. */
  UNKNOWN,
  /** The owner of the server sets it. */
  SET;

  static Browser of(String word) {
    return switch (word == null ? "" : word) {
      case "yes" -> YES;
      case "no" -> NO;
      case "set" -> SET;
      default -> UNKNOWN;
    };
  }
}

package byok.core.mailbox;

/** The two ends of a mailbox. Each writes into its own slot and empties the other's. */
public enum Side {
  WINDOW("w"),
  BRIDGE("b");

  private final String letter;

  Side(String letter) {
    this.letter = letter;
  }

  Side other() {
    return this == WINDOW ? BRIDGE : WINDOW;
  }

  /** Names this side's slot. @param tag of the request */
  String slot(String tag) {
    return "byok-mail-" + letter + "-" + tag;
  }
}

package byok.core.keys;

/** The outcome of the last look at a provider with a key. */
public enum KeyCheck {
  UNCHECKED("unchecked"),
  /** The provider listed its models. */
  WORKS("works"),
  /** The provider answered 401 or 403. */
  REFUSED("refused"),
  UNREACHABLE("unreachable");

  private final String wire;

  KeyCheck(String wire) {
    this.wire = wire;
  }

  String wire() {
    return wire;
  }

  static KeyCheck of(String wire) {
    for (KeyCheck check : values()) {
      if (check.wire.equals(wire)) {
        return check;
      }
    }
    return UNCHECKED;
  }
}

package byok.protocol;

/**
 * What clears an error, performed by {@code byok.resolve(error)} inside a click (protocol/spec/errors.md, "Actions").
 * The wire name is the constant's name in lower case with a hyphen for each underscore.
 */
public enum Action {
  /** Nothing the SDK can do: the hint says what the developer or the user can. */
  NONE("none"),
  /** Opens the wallet so that the owner unlocks it. */
  UNLOCK("unlock"),
  /** Opens the wallet at its provider keys. */
  ADD_KEY("add-key"),
  /** Opens the consent window on this grant so that the owner may widen it. */
  RAISE_LIMIT("raise-limit"),
  /** Connects again, or renews a lapsed session in a window that closes by itself. */
  RECONNECT("reconnect"),
  /** Opens the app in a tab of its own. */
  OPEN_TAB("open-tab");

  private final String wire;

  Action(String wire) {
    this.wire = wire;
  }

  public String wire() {
    return wire;
  }

  /** The action of a wire name, or {@code null}. */
  public static Action ofWire(String wire) {
    for (Action action : values()) {
      if (action.wire.equals(wire)) {
        return action;
      }
    }
    return null;
  }
}

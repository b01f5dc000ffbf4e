package byok.core.grants;

/** Where the bridge of a grant works. */
public enum Storage {
  /** On the one vault: revoking stops it now. */
  SHARED("shared"),
  /** On a sealed session in the app's storage partition: revoking stops it at the end of the lease. */
  SEALED("sealed");

  private final String wire;

  Storage(String wire) {
    this.wire = wire;
  }

  public String wire() {
    return wire;
  }

  public static Storage of(String wire) {
    return SEALED.wire.equals(wire) ? SEALED : SHARED;
  }
}

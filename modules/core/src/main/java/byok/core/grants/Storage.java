package byok.core.grants;

/** Where the bridge of a grant works. */
public enum Storage {
  /** On the one vault: revoking stops it now. */
  SHARED("shared"),
  /** On a sealed session in the app's storage partition: revoking stops it at the end of the lease. */
  SEALED("sealed"),
  /** Through an open window of the wallet, on the one vault: revoking stops it now. */
  LIVE("live");

  private final String wire;

  Storage(String wire) {
    this.wire = wire;
  }

  public String wire() {
    return wire;
  }

  /** Whether its requests run on the one vault, so that everything the owner changes binds at once. */
  public boolean isOnVault() {
    return this != SEALED;
  }

  /** Where a grant under {@code caveats} works whose bridge is at this place. */
  public Storage under(Caveats caveats) {
    return this == SEALED && caveats.strict() ? LIVE : this;
  }

  public static Storage of(String wire) {
    for (Storage storage : values()) {
      if (storage.wire.equals(wire)) {
        return storage;
      }
    }
    return SHARED;
  }
}

package byok.core.vault;

/** What guards a vault's data key while the wallet is closed. */
public enum Protection {
  /** A passphrase that nothing stores: protected at rest. */
  PASSPHRASE("passphrase"),
  /** Nothing but this browser profile: readable by whoever reads the disk. */
  DEVICE("device");

  private final String wire;

  Protection(String wire) {
    this.wire = wire;
  }

  String wire() {
    return wire;
  }
}

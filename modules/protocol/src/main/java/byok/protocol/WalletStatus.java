package byok.protocol;

/** What the wallet can do for this app now. The wire name is the constant's name in lower case. */
public enum WalletStatus {
  /** Requests are served, or there is no grant yet. */
  READY,
  /** The owner has to unlock the wallet. */
  LOCKED,
  /** The sealed session's lease is over: {@code reconnect} renews it. */
  LAPSED;

  public String wire() {
    return name().toLowerCase();
  }

  /** The status of a wire name, or {@code null}. */
  public static WalletStatus ofWire(String wire) {
    for (WalletStatus status : values()) {
      if (status.wire().equals(wire)) {
        return status;
      }
    }
    return null;
  }

  /** The status of a received object's {@code status} field: a handshake result or an {@code onStatusChanged} event. */
  public static WalletStatus decode(Value value) {
    WalletStatus status = ofWire(Fields.of(value, "status").word("status"));
    if (status == null) {
      throw Fields.invalid("status", "must be ready, locked or lapsed");
    }
    return status;
  }

  /** The payload of an {@code onStatusChanged} event. */
  public Value.Obj encode() {
    return new Value.Obj().put("status", wire());
  }
}

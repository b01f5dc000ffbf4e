package byok.core.grants;

/** Where a grant stands. */
public enum GrantStatus {
  ACTIVE("active"),
  /** Suspended, by the owner or because a provider charged more than was reserved; may be resumed. */
  PAUSED("paused"),
  REVOKED("revoked"),
  EXPIRED("expired"),
  /** The origin may not ask again until the owner unblocks it. */
  BLOCKED("blocked");

  private final String wire;

  GrantStatus(String wire) {
    this.wire = wire;
  }

  public String wire() {
    return wire;
  }

  /** Whether the owner's approval stands, suspended or not. */
  public boolean isLive() {
    return this == ACTIVE || this == PAUSED;
  }

  /** The status of this name; an unknown one is no authority. */
  static GrantStatus of(String wire) {
    for (GrantStatus status : values()) {
      if (status.wire.equals(wire)) {
        return status;
      }
    }
    return REVOKED;
  }
}

package byok.core.audit;

/** What an entry of the log is about. */
public enum AuditKind {
  WALLET_MADE,
  UNLOCKED,
  LOCKED,
  KEY_ADDED,
  KEY_REPLACED,
  KEY_REMOVED,
  KEY_CHECKED,
  GRANT_APPROVED,
  GRANT_AMENDED,
  GRANT_DENIED,
  GRANT_BLOCKED,
  GRANT_UNBLOCKED,
  GRANT_REVOKED,
  GRANT_PAUSED,
  GRANT_RESUMED,
  GRANT_EXPIRED,
  SESSION_RENEWED,
  LIMITS_CHANGED,
  SETTINGS_CHANGED,
  REQUEST,
  REFUSED,
  /** A session's key was used for more than the session reported. */
  UNREPORTED,
  EXPORTED,
  IMPORTED,
  /** The oldest entries were dropped. */
  LOG_TRIMMED,
  /** The head was gone or damaged, so nothing says what came before. */
  LOG_RESTARTED;

  public String wire() {
    return name().toLowerCase();
  }

  /** The kind of a wire name, or {@code null} for one that this version does not know. */
  public static AuditKind ofWire(String wire) {
    for (AuditKind kind : values()) {
      if (kind.wire().equals(wire)) {
        return kind;
      }
    }
    return null;
  }
}

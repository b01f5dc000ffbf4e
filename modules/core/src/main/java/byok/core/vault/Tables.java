package byok.core.vault;

/** The tables of the store (protocol/spec/vault-format.md, "Tables"). */
public final class Tables {
  public static final String META = "meta";
  public static final String KEYS = "keys";
  public static final String GRANTS = "grants";
  public static final String LIMITS = "limits";
  public static final String RESERVATIONS = "reservations";
  public static final String LEDGER = "ledger";
  public static final String SETTINGS = "settings";

  private Tables() {}
}

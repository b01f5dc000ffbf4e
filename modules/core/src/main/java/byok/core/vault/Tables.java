package byok.core.vault;

import java.util.List;

/** The tables of the store (protocol/spec/vault-format.md, "Tables"). */
public final class Tables {
  public static final String META = "meta";
  public static final String KEYS = "keys";
  public static final String GRANTS = "grants";
  public static final String LIMITS = "limits";
  public static final String RESERVATIONS = "reservations";
  public static final String LEDGER = "ledger";
  public static final String SETTINGS = "settings";
  public static final String AUDIT = "audit";

  /** All of them, in no particular order. */
  public static final List<String> ALL = List.of(META, KEYS, GRANTS, LIMITS, RESERVATIONS, LEDGER, SETTINGS, AUDIT);

  private Tables() {}
}

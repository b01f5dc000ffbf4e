package byok.core.request;

import byok.core.grants.Grant;
import byok.core.keys.ProviderKey;
import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.util.List;
import java.util.Map;

/**
 * What {@code default} stands for (protocol/spec/rpc.md, "Models"): the owner's choice for this app, or else the first
 * listed model of the kind whose price is known.
 */
final class Defaults {
  static final String ALIAS = "default";

  private final Wallet wallet;
  private final Grant grant;

  Defaults(Wallet wallet, Grant grant) {
    this.wallet = wallet;
    this.grant = grant;
  }

  /** The id to ask for; refused with {@code NO_PROVIDER_KEY} where there is none. */
  String of(Capability kind, List<ProviderKey> keys) {
    String chosen = chosen(kind);
    return chosen == null ? first(kind, keys) : chosen;
  }

  /** A switched-off alias stays as it is, to be refused like any model that is. */
  private String chosen(Capability kind) {
    Map<String, String> overrides = grant.details().overrides();
    String own = ALIAS + ":" + kind.wire();
    String name = kind == Capability.LANGUAGE && !overrides.containsKey(own) ? ALIAS : own;
    String target = overrides.get(name);
    return target == null || !target.isEmpty() ? target : name;
  }

  private String first(Capability kind, List<ProviderKey> keys) {
    Gate gate = new Gate(wallet);
    for (String id : new Listed(wallet.catalog(), kind).ids(keys)) {
      Admitted admitted = Menu.admitted(gate, grant, kind, id, keys);
      if (admitted != null && admitted.priced()) {
        return id;
      }
    }
    throw new ByokException(
        ErrorCode.NO_PROVIDER_KEY,
        "No key in the wallet serves a model of the kind " + kind.wire() + " that this grant covers.",
        new Value.Obj().put("hint", "Ask for a model by its name, or have a key added in the wallet."));
  }
}

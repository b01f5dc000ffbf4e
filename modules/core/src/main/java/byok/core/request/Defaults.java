package byok.core.request;

import byok.core.grants.Grant;
import byok.core.keys.ProviderKey;
import byok.core.routing.DefaultModels;
import byok.core.routing.Router;
import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.util.List;
import java.util.Map;

/**
 * What {@code default} stands for (protocol/spec/rpc.md, "Models"): the owner's choice for this app, or else the one
 * for all apps where the grant covers it, or else the first listed model of the kind whose price is known.
 */
final class Defaults {
  static final String ALIAS = "default";

  private final Wallet wallet;
  private final Grant grant;
  private final Gate gate;

  Defaults(Wallet wallet, Grant grant) {
    this.wallet = wallet;
    this.grant = grant;
    this.gate = new Gate(wallet);
  }

  /** What a request for it is admitted as; refused with {@code NO_PROVIDER_KEY} where there is none. */
  Admitted admit(Capability kind, List<ProviderKey> keys) {
    String own = own(kind);
    if (own != null && own.isEmpty()) {
      throw Router.switchedOff(ALIAS);
    }
    if (own != null) {
      return gate.chosen(grant, kind, own, keys);
    }
    Admitted general = general(kind, keys);
    return general == null ? first(kind, keys) : general;
  }

  /** The owner's choice for this app, empty where it is switched off; {@code null} for none. */
  private String own(Capability kind) {
    Map<String, String> overrides = grant.details().overrides();
    String chosen = overrides.get(ALIAS + ":" + kind.wire());
    return chosen == null && kind == Capability.LANGUAGE ? overrides.get(ALIAS) : chosen;
  }

  /** The owner's choice for all apps; {@code null} where there is none, or none that this grant covers. */
  private Admitted general(Capability kind, List<ProviderKey> keys) {
    String chosen = new DefaultModels(wallet.vault(), wallet.ports()).of(kind);
    try {
      return chosen == null ? null : gate.chosen(grant, kind, gate.target(grant, chosen, keys), keys);
    } catch (ByokException e) {
      if (e.code() == ErrorCode.MODEL_NOT_ALLOWED || e.code() == ErrorCode.UNPRICED_MODEL) {
        return null;
      }
      throw e;
    }
  }

  private Admitted first(Capability kind, List<ProviderKey> keys) {
    for (String id : new Listed(wallet.catalog(), kind).ids(keys)) {
      Admitted admitted = Menu.admitted(gate, grant, kind, id, keys);
      if (admitted != null && admitted.priced()) {
        return admitted;
      }
    }
    throw new Unserved(grant.row(), keys).of(kind, none(kind));
  }

  private static ByokException none(Capability kind) {
    return new ByokException(
        ErrorCode.NO_PROVIDER_KEY,
        "No key in the wallet serves a model of the kind " + kind.wire() + " that this grant covers.",
        new Value.Obj().put("hint", "Ask for a model by its name, or have a key added in the wallet."));
  }
}

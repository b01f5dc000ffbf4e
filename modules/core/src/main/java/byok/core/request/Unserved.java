package byok.core.request;

import byok.core.grants.GrantRow;
import byok.core.grants.Storage;
import byok.core.keys.ProviderKey;
import byok.core.local.LocalKey;
import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.util.List;

/**
 * Why no key that a grant may use answers, where the models of the owner's computer have to do with it.
 *
 * @param keys those that the grant may use
 */
record Unserved(GrantRow grant, List<ProviderKey> keys) {
  private static final String ADD = "Add a local model in the wallet, under Keys: Local models.";

  /** Of a model by its name. @param provider the one that the name says; {@code null} for none */
  ByokException of(String modelId, String provider, ByokException otherwise) {
    if (LocalKey.PROVIDER.equals(provider)) {
      return grant.storage() == Storage.SEALED ? outOfReach() : notThere(modelId);
    }
    return grant.caveats().localOnly() ? elsewhere(modelId) : otherwise;
  }

  /** Of all that a provider has. */
  ByokException of(String provider, ByokException otherwise) {
    return of(provider + "/…", provider, otherwise);
  }

  /** Of any model of a kind. */
  ByokException of(Capability kind, ByokException otherwise) {
    return grant.caveats().localOnly()
        ? noKey("The wallet has no " + kind.wire() + " model on the owner's computer, and this grant covers no other.")
        : otherwise;
  }

  /** A model that is not on the owner's computer. */
  ByokException elsewhere(String modelId) {
    return new ByokException(
        ErrorCode.MODEL_NOT_ALLOWED,
        "This grant covers only models on the owner's computer, and none there is called " + modelId + ".",
        hint(keys.isEmpty() ? ADD : "Ask for a model that the owner's own computer serves."));
  }

  private static ByokException outOfReach() {
    return new ByokException(
        ErrorCode.MODEL_NOT_ALLOWED,
        "In this browser local models run in a window of the wallet, which this grant does not open.",
        hint("Ask for a grant that is strict or local only."));
  }

  private static ByokException notThere(String modelId) {
    return noKey("There is no model called " + modelId + " in the owner's browser.");
  }

  private static ByokException noKey(String message) {
    return new ByokException(ErrorCode.NO_PROVIDER_KEY, message, hint(ADD));
  }

  private static Value.Obj hint(String sentence) {
    return new Value.Obj().put("hint", sentence);
  }
}

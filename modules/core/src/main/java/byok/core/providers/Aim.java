package byok.core.providers;

import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import byok.protocol.Lists;
import byok.protocol.Value;

/**
 * What a request in a provider's own format is aimed at, by its address and its body.
 *
 * @param field where the body names the model; null where the address does
 */
public record Aim(Capability kind, String model, String field) {
  /**
   * The first kind of model that answers at the address; one that serves the model comes before others.
   *
   * @param body null for none
   * @throws ByokException {@link ErrorCode#REQUEST_REFUSED} where the table has no such address, {@link
   *     ErrorCode#INVALID_REQUEST} where the request names no model
   */
  public static Aim of(ProviderEntry provider, String url, Value.Obj body) {
    Aim found = null;
    for (Capability kind : Capability.values()) {
      Value.Arr endpoints = provider.endpoints(kind);
      for (int i = 0; i < endpoints.size(); i++) {
        Value.Obj rules = (Value.Obj) endpoints.get(i);
        Aim aim = at(provider, kind, rules, url, body);
        if (aim != null && Lists.containSame(provider.endpoints(kind, aim.model), rules)) {
          return aim;
        }
        found = found == null ? aim : found;
      }
    }
    if (found == null) {
      throw unknown(provider);
    }
    return found;
  }

  private static Aim at(ProviderEntry provider, Capability kind, Value.Obj rules, String url, Value.Obj body) {
    String named = Target.modelIn(provider, rules, url);
    String field = named == null ? Target.modelField(rules) : null;
    String model = named != null ? named : body == null || body.text(field) == null ? "" : body.text(field);
    if (!new Target(provider, rules, model).is(url)) {
      return null;
    }
    if (model.isEmpty()) {
      throw new ByokException(
          ErrorCode.INVALID_REQUEST, "The request names no model.", new Value.Obj().put("field", field));
    }
    return new Aim(kind, model, field);
  }

  private static ByokException unknown(ProviderEntry provider) {
    return new ByokException(
        ErrorCode.REQUEST_REFUSED,
        "The wallet does not send this request: its address is not allowed.",
        new Value.Obj()
            .put("provider", provider.id())
            .put("hint", "The wallet runs models; it reaches nothing else of an account."));
  }
}

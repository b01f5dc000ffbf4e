package byok.core.routing;

import byok.core.local.LocalKey;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Lists;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Finds the provider that answers, always the same for the same facts: the one named, or else the first, in the
 * owner's order, that serves the model under exactly that id, under another spelling of it, or in a reseller's list as
 * {@code vendor/model}; last the first whose list is not known.
 */
public final class Router {
  private final Collection<String> builtIn;

  /** @param builtIn ids of the built-in providers, prefixes even without a key */
  public Router(Collection<String> builtIn) {
    this.builtIn = builtIn;
  }

  /**
   * Who answers for a model of this name.
   *
   * @param available in the owner's order of preference
   * @throws ByokException {@link ErrorCode#NO_PROVIDER_KEY} where no key serves the model
   */
  public Route route(String modelId, List<Available> available) {
    ModelId id = ModelId.parse(modelId, prefixes(available));
    Route route = find(id, available);
    if (route == null) {
      throw noKey(id, modelId);
    }
    return route;
  }

  /**
   * The name of the model that answers where an app asks for {@code modelId}: that one, or what the owner chose in its
   * place.
   *
   * @param substitutes the owner's choices for this app: model as it is named → model that answers, empty for none
   * @throws ByokException {@link ErrorCode#MODEL_NOT_ALLOWED} where the owner switched it off for this app
   */
  public String target(String modelId, List<Available> available, Map<String, String> substitutes) {
    if (substitutes.isEmpty()) {
      return modelId;
    }
    ModelId id = ModelId.parse(modelId, prefixes(available));
    String chosen = new Substitutes(substitutes).of(id, find(id, available));
    if (chosen != null && chosen.isEmpty()) {
      throw switchedOff(modelId);
    }
    return chosen == null ? modelId : chosen;
  }

  /** The provider that a name says, {@code null} for none. */
  public String provider(String modelId, List<Available> available) {
    return ModelId.parse(modelId, prefixes(available)).provider();
  }

  /** The refusal of a model that the owner does not let an app use. */
  public static ByokException switchedOff(String modelId) {
    return new ByokException(
        ErrorCode.MODEL_NOT_ALLOWED,
        "The wallet's owner does not let this app use the model " + modelId + ".",
        new Value.Obj().put("model", modelId).put("hint", "Use another model."));
  }

  private static Route find(ModelId id, List<Available> available) {
    return id.provider() == null ? bare(id.model(), available) : named(id, available);
  }

  private List<String> prefixes(List<Available> available) {
    List<String> ids = new ArrayList<>(builtIn);
    for (Available one : available) {
      ids.add(one.providerId());
    }
    return ids;
  }

  /**
   * The provider named; where it has no key, or does not list the model, a reseller that lists {@code provider/model}.
   * What is said to run in this browser is what its owner has there, and nothing else.
   */
  private static Route named(ModelId id, List<Available> available) {
    boolean isHere = id.provider().equals(LocalKey.PROVIDER);
    Route own = null;
    for (Available one : available) {
      if (own == null && one.providerId().equals(id.provider())) {
        String listed = listed(one, id.model());
        own = new Route(one.providerId(), one.keyId(), listed == null ? id.model() : listed);
        if (listed != null || one.models() == null) {
          return own;
        }
      }
    }
    if (isHere) {
      return null;
    }
    Route resold = served(id.provider() + '/' + id.model(), available);
    return resold == null ? own : resold;
  }

  private static Route bare(String model, List<Available> available) {
    Route served = served(model, available);
    for (int i = 0; served == null && i < available.size(); i++) {
      served = resold(model, available.get(i));
    }
    for (int i = 0; served == null && i < available.size(); i++) {
      Available one = available.get(i);
      served = one.models() == null ? new Route(one.providerId(), one.keyId(), model) : null;
    }
    return served;
  }

  private static Route served(String model, List<Available> available) {
    for (Available one : available) {
      if (one.models() != null && Lists.contain(one.models(), model)) {
        return new Route(one.providerId(), one.keyId(), model);
      }
    }
    for (Available one : available) {
      String listed = listed(one, model);
      if (listed != null) {
        return new Route(one.providerId(), one.keyId(), listed);
      }
    }
    return null;
  }

  private static Route resold(String model, Available one) {
    String wanted = Spelling.of(model);
    for (String listed : one.models() == null ? List.<String>of() : one.models()) {
      String sold = ModelId.withoutVendor(listed);
      if (Spelling.of(sold).equals(wanted)) {
        return new Route(one.providerId(), one.keyId(), listed);
      }
    }
    return null;
  }

  /**
   * The id under which a provider lists a model: the same, or the same but for dots, dashes and a release date; or
   * null.
   */
  private static String listed(Available one, String model) {
    if (one.models() == null || Lists.contain(one.models(), model)) {
      return one.models() == null ? null : model;
    }
    String found = null;
    for (String listed : one.models()) {
      boolean same = Spelling.isListedAs(listed, model);
      found = same && (found == null || listed.compareTo(found) > 0) ? listed : found;
    }
    return found;
  }

  private static ByokException noKey(ModelId id, String modelId) {
    String message = id.provider() == null
        ? "No key in the wallet serves the model " + modelId + "."
        : "The wallet has no key for the provider " + id.provider() + ".";
    return new ByokException(
        ErrorCode.NO_PROVIDER_KEY,
        message,
        new Value.Obj()
            .put("provider", id.provider())
            .put("model", modelId)
            .put("hint", "Add a key for it in the wallet, or use another model."));
  }
}

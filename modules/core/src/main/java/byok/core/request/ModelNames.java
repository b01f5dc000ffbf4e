package byok.core.request;

import byok.core.grants.Grant;
import byok.core.keys.ProviderKey;
import byok.core.providers.ProviderEntry;
import byok.core.routing.Route;
import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import byok.protocol.FetchCall;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/** Answers for a provider which models there are: those of its list that a grant covers. Nothing is sent. */
final class ModelNames {
  private static final String PATH = "/models";

  private final Grant grant;
  private final ProviderEntry provider;
  private final List<String> ids = new ArrayList<>();

  ModelNames(Grant grant, ProviderEntry provider, ProviderKey key) {
    this.grant = grant;
    this.provider = provider;
    for (String id : key.models()) {
      if (isCovered(id)) {
        ids.add(id);
      }
    }
  }

  static boolean areAsked(FetchCall call) {
    return call.method().equals("GET") && (call.bare().equals(PATH) || call.bare().startsWith(PATH + '/'));
  }

  private boolean isCovered(String id) {
    List<String> names = Gate.namesOf(id, new Route(provider.id(), "", id));
    for (Capability kind : grant.details().capabilities()) {
      if (provider.serves(kind, id) && grant.allowsModel(names)) {
        return true;
      }
    }
    return false;
  }

  /** The list, or the one model that a path names, in the provider's format. */
  Value.Obj answer(String path) {
    if (path.equals(PATH)) {
      return list();
    }
    String wanted = path.substring(PATH.length() + 1);
    for (String id : ids) {
      if (id.equals(wanted)) {
        return model(id);
      }
    }
    throw new ByokException(ErrorCode.MODEL_NOT_ALLOWED, "This grant does not cover the model " + wanted + ".");
  }

  private Value.Obj list() {
    Value.Arr data = new Value.Arr();
    for (String id : ids) {
      data.add(model(id));
    }
    Value.Obj list = new Value.Obj().put("object", "list").put("data", data);
    return isAnthropic() ? list.put("has_more", false).put("first_id", end(0)).put("last_id", end(1)) : list;
  }

  private Value end(int which) {
    return ids.isEmpty() ? Value.NULL : new Value.Text(ids.get(which * (ids.size() - 1)));
  }

  private Value.Obj model(String id) {
    Value.Obj model = new Value.Obj().put("id", id);
    return isAnthropic()
        ? model.put("type", "model").put("display_name", id).put("created_at", "1970-01-01T00:00:00Z")
        : model.put("object", "model").put("created", 0).put("owned_by", provider.id());
  }

  private boolean isAnthropic() {
    return provider.packageName().equals("anthropic");
  }
}

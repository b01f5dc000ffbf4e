package byok.core.providers;

import byok.core.port.Http;
import byok.core.port.Json;
import byok.protocol.Alphabet;
import byok.protocol.FetchCall;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A request that an app made itself, in a provider's format. It becomes one that {@link RequestCheck} takes: headers
 * that the table does not list, keys among them, are left out; files get plain names.
 */
public final class AppRequest {
  private static final String JSON_TYPE = "application/json";
  private static final Alphabet PLAIN = Alphabet.alphanumericAnd("._-");
  private static final int LONGEST_NAME = 80;

  private final FetchCall call;
  private final Value.Obj body;

  private AppRequest(FetchCall call, Value.Obj body) {
    this.call = call;
    this.body = body;
  }

  public static AppRequest of(FetchCall call, Json json) {
    Value body = EngineRequest.bodyOf(call.body(), json);
    return new AppRequest(call, body instanceof Value.Obj object ? object : null);
  }

  /** What was said to the model, as the provider's format has it; null where there is no body. */
  public Value.Obj body() {
    return body;
  }

  public Aim aim(ProviderEntry provider) {
    return Aim.of(provider, provider.baseUrl() + call.path(), body);
  }

  /** The request to the model that was routed to. */
  public EngineRequest to(ProviderEntry provider, Aim aim, String model) {
    String path = call.path();
    if (aim.field() != null) {
      body.put(aim.field(), model);
    } else {
      path = path.replace('/' + aim.model() + ':', '/' + model + ':');
    }
    boolean form = call.body() instanceof Value.Arr;
    if (form) {
      nameFiles(body);
    }
    return new EngineRequest(call.method(), provider.baseUrl() + path, headers(provider, form), body, form);
  }

  private List<Http.Header> headers(ProviderEntry provider, boolean form) {
    List<Http.Header> kept = new ArrayList<>();
    Value.Obj given = call.headers();
    for (int i = 0; i < given.size(); i++) {
      String name = given.keyAt(i).toLowerCase();
      String value = ((Value.Text) given.valueAt(i)).value();
      if (!name.equals("content-type") && RequestCheck.allows(provider.forwarded(name), value)) {
        kept.add(new Http.Header(name, value));
      }
    }
    if (!form) {
      kept.add(new Http.Header("content-type", JSON_TYPE));
    }
    return kept;
  }

  private static void nameFiles(Value value) {
    for (int i = 0; value instanceof Value.Arr list && i < list.size(); i++) {
      nameFiles(list.get(i));
    }
    if (value instanceof Value.Obj file && file.get("bytes") instanceof Value.Bytes) {
      String type = file.text("type");
      file.put("name", plain(file.text("name")));
      file.put("type", type == null || type.isEmpty() ? "application/octet-stream" : type);
    } else if (value instanceof Value.Obj form) {
      for (int i = 0; i < form.size(); i++) {
        nameFiles(form.valueAt(i));
      }
    }
  }

  /** The end of a file's name, where its kind is, with a line in the place of each character that is not plain. */
  private static String plain(String name) {
    String given = name == null || name.isEmpty() ? "file" : name;
    StringBuilder plain = new StringBuilder();
    for (int i = Math.max(0, given.length() - LONGEST_NAME); i < given.length(); i++) {
      char c = given.charAt(i);
      plain.append(PLAIN.has(c) ? c : '_');
    }
    return plain.toString();
  }
}

package byok.core.providers;

import byok.protocol.Value;

/**
 * The addresses of an endpoint for one model. A path names the model in the body, or itself as {@code {model}}; one
 * that differs for streams is the endpoint's {@code streamPath}.
 */
final class Target {
  private static final String MODEL = "{model}";

  private final String base;
  private final Value.Obj endpoint;
  private final String model;

  Target(ProviderEntry provider, Value.Obj endpoint, String model) {
    this.base = endpoint.text("root") == null ? provider.baseUrl() : provider.origin() + endpoint.text("root");
    this.endpoint = endpoint;
    this.model = model;
  }

  /** Whether a request to {@code url} is one to this endpoint. */
  boolean is(String url) {
    return url.equals(at("path")) || url.equals(at("streamPath"));
  }

  /** Whether the answer comes as a stream of events. */
  boolean streams(String url, Value.Obj body) {
    return endpoint.has("streamPath") ? url.equals(at("streamPath")) : body.isTrue("stream");
  }

  /** Whether the body is where the model is named. */
  boolean namesModelInBody() {
    return !endpoint.text("path").contains(MODEL);
  }

  /** Null where there is no such path, or where the model's name could lead out of it. */
  private String at(String which) {
    String path = endpoint.text(which);
    int slot = path == null ? -1 : path.indexOf(MODEL);
    if (slot < 0) {
      return path == null ? null : base + path;
    }
    return isPlain(model) ? base + path.substring(0, slot) + model + path.substring(slot + MODEL.length()) : null;
  }

  private static boolean isPlain(String model) {
    boolean plain = !model.isEmpty() && !model.contains("..");
    for (int i = 0; i < model.length(); i++) {
      char c = model.charAt(i);
      plain &= c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._".indexOf(c) >= 0;
    }
    return plain;
  }
}

package byok.core.providers;

import byok.protocol.Alphabet;
import byok.protocol.Value;

/**
 * The addresses of an endpoint for one model. A path names the model in the body, or itself as {@code {model}}; one
 * that differs for streams is the endpoint's {@code streamPath}. A path may have {@code {voice}} for any plain name,
 * and parameters that the endpoint's {@code query} lists, with plain values.
 */
final class Target {
  private static final String MODEL = "{model}";
  private static final String VOICE = "{voice}";
  private static final Alphabet NAME = Alphabet.alphanumericAnd("-._");

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
    return url.equals(at("path")) || url.equals(at("streamPath")) || isVaried(url);
  }

  private boolean isVaried(String url) {
    int question = url.indexOf('?');
    String path = at("path");
    int slot = path == null ? -1 : path.indexOf(VOICE);
    String bare = question < 0 ? url : url.substring(0, question);
    boolean fits =
        slot < 0 ? bare.equals(path) : fits(bare, path.substring(0, slot), path.substring(slot + VOICE.length()));
    return fits && (question < 0 || areListed(url.substring(question + 1)));
  }

  private static boolean fits(String url, String before, String after) {
    int end = url.length() - after.length();
    return end > before.length()
        && url.startsWith(before)
        && url.endsWith(after)
        && isPlain(url.substring(before.length(), end));
  }

  private boolean areListed(String query) {
    Value.Obj listed = endpoint.object("query");
    int start = 0;
    while (listed != null && start <= query.length()) {
      int and = query.indexOf('&', start);
      int end = and < 0 ? query.length() : and;
      int equals = query.indexOf('=', start);
      boolean named = equals >= 0 && equals < end;
      if (!named || !isListed(listed, query.substring(start, equals), query.substring(equals + 1, end))) {
        return false;
      }
      start = end + 1;
    }
    return listed != null;
  }

  private static boolean isListed(Value.Obj listed, String name, String value) {
    return "text".equals(listed.text(name)) && isPlain(value);
  }

  /** Whether the answer comes as a stream of events. */
  boolean streams(String url, Value.Obj body) {
    return endpoint.has("streamPath") ? url.equals(at("streamPath")) : body.isTrue("stream");
  }

  /** Whether the body names the model, where it is the body that does. */
  boolean namesModel(Value.Obj body) {
    return endpoint.text("path").contains(MODEL) || model.equals(body.text(modelField(endpoint)));
  }

  /** Where the body of a request to an endpoint names the model. */
  static String modelField(Value.Obj endpoint) {
    return endpoint.text("modelField") == null ? "model" : endpoint.text("modelField");
  }

  /** The model that an address of the endpoint names; null where it names none. */
  static String modelIn(ProviderEntry provider, Value.Obj endpoint, String url) {
    String path = endpoint.text("path");
    int slot = path.indexOf(MODEL);
    String before = slot < 0 ? null : provider.baseUrl() + path.substring(0, slot);
    if (before == null || !url.startsWith(before)) {
      return null;
    }
    int end = before.length();
    while (end < url.length() && ":/?".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    return url.substring(before.length(), end);
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

  private static boolean isPlain(String text) {
    return !text.isEmpty() && !text.contains("..") && NAME.covers(text);
  }
}

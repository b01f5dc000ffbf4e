package byok.core.providers;

import byok.core.port.Http;
import byok.core.secret.SecretAccess;
import byok.core.secret.SecretText;
import byok.protocol.Capability;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * One provider of the table: where it is, how it is spoken to, and what may be asked of it. The members of its JSON
 * form are listed in {@link ProviderTable}.
 */
public final class ProviderEntry {
  /** The origin of what runs in this browser: it leads to the engine, and no network has it (RFC 2606). */
  public static final String HERE = "https://local.invalid";

  private final String id;
  private final String name;
  private final String baseUrl;
  private final Value.Obj data;
  private final Value.Obj root;
  private final Value.Obj shapes;
  private final Value.Obj hints;

  ProviderEntry(String id, String name, String baseUrl, Value.Obj data, Value.Obj root) {
    this.id = id;
    this.name = name;
    this.baseUrl = baseUrl;
    this.data = data;
    this.root = root;
    this.shapes = root.object("shapes");
    this.hints = root.object("hints");
  }

  /** The same at an owner's address. */
  ProviderEntry at(String otherId, String otherName, String url) {
    return new ProviderEntry(otherId, otherName, url, data, root);
  }

  public String id() {
    return id;
  }

  /** The name shown to people. */
  public String name() {
    return name;
  }

  /**
   * The provider package that speaks its format: {@code openai}, {@code anthropic}, {@code openrouter}, {@code google},
   * {@code mistral}, {@code openai-compatible}.
   */
  public String packageName() {
    return data.text("package");
  }

  /** The package that speaks to a model of a kind: its provider's, or a special one. */
  public String packageName(Capability kind, String model) {
    String special = endpoint(kind, model).text("package");
    return special == null ? packageName() : special;
  }

  /** The package's flavour for a model: {@code responses}, {@code messages}, {@code chat}; null for its only one. */
  public String api(Capability kind, String model) {
    return endpoint(kind, model).text("api");
  }

  /** Origin and path prefix, without a slash at the end. */
  public String baseUrl() {
    return baseUrl;
  }

  /** Scheme, host and port of {@link #baseUrl}. */
  public String origin() {
    int path = baseUrl.indexOf('/', baseUrl.indexOf("//") + 2);
    return path < 0 ? baseUrl : baseUrl.substring(0, path);
  }

  /** Whether it runs in this browser: asked without a network, and never through one. */
  public boolean isHere() {
    return origin().equals(HERE);
  }

  /** Whether it runs on this computer. */
  public boolean isOnComputer() {
    return isHere() || baseUrl.startsWith("http://");
  }

  /** How keys of this provider begin; empty where there is no such sign. */
  public String keyHint() {
    return data.text("keyHint");
  }

  /** The page where an owner gets a key; empty where there is none. */
  public String keyUrl() {
    return data.text("keyUrl");
  }

  /** The form of an address that its owner enters; empty where none is asked for. */
  public String addressExample() {
    return data.text("addressExample") == null ? "" : data.text("addressExample");
  }

  /** Whether it lets a page of another origin call it, as far as is known. */
  public Browser browser() {
    return Browser.of(data.text("browser"));
  }

  /** What its owner has to set so that a browser may call it, a whole sentence; null where nothing has to be. */
  public String reach() {
    return data.text("reach");
  }

  /** Whether requests cost nothing. */
  public boolean isFree() {
    return data.isTrue("free");
  }

  /** Whether it has models of a kind. */
  public boolean offers(Capability kind) {
    return endpoints(kind).size() > 0;
  }

  /** The rules of its endpoints for a kind of model, the one in use first. */
  Value.Arr endpoints(Capability kind) {
    Value.Arr endpoints = data.list(kind.wire());
    return endpoints == null ? new Value.Arr() : endpoints;
  }

  /** The address whose answer to a GET tells a good key from a bad one. */
  public String keyCheckUrl() {
    return listsAt() + data.text("keyCheck");
  }

  /** Whether the answer to a key check says that the key is bad. */
  public boolean refusesKey(int status) {
    Value.Arr further = data.list("keyRefused");
    boolean refuses = status == 401 || status == 403;
    for (int i = 0; further != null && i < further.size(); i++) {
      refuses |= further.get(i) instanceof Value.Num n && n.value() == status;
    }
    return refuses;
  }

  private String listsAt() {
    return data.isTrue("atOrigin") ? origin() : baseUrl;
  }

  /** Whether the owner can let the wallet make limited keys there ({@link byok.core.subkeys}). */
  public boolean makesSubKeys() {
    return data.object("subKeys") != null;
  }

  /** Where sub-keys are made and ended: for the wallet's own pages, never for a request of an app. */
  public String subKeysUrl() {
    return baseUrl + data.object("subKeys").text("path");
  }

  /** The page where an owner gets a management key. */
  public String managementUrl() {
    return data.object("subKeys").text("url");
  }

  /** Where an owner who signs in there gets a key for the wallet; {@code null} where keys are only pasted. */
  public SignIn signIn() {
    return data.object("signIn") == null ? null : new SignIn(data.object("signIn"), baseUrl);
  }

  /** Where it lists its models; null where it does not. */
  public String modelListUrl() {
    String path = data.object("modelList").text("path");
    return path == null ? null : listsAt() + path;
  }

  /** The models of a provider that lists none. */
  public List<String> fixedModels() {
    return texts(data.object("modelList").list("fixed"));
  }

  /** The form of the model list's answer, one of {@link byok.core.routing.ModelList}'s. */
  public String modelListShape() {
    return data.object("modelList").text("shape");
  }

  /** Whether requests of this kind may name the model. */
  public boolean serves(Capability kind, String model) {
    return endpoint(kind, model) != null;
  }

  /** Whether requests of any kind may name the model; others bill work of their own, and are not listed either. */
  public boolean serves(String model) {
    for (Capability kind : Capability.values()) {
      if (serves(kind, model)) {
        return true;
      }
    }
    return false;
  }

  /** The most images or texts that one call of the model takes; 0 where it does not matter. */
  public long most(Capability kind, String model) {
    return endpoint(kind, model).integer("most", 0);
  }

  private boolean skips(String model) {
    return containsAny(model, data.list("skipModels"));
  }

  private static boolean containsAny(String model, Value.Arr parts) {
    for (String part : texts(parts)) {
      if (model.contains(part)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the provider stops working, and billing, when the connection is closed. */
  public boolean stopsOnAbort() {
    return data.isTrue("stopsOnAbort");
  }

  /** Whether requests can carry the most they may cost ({@link CheckedRequest#withPriceCap}). */
  public boolean capsPrice() {
    return data.isTrue("capsPrice");
  }

  /** The general upper bound of tokens that one image counts. */
  public long imageTokens() {
    return data.integer("imageTokens", 0);
  }

  /**
   * The headers of a request the wallet makes by itself, such as a key check: those of the table and, unless the key is
   * empty, the key's.
   *
   * @return goes into a request to this provider and nowhere else
   */
  public List<Http.Header> headersWithKey(SecretText key) {
    List<Http.Header> headers = fixedHeaders();
    addKey(headers, key);
    return headers;
  }

  /** The headers of a checked request, with the key's unless it is empty. */
  public List<Http.Header> headersWithKey(CheckedRequest request, SecretText key) {
    List<Http.Header> headers = new ArrayList<>(request.headers());
    addKey(headers, key);
    return headers;
  }

  private void addKey(List<Http.Header> headers, SecretText key) {
    String secret = key.read(SecretAccess.SEND);
    if (!secret.isEmpty()) {
      headers.add(new Http.Header(authHeader(), data.object("auth").text("prefix") + secret));
    }
  }

  List<Http.Header> fixedHeaders() {
    Value.Obj fixed = data.object("headers");
    List<Http.Header> headers = new ArrayList<>();
    for (int i = 0; i < fixed.size(); i++) {
      headers.add(new Http.Header(fixed.keyAt(i), fixed.text(fixed.keyAt(i))));
    }
    return headers;
  }

  String authHeader() {
    return data.object("auth").text("header");
  }

  /** Whether the key, or the placeholder that the package has for it, is in that header. */
  boolean takesKeyIn(String header) {
    return header.equals(authHeader()) || header.equals(data.object("auth").text("packageHeader"));
  }

  boolean fixes(String header) {
    return data.object("headers").has(header);
  }

  /** The comma-separated values a forwarded header may have, or null where it is not forwarded. */
  List<String> forwarded(String header) {
    Value.Arr values = data.object("forward").list(header);
    return values == null ? null : texts(values);
  }

  List<String> deniedSuffixes() {
    return texts(data.list("denySuffixes"));
  }

  /** The rules of the endpoint that packages use first for a model; null where requests of the kind may not name it. */
  Value.Obj endpoint(Capability kind, String model) {
    List<Value.Obj> all = endpoints(kind, model);
    return all.isEmpty() ? null : all.get(0);
  }

  /** The rules of each endpoint at which a model of this kind answers. */
  List<Value.Obj> endpoints(Capability kind, String model) {
    List<Value.Obj> found = new ArrayList<>();
    Value.Arr all = endpoints(kind);
    boolean none = kind == Capability.LANGUAGE && skips(model);
    for (int i = 0; !none && i < all.size(); i++) {
      Value.Obj rules = (Value.Obj) all.get(i);
      if (rules.list("models") == null || containsAny(model, rules.list("models"))) {
        found.add(rules);
      }
    }
    return found;
  }

  /** The name of this provider's block in {@code providerOptions}. */
  public String optionsKey() {
    return data.text("optionsKey");
  }

  /** What the provider's block may say in calls of a kind. */
  Value.Obj options(Capability kind, String model) {
    Value.Obj own = kind == Capability.LANGUAGE ? data.object("options") : endpoint(kind, model).object("options");
    return own == null ? new Value.Obj() : own;
  }

  /** The name under which the package that speaks to a model reads them. */
  String packageKey(Capability kind, String model) {
    String name = packageName(kind, model);
    String own = data.text("packageKey") == null ? optionsKey() : data.text("packageKey");
    return name.equals(packageName()) ? own : name;
  }

  /** Options that every call of a language model carries, whatever the app says. */
  Value.Obj defaults(Capability kind) {
    return kind == Capability.LANGUAGE ? data.object("defaults") : new Value.Obj();
  }

  /** @param model the one that {@code names} rules mean, or {@code null} */
  Shape shape(Counts counts, String model) {
    return new Shape(shapes, counts, model);
  }

  /** What to do instead, by the last name in a refused path; null where there is nothing to say. */
  String hint(String path) {
    int end = path.endsWith("]") ? path.lastIndexOf('[') : path.length();
    String whole = path.substring(0, end);
    String last = whole.substring(whole.lastIndexOf('.') + 1);
    String hint = hints.text(last);
    return hint == null && whole.startsWith("tools") ? hints.text("tools") : hint;
  }

  static List<String> texts(Value.Arr list) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; list != null && i < list.size(); i++) {
      texts.add(((Value.Text) list.get(i)).value());
    }
    return texts;
  }
}

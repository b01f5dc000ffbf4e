package byok.core.providers;

import byok.core.port.Http;
import byok.core.port.Json;
import byok.core.pricing.OutputLimit;
import byok.core.pricing.Work;
import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import byok.protocol.Lists;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/** Holds a request that the engine made against the provider table: default deny, everywhere. */
public final class RequestCheck {
  private static final int LONGEST_NAME = 120;

  private final Json json;

  public RequestCheck(Json json) {
    this.json = json;
  }

  /**
   * What a request may be.
   *
   * @param model the model that was routed to, which the provider serves as this kind; the body must name exactly it
   * @param outputLimit set where the body of a request to a language model carries none
   */
  public record Allowed(ProviderEntry provider, Capability kind, String model, long outputLimit) {}

  /** @throws ByokException {@link ErrorCode#REQUEST_REFUSED}, naming what was refused */
  public CheckedRequest check(Allowed allowed, EngineRequest request) {
    ProviderEntry provider = allowed.provider();
    String model = allowed.model();
    demand(request.method().equals("POST"), "method", request.method(), null);
    Value.Obj rules = rules(allowed, request.url());
    demand(rules != null, "address", "", null);
    Target target = new Target(provider, rules, model);
    boolean form = rules.isTrue("form");
    demand(request.body() instanceof Value.Obj && request.isForm() == form, "body", "", null);
    Value.Obj body = Dotted.copy((Value.Obj) request.body());
    Counts counts = new Counts();
    checkFields(provider.shape(counts, model), provider, rules, body);
    demand(target.namesModel(body), "field", "model", null);
    checkSuffix(provider, model);
    Work work = counts.work(rules.integer("outputs", 0), variant(rules.list("variant"), body));
    boolean fits = allowed.kind() != Capability.IMAGE || work.outputs() <= rules.integer("most", Integer.MAX_VALUE);
    demand(fits, "field", "n", "Ask for fewer images in one call.");
    List<String> limits = limitFields(rules, body, allowed.outputLimit());
    boolean stream = target.streams(request.url(), body);
    force(rules.object("force"), body);
    if (stream) {
      force(rules.object("forceStream"), body);
    }
    return new CheckedRequest(
        "POST",
        request.url(),
        headers(provider, request.headers()),
        body,
        counts.footprint(form ? FormBody.textBytes(body) : utf8Length(json.print(body))),
        largest(body, limits),
        floor(rules.list("floor"), body),
        stream,
        model,
        limits,
        Wire.of(rules.text("wire")),
        work,
        form);
  }

  /** The rules of the endpoint at that address; null where there is none for the model. */
  private static Value.Obj rules(Allowed allowed, String url) {
    for (Value.Obj rules : allowed.provider().endpoints(allowed.kind(), allowed.model())) {
      if (new Target(allowed.provider(), rules, allowed.model()).is(url)) {
        return rules;
      }
    }
    return null;
  }

  /** The values of the fields that decide a price, joined by slashes; those that are absent are empty. */
  private static String variant(Value.Arr fields, Value.Obj body) {
    StringBuilder variant = new StringBuilder();
    for (int i = 0; fields != null && i < fields.size(); i++) {
      String value = body.text(((Value.Text) fields.get(i)).value());
      variant.append(i > 0 ? "/" : "").append(value == null ? "" : value);
    }
    return variant.toString();
  }

  private static void checkFields(Shape shape, ProviderEntry provider, Value.Obj rules, Value.Obj body) {
    Value.Obj whole = new Value.Obj().put("fields", rules.object("body")).put("must", rules.get("must"));
    String found = shape.mismatch(whole, body, "");
    if (found != null) {
      String path = found.startsWith(".") ? found.substring(1) : found;
      demand(false, "field", path, provider.hint(path));
    }
  }

  private static void checkSuffix(ProviderEntry provider, String model) {
    for (String suffix : provider.deniedSuffixes()) {
      demand(!model.endsWith(suffix), "model suffix", suffix, "Use the model without it; it has a price of its own.");
    }
  }

  /** The output-limit fields that the body carries; the first of the table, inserted, where it carries none. */
  private static List<String> limitFields(Value.Obj rules, Value.Obj body, long outputLimit) {
    List<String> present = new ArrayList<>();
    List<String> known = ProviderEntry.texts(rules.list("limit"));
    for (String field : known) {
      if (Dotted.get(body, field) instanceof Value.Num) {
        present.add(field);
      }
    }
    if (present.isEmpty() && !known.isEmpty()) {
      Dotted.put(body, known.get(0), Value.of(outputLimit));
      present.add(known.get(0));
    }
    return present;
  }

  private static long largest(Value.Obj body, List<String> fields) {
    long largest = 0;
    for (String field : fields) {
      largest = Math.max(largest, whole(Dotted.get(body, field)));
    }
    return largest;
  }

  /** The useful minimum, on top of what the request sets aside for thinking. */
  private static long floor(Value.Arr path, Value.Obj body) {
    String dotted = path == null ? "" : String.join(".", ProviderEntry.texts(path));
    return OutputLimit.FLOOR + whole(Dotted.get(body, dotted));
  }

  /** A number of tokens; 0 where there is none, and where the provider chooses it. */
  private static long whole(Value value) {
    return value instanceof Value.Num n ? (long) Math.max(0, n.value()) : 0;
  }

  private static void force(Value.Obj fields, Value.Obj body) {
    for (int i = 0; fields != null && i < fields.size(); i++) {
      body.put(fields.keyAt(i), fields.valueAt(i));
    }
  }

  /**
   * Forwards what the table lets through; the placeholder key, the table's own headers and the user agent are replaced
   * or dropped.
   */
  private static List<Http.Header> headers(ProviderEntry provider, List<Http.Header> given) {
    List<Http.Header> forwarded = provider.fixedHeaders();
    for (Http.Header header : given) {
      String name = header.name().toLowerCase();
      if (provider.takesKeyIn(name) || name.equals("user-agent") || provider.fixes(name)) {
        continue;
      }
      demand(allows(provider.forwarded(name), header.value()), "header", name, null);
      forwarded.add(new Http.Header(name, header.value()));
    }
    return forwarded;
  }

  /** Whether each comma-separated part of a header's value is among those allowed; null allows nothing. */
  static boolean allows(List<String> allowed, String value) {
    if (allowed == null) {
      return false;
    }
    int start = 0;
    while (start <= value.length()) {
      int comma = value.indexOf(',', start);
      int end = comma < 0 ? value.length() : comma;
      if (!Lists.contain(allowed, value.substring(start, end).trim())) {
        return false;
      }
      start = end + 1;
    }
    return true;
  }

  private static void demand(boolean condition, String what, String name, String hint) {
    if (!condition) {
      String which = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
      throw new ByokException(
          ErrorCode.REQUEST_REFUSED,
          "The wallet does not send this request: its " + (what + ' ' + which).trim() + " is not allowed.",
          new Value.Obj().put("field", which).put("hint", hint));
    }
  }

  /**
   * Bytes of a JSON text in UTF-8; JSON escapes lone surrogates, so each surrogate is half of a four-byte character.
   */
  static long utf8Length(String text) {
    long bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes;
  }
}

package byok.core.providers;

import byok.core.port.Http;
import byok.protocol.Capability;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/** A request that a provider package really made, from {@code captured-requests.json}. */
record Captured(String provider, String name, boolean refused, String model, EngineRequest request) {
  static List<Captured> all() {
    Value.Arr list = (Value.Arr) Tables.JSON.parse(Tables.resource("captured-requests.json"));
    List<Captured> all = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      all.add(of((Value.Obj) list.get(i)));
    }
    return all;
  }

  static List<Captured> passing() {
    return all().stream().filter(one -> !one.refused).toList();
  }

  private static Captured of(Value.Obj o) {
    List<Http.Header> headers = new ArrayList<>();
    Value.Obj given = o.object("headers");
    for (int i = 0; i < given.size(); i++) {
      headers.add(new Http.Header(given.keyAt(i), given.text(given.keyAt(i))));
    }
    EngineRequest request = new EngineRequest(o.text("method"), o.text("url"), headers, o.get("body"), false);
    return new Captured(o.text("provider"), o.text("name"), o.isTrue("refused"), model(request), request);
  }

  ProviderEntry entry() {
    return Tables.provider(provider);
  }

  private static String model(EngineRequest request) {
    String named = ((Value.Obj) request.body()).text("model");
    return named == null ? fromAddress(request.url()) : named;
  }

  /** The model of {@code …/models/gemini:generateContent}. */
  private static String fromAddress(String url) {
    int start = url.lastIndexOf('/') + 1;
    return url.substring(start, url.indexOf(':', start));
  }

  Captured with(EngineRequest changed) {
    return new Captured(provider, name, true, model, changed);
  }

  Captured withBody(Value.Obj body) {
    return with(new EngineRequest(request.method(), request.url(), request.headers(), body, false));
  }

  /** A fresh copy of the body. */
  Value.Obj body() {
    return (Value.Obj) Tables.JSON.parse(Tables.JSON.print(request.body()));
  }

  CheckedRequest check() {
    RequestCheck.Allowed allowed = new RequestCheck.Allowed(entry(), Capability.LANGUAGE, model(), 4096);
    return new RequestCheck(Tables.JSON).check(allowed, request);
  }

  @Override
  public String toString() {
    return provider + " " + name;
  }
}

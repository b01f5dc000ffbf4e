package byok.browser.selftest;

import static byok.browser.selftest.Tap.isTrue;
import static byok.browser.selftest.Tap.same;

import byok.browser.platform.FetchHttp;
import byok.browser.platform.PagePolicy;
import byok.browser.platform.WebJson;
import byok.core.port.Http;
import byok.protocol.Value;
import java.util.List;

/** The network against the test upstream. */
final class HttpCases {
  private final Http http = new FetchHttp();
  private final String upstream;

  HttpCases(String upstream) {
    this.upstream = upstream;
  }

  void run(Tap tap) {
    tap.test("http_post_sendsBodyAndHeadersAndNothingElse", this::echo);
    tap.test("http_stream_arrivesInParts", this::stream);
    tap.test("http_cancelledWhileStreaming_breaksAndClosesTheSocket", this::cancelled);
    tap.test("http_cancelledBefore_isBroken", () -> broken("/echo", new Stop(true), List.of()));
    tap.test("http_redirect_isBroken", () -> broken("/redirect", new Stop(false), List.of()));
    tap.test("http_noCors_isBroken", () -> broken("/nocors", new Stop(false), List.of()));
    tap.test("http_brokenAnswer_breaksOnRead", this::cutOff);
    tap.test("http_badHeader_neverShowsItsValue", this::badHeader);
    tap.test("http_badUrl_isBroken", () -> broken(":/nope", new Stop(false), List.of()));
    tap.test("http_notFound_isAnAnswer", () -> isTrue("404", send("/none").status() == 404));
  }

  /** Last of all: it cannot be undone. */
  void runPolicy(Tap tap) {
    tap.test("policy_narrowed_reachesOnlyTheNamed", () -> {
      PagePolicy.connectOnlyTo(List.of(upstream));
      isTrue("named", send("/echo").status() == 201);
      String elsewhere = "http://blocked.localhost" + upstream.substring(upstream.lastIndexOf(':'));
      isBroken(() -> http.send(new Http.Request("GET", elsewhere + "/echo", List.of(), null), new Stop(false)));
    });
    tap.test("policy_noOrigin_isRefused", () -> {
      for (String odd : List.of("https://a.example; script-src *", "https://a.example/v1", "data:,", "a.example", "")) {
        isTrue(odd, isRefused(odd));
      }
    });
  }

  private static boolean isRefused(String origin) {
    try {
      PagePolicy.connectOnlyTo(List.of(origin));
      return false;
    } catch (IllegalArgumentException e) {
      return true;
    }
  }

  private Http.Response send(String path) {
    return http.send(new Http.Request("GET", upstream + path, List.of(), null), new Stop(false));
  }

  private void echo() {
    List<Http.Header> headers = List.of(
        new Http.Header("content-type", "application/json"), new Http.Header("X-Key", "k"));
    Http.Response response = http.send(
        new Http.Request("POST", upstream + "/echo", headers, new byte[] {'{', '}'}), new Stop(false));
    isTrue("201", response.status() == 201);
    same("Yes", header(response, "x-seen"));
    Value.Obj seen = (Value.Obj) new WebJson().parse(text(response));
    same("{}", seen.text("body"));
    same("k", seen.object("headers").text("x-key"));
    same(null, seen.object("headers").text("referer"));
    same(null, seen.object("headers").text("cookie"));
    same("no-cache", seen.object("headers").text("cache-control"));
  }

  private void stream() {
    Http.Response response = send("/stream");
    int parts = 0;
    int bytes = 0;
    for (byte[] chunk = response.read(); chunk != null; chunk = response.read()) {
      parts++;
      bytes += chunk.length;
    }
    isTrue("bytes " + bytes, bytes == 10 * 7 + 40 * 8);
    isTrue("parts " + parts, parts > 10);
    same(null, response.read());
  }

  private void cancelled() {
    Stop stop = new Stop(false);
    Http.Response response = http.send(new Http.Request("GET", upstream + "/stream", List.of(), null), stop);
    isTrue("first part", response.read() != null);
    stop.cancel();
    isBroken(() -> {
      for (int i = 0; i < 60; i++) {
        response.read();
      }
    });
    sleep(150);
    String log = text(send("/log"));
    int last = log.lastIndexOf("/stream");
    isTrue("closed early", log.indexOf("\"closedEarly\":true", last) > 0);
  }

  private void cutOff() {
    Http.Response response = send("/broken");
    isTrue("first part", response.read() != null);
    isBroken(() -> {
      for (int i = 0; i < 10; i++) {
        response.read();
      }
    });
  }

  private void badHeader() {
    for (String value : new String[] {"sk-secret\nsk-more", "sk-secret\u20ac"}) {
      String message = isBroken(() -> http.send(new Http.Request("GET", upstream + "/echo",
          List.of(new Http.Header("authorization", value)), null), new Stop(false)));
      isTrue(message, !message.contains("sk-"));
      isTrue(message, message.contains("authorization"));
    }
  }

  private void broken(String path, Stop stop, List<Http.Header> headers) {
    isBroken(() -> http.send(new Http.Request("GET", upstream + path, headers, null), stop));
  }

  private static String isBroken(Tap.Case body) {
    try {
      body.run();
    } catch (Http.Broken e) {
      return e.getMessage();
    }
    throw new AssertionError("not broken");
  }

  private static String header(Http.Response response, String name) {
    for (Http.Header h : response.headers()) {
      if (h.name().equals(name)) {
        return h.value();
      }
    }
    return null;
  }

  private static String text(Http.Response response) {
    StringBuilder all = new StringBuilder();
    for (byte[] chunk = response.read(); chunk != null; chunk = response.read()) {
      for (byte b : chunk) {
        all.append((char) (b & 0xff));
      }
    }
    return all.toString();
  }

  private static void sleep(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Stop implements Http.Cancel {
    private boolean cancelled;
    private Action action = () -> {};

    Stop(boolean cancelled) {
      this.cancelled = cancelled;
    }

    void cancel() {
      cancelled = true;
      action.run();
    }

    @Override
    public boolean isCancelled() {
      return cancelled;
    }

    @Override
    public void onCancel(Action next) {
      action = next;
    }
  }
}

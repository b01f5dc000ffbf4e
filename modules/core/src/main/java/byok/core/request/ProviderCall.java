package byok.core.request;

import byok.core.budgets.Amount;
import byok.core.port.Engine;
import byok.core.port.Http;
import byok.core.port.Json;
import byok.core.pricing.Bound;
import byok.core.pricing.OutputLimit;
import byok.core.pricing.PricedModel;
import byok.core.pricing.Usage;
import byok.core.providers.CheckedRequest;
import byok.core.providers.EngineRequest;
import byok.core.providers.ProviderEntry;
import byok.core.providers.ProviderFailure;
import byok.core.providers.RequestCheck;
import byok.core.providers.UsageMeter;
import byok.core.secret.SecretAccess;
import byok.core.secret.SecretText;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Utf8;
import java.util.ArrayList;
import java.util.List;

/**
 * The one paid exchange of a request: checked, reserved, sent with the key, metered, handed to the engine. The exchange
 * itself runs beside the engine's events.
 */
final class ProviderCall {
  /** Response headers the engine may see. None of them can carry a key. */
  private static final String HEADERS = " content-type retry-after x-request-id request-id x-should-retry ";

  private final Wallet wallet;
  private final Admitted admitted;
  private final Settlement money;
  private final Engine.Run run;
  private final Cancellation cancellation = new Cancellation();
  private CheckedRequest request;
  private Bound bound;
  private UsageMeter meter;
  private ProviderFailure failure;
  private boolean capped;
  private boolean begun;
  private boolean complete;

  ProviderCall(Wallet wallet, Admitted admitted, Settlement money, Engine.Run run) {
    this.wallet = wallet;
    this.admitted = admitted;
    this.money = money;
    this.run = run;
  }

  /**
   * Checks and reserves, then sends; refused without a trace at the provider. A second exchange of one request is
   * refused.
   */
  void begin(Engine.Event.Fetch fetch, long outputLimit) {
    if (request != null) {
      throw new ByokException(ErrorCode.REQUEST_REFUSED, "The wallet sends one request for one call.");
    }
    if (wallet.outside().http().isOffline() && !isLoopback()) {
      throw new ByokException(ErrorCode.OFFLINE, "There is no network.");
    }
    Json json = wallet.ports().json();
    EngineRequest asked =
        new EngineRequest(
            fetch.method(), fetch.url(), fetch.headers(), fetch.body() == null ? null : json.parse(fetch.body()));
    CheckedRequest checked =
        new RequestCheck(json).check(admitted.provider(), asked, admitted.route().model(), outputLimit);
    request = reserve(checked);
    meter = new UsageMeter(admitted.provider().wire(), request.stream(), json);
    wallet.outside().tasks().spawn(() -> exchange(fetch.fetch()));
  }

  private CheckedRequest reserve(CheckedRequest checked) {
    PricedModel model = admitted.model();
    bound = new Bound(checked.footprint(), model, admitted.provider().imageTokens());
    long room = money.affordableTokens() - bound.inputTokens();
    long affordable = Math.min(room, bound.affordableOutput(money.affordableNanoUsd()));
    long floor = Math.min(checked.floorTokens(), checked.maxOutputTokens());
    CheckedRequest fitted = checked;
    if (affordable >= floor) {
      OutputLimit limit = OutputLimit.choose(checked.maxOutputTokens(), model.maxOutput(), affordable, floor);
      capped = limit.capped();
      fitted = limit.tokens() == checked.maxOutputTokens() ? checked : checked.withOutputLimit(limit.tokens());
    }
    money.send(most(fitted.maxOutputTokens()), most(floor));
    boolean caps = provider().capsPrice() && admitted.priced();
    return caps ? fitted.withPriceCap(bound.inputPrice(), bound.outputPrice()) : fitted;
  }

  /** What the request takes at most with so many output tokens. */
  private Amount most(long outputTokens) {
    return new Amount(bound.nanoUsd(outputTokens), bound.inputTokens() + outputTokens);
  }

  private void exchange(int fetch) {
    SecretText key = admitted.key().secret();
    try {
      Http.Response response = wallet.outside().http().send(withKey(key), cancellation);
      if (response.status() == 401 && admitted.key().limited()) {
        fail(ProviderFailure.subKeyEnded(provider()));
      } else if (response.status() >= 400) {
        fail(ProviderFailure.ofAnswer(provider(), answer(response), key, wallet.ports().json(), wallet.now()));
      } else {
        relay(fetch, response, new EchoGuard(Utf8.encode(key.read(SecretAccess.SEND))));
      }
    } catch (Http.Broken e) {
      broken(fetch);
    }
  }

  private Http.Request withKey(SecretText key) {
    List<Http.Header> headers = provider().headersWithKey(request, key);
    byte[] body = Utf8.encode(wallet.ports().json().print(request.body()));
    return new Http.Request(request.method(), request.url(), headers, body);
  }

  private void relay(int fetch, Http.Response response, EchoGuard guard) {
    begun = true;
    run.head(fetch, response.status(), readable(response.headers()));
    for (byte[] bytes = response.read(); bytes != null; bytes = response.read()) {
      meter.feed(bytes);
      byte[] safe = guard.pass(bytes);
      if (safe == null) {
        cancellation.cancel();
        fail(echoed());
        return;
      }
      hand(fetch, safe);
    }
    meter.end();
    complete = true;
    hand(fetch, guard.rest());
    run.endOfBody(fetch);
  }

  private void hand(int fetch, byte[] bytes) {
    if (bytes.length > 0) {
      run.data(fetch, bytes);
    }
  }

  private ProviderFailure echoed() {
    ByokException error =
        new ByokException(ErrorCode.PROVIDER_ERROR, provider().name() + " sent an answer that the wallet held back.");
    return new ProviderFailure(error, "The answer contained your key.");
  }

  /** Parts the engine has already made are delivered first: it is told, and the run ends with what it says then. */
  private void broken(int fetch) {
    if (cancellation.isCancelled()) {
      return;
    }
    failure = begun ? ProviderFailure.disconnected(provider()) : ProviderFailure.unreachable(provider());
    if (begun) {
      run.broken(fetch, "The connection broke.");
    } else {
      run.stop(failure.error());
    }
  }

  private void fail(ProviderFailure why) {
    failure = why;
    run.stop(why.error());
  }

  private static ProviderFailure.Answer answer(Http.Response response) {
    byte[] body = Http.readAll(response, ProviderFailure.LONGEST_BODY);
    return new ProviderFailure.Answer(response.status(), response.headers(), body);
  }

  private static List<Http.Header> readable(List<Http.Header> headers) {
    List<Http.Header> kept = new ArrayList<>();
    for (Http.Header header : headers) {
      if (HEADERS.contains(' ' + header.name() + ' ')) {
        kept.add(header);
      }
    }
    return kept;
  }

  /** Ends the exchange; nothing where it is over. */
  void cancel() {
    cancellation.cancel();
  }

  /** What it cost, as far as the bytes tell (docs/decisions/settling-without-an-answer.md). */
  Charge charge() {
    Usage reported = meter.reported();
    if (reported != null) {
      return Charge.of(reported, admitted.model().price());
    }
    if (failure != null && failure.error().details().has("statusCode")) {
      return Charge.NOTHING;
    }
    Amount most = most(request.maxOutputTokens());
    if (complete || !request.stream() || !provider().stopsOnAbort()) {
      return Charge.bound(most);
    }
    boolean hidden = admitted.model().reasoning() || request.asksForReasoning();
    Usage soFar = meter.estimateSoFar(bound.inputTokens(), request.maxOutputTokens(), hidden);
    return Charge.of(soFar, admitted.model().price()).atMost(most);
  }

  /** Why the provider did not answer, or {@code null}. */
  ByokException failure() {
    return failure == null ? null : failure.error();
  }

  /** The output limit that was sent, where the money left made it shorter than asked; 0 otherwise. */
  long cappedAt() {
    return capped ? request.maxOutputTokens() : 0;
  }

  private boolean isLoopback() {
    return provider().baseUrl().startsWith("http://");
  }

  private ProviderEntry provider() {
    return admitted.provider();
  }
}

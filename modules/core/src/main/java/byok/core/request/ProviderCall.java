package byok.core.request;

import byok.core.port.Engine;
import byok.core.port.Http;
import byok.core.port.Json;
import byok.core.providers.CheckedRequest;
import byok.core.providers.EngineRequest;
import byok.core.providers.FormBody;
import byok.core.providers.ProviderEntry;
import byok.core.providers.ProviderFailure;
import byok.core.providers.RequestCheck;
import byok.core.providers.UsageMeter;
import byok.core.secret.SecretAccess;
import byok.core.secret.SecretText;
import byok.core.vault.Ids;
import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import byok.protocol.Utf8;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/** The one paid exchange of a request: checked, reserved, sent with the key, metered, handed to whoever asked. */
final class ProviderCall {
  /** Response headers that are handed on. None of them can carry a key. */
  private static final String HEADERS = " content-type retry-after x-request-id request-id x-should-retry ";

  private final Wallet wallet;
  private final Admitted admitted;
  private final Settlement money;
  private final Engine.Receiver receiver;
  private final Cancellation cancellation = new Cancellation();
  private final Terms terms;
  private CheckedRequest request;
  private UsageMeter meter;
  private ProviderFailure failure;
  private boolean begun;
  private boolean complete;

  ProviderCall(Wallet wallet, Admitted admitted, Settlement money, Engine.Receiver receiver) {
    this.wallet = wallet;
    this.admitted = admitted;
    this.money = money;
    this.receiver = receiver;
    this.terms =
        admitted.kind() == Capability.LANGUAGE ? new LanguageTerms(admitted, money) : new WorkTerms(admitted, money);
  }

  /** Checks, reserves, and sends beside the engine's events. */
  void begin(Engine.Event.Fetch fetch, long outputLimit) {
    reserve(asked(fetch, wallet.ports().json()), outputLimit);
    wallet.outside().tasks().spawn(() -> exchange(fetch.fetch()));
  }

  /**
   * Checks and reserves; refused without a trace at the provider. A second exchange of one request is refused.
   *
   * @param outputLimit for a language model, where the request has none
   */
  void reserve(EngineRequest asked, long outputLimit) {
    if (request != null) {
      throw new ByokException(ErrorCode.REQUEST_REFUSED, "The wallet sends one request for one call.");
    }
    if (wallet.outside().http().isOffline() && !provider().isOnComputer()) {
      throw new ByokException(ErrorCode.OFFLINE, "There is no network.");
    }
    Json json = wallet.ports().json();
    RequestCheck.Allowed allowed =
        new RequestCheck.Allowed(admitted.provider(), admitted.kind(), admitted.route().model(), outputLimit);
    CheckedRequest checked = new RequestCheck(json).check(allowed, asked);
    requireHere(checked);
    request = terms.reserve(checked);
    meter = new UsageMeter(request.wire(), request.stream(), json);
  }

  /** A server on this computer would fetch an address for the app. */
  private void requireHere(CheckedRequest checked) {
    if (admitted.grant().row().caveats().localOnly() && checked.footprint().remote() > 0) {
      throw new ByokException(
          ErrorCode.REQUEST_REFUSED, "This grant covers only this computer, and the request names a file elsewhere.",
          new Value.Obj().put("hint", "Send the file's bytes."));
    }
  }

  private static EngineRequest asked(Engine.Event.Fetch fetch, Json json) {
    Value body = EngineRequest.bodyOf(fetch.body(), json);
    boolean form = fetch.body() instanceof Value.Arr;
    return new EngineRequest(fetch.method(), fetch.url(), fetch.headers(), body, form);
  }

  /** Sends, and hands the answer over as it comes; returns when it is over. */
  void exchange(int fetch) {
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
    if (!request.form()) {
      byte[] body = Utf8.encode(wallet.ports().json().print(request.body()));
      return new Http.Request(request.method(), request.url(), headers, body);
    }
    String boundary = "byok" + Ids.random(wallet.ports().random());
    headers.add(new Http.Header("content-type", "multipart/form-data; boundary=" + boundary));
    return new Http.Request(request.method(), request.url(), headers, FormBody.encode(request.body(), boundary));
  }

  private void relay(int fetch, Http.Response response, EchoGuard guard) {
    begun = true;
    receiver.head(fetch, response.status(), readable(response.headers()));
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
    receiver.endOfBody(fetch);
  }

  private void hand(int fetch, byte[] bytes) {
    if (bytes.length > 0) {
      receiver.data(fetch, bytes);
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
    failure = begun ? ProviderFailure.disconnected(provider()) : unreachable();
    if (begun) {
      receiver.broken(fetch, "The connection broke.");
    } else {
      receiver.stop(failure.error());
    }
  }

  private ProviderFailure unreachable() {
    boolean kept = !provider().isHere() && provider().isOnComputer() && wallet.outside().http().isKeptFromComputer();
    return kept ? ProviderFailure.keptAway(provider()) : ProviderFailure.unreachable(provider());
  }

  private void fail(ProviderFailure why) {
    failure = why;
    receiver.stop(why.error());
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
    boolean refused = failure != null && failure.error().details().has("statusCode");
    return refused && meter.reported() == null ? Charge.NOTHING : terms.charge(meter, complete);
  }

  /** Why the provider did not answer, or {@code null}. */
  ByokException failure() {
    return failure == null ? null : failure.error();
  }

  /** The output limit that was sent, where the money left made it shorter than asked; 0 otherwise. */
  long cappedAt() {
    return terms.cappedAt();
  }

  private ProviderEntry provider() {
    return admitted.provider();
  }
}

package byok.core.request;

import byok.core.grants.Grant;
import byok.core.keys.ProviderKey;
import byok.core.ledger.LedgerEntry;
import byok.core.port.Http;
import byok.core.port.Json;
import byok.core.pricing.OutputLimit;
import byok.core.providers.Aim;
import byok.core.providers.AppRequest;
import byok.core.providers.EngineRequest;
import byok.core.providers.ProviderEntry;
import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import byok.protocol.FetchCall;
import byok.protocol.Utf8;
import byok.protocol.Value;
import java.util.List;

/**
 * One request in a provider's own format, as an official SDK makes it: the app's takes the place of the engine's, and
 * what holds for that one holds for it. {@link #run} blocks until it is over; {@link #stop} ends it from elsewhere.
 */
public final class FetchRequest implements PaidRequest {
  private final Wallet wallet;
  private final FetchCall call;
  private final AppRequest asked;
  private final Runnable sent;
  private Payment payment;
  private ProviderCall provider;
  private Answer answer;
  private ByokException stopped;

  /** @param sent runs once the request is on its way */
  public FetchRequest(Wallet wallet, FetchCall call, Runnable sent) {
    this.wallet = wallet;
    this.call = call;
    this.asked = AppRequest.of(call, wallet.ports().json());
    this.sent = sent;
  }

  /** The body as the app sent it; null where it sent none that can be read. */
  public Value.Obj body() {
    return asked.body();
  }

  /** What the owner sees it by while it runs: the model that the app names, or the path. */
  public String model() {
    String named = body() == null ? null : body().text("model");
    return named == null ? call.bare() : named;
  }

  /**
   * Runs the request under a grant. Throws what the app may know of why it failed; by then its money is settled and its
   * row written.
   *
   * @param to opens with {@code {status, headers}}; its parts are bytes
   */
  public void run(Grant grant, Answer to) {
    answer = to;
    ProviderKey key = key(grant);
    ProviderEntry entry = wallet.catalog().entryOf(key);
    if (ModelNames.areAsked(call)) {
      list(new ModelNames(grant, entry, key));
      return;
    }
    Aim aim = asked.aim(entry);
    Admitted admitted = admit(grant, aim);
    wallet.outside().http().reach(admitted.provider().origin());
    payment = new Payment(wallet, admitted);
    try {
      exchange(admitted, aim);
    } catch (ByokException e) {
      payment.close(e);
      throw e;
    }
  }

  @Override
  public void stop(ByokException reason) {
    stopped = reason;
    if (provider != null) {
      provider.cancel();
    }
    if (answer != null) {
      answer.stop();
    }
  }

  @Override
  public String entryId() {
    return payment == null ? null : payment.entryId();
  }

  @Override
  public boolean isHere() {
    return payment != null && payment.isHere();
  }

  @Override
  public LedgerEntry row() {
    return payment == null ? null : payment.row();
  }

  /** The first of the owner's keys for the provider. */
  private ProviderKey key(Grant grant) {
    List<ProviderKey> keys = Locality.within(grant.row(), wallet.keys().list().items());
    for (ProviderKey key : keys) {
      if (key.providerId().equals(call.providerId()) && wallet.catalog().entryOf(key) != null) {
        return key;
      }
    }
    throw new Unserved(grant.row(), keys).of(call.providerId(), new ByokException(
        ErrorCode.NO_PROVIDER_KEY,
        "The wallet has no key for the provider " + call.providerId() + ".",
        new Value.Obj().put("provider", call.providerId()).put("hint", "Add a key for it in the wallet.")));
  }

  /** The owner's choice for a model of this app holds under either name of the model. */
  private Admitted admit(Grant grant, Aim aim) {
    boolean chosen = grant.details().overrides().containsKey(aim.model());
    String name = chosen ? aim.model() : call.providerId() + '/' + aim.model();
    Admitted admitted = new Gate(wallet).admit(grant, aim.kind(), name);
    if (!admitted.provider().id().equals(call.providerId())) {
      throw new ByokException(
          ErrorCode.MODEL_NOT_ALLOWED,
          "The wallet's owner has another provider answer for " + aim.model() + ".",
          new Value.Obj().put("hint", "Use the wallet's provider for the AI SDK, or another model."));
    }
    return admitted;
  }

  private void exchange(Admitted admitted, Aim aim) {
    EngineRequest request = asked.to(admitted.provider(), aim, admitted.route().model());
    provider = payment.exchange(new Relay(answer));
    boolean language = aim.kind() == Capability.LANGUAGE;
    provider.reserve(request, language ? OutputLimit.wish(0, admitted.model().maxOutput()) : 0);
    sent.run();
    if (stopped == null) {
      provider.exchange(1);
    }
    ByokException failure = stopped == null ? provider.failure() : stopped;
    if (failure != null) {
      throw failure;
    }
    payment.paid();
    answer.end();
  }

  private void list(ModelNames names) {
    Json json = wallet.ports().json();
    byte[] body = Utf8.encode(json.print(names.answer(call.bare())));
    Relay relay = new Relay(answer);
    relay.head(1, 200, List.of(new Http.Header("content-type", "application/json")));
    relay.data(1, body);
    answer.end();
  }
}

package byok.core.request;

import byok.core.grants.Grant;
import byok.core.ledger.LedgerEntry;
import byok.core.port.Engine;
import byok.core.pricing.OutputLimit;
import byok.core.providers.CallCheck;
import byok.core.providers.ProviderEntry;
import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import byok.protocol.ModelCall;
import byok.protocol.Receipt;
import byok.protocol.Value;

/**
 * One call of a model: admitted, run in the engine, paid, recorded. {@link #run} blocks until it is over;
 * {@link #stop} ends it from elsewhere.
 */
public final class ModelRequest implements PaidRequest {
  private static final int CREDIT_STEP = 16;

  private final Wallet wallet;
  private final Capability kind;
  private final ModelCall call;
  private final boolean stream;
  private final Answer answer;
  private Admitted admitted;
  private Payment payment;
  private ProviderCall provider;
  private Engine.Run run;
  private Parts parts;
  private ByokException stopped;
  private int consumed;

  /** @param stream whether the answer comes in parts, which only language models give */
  public ModelRequest(Wallet wallet, Capability kind, ModelCall call, boolean stream, Answer answer) {
    this.wallet = wallet;
    this.kind = kind;
    this.call = call;
    this.stream = stream;
    this.answer = answer;
  }

  /**
   * Runs the request under a grant. Throws what the app may know of why it failed; by then its money is settled and its
   * row written.
   */
  public void run(Grant grant) {
    admitted = new Gate(wallet).admit(grant, kind, call.modelId());
    wallet.outside().http().reach(admitted.provider().origin());
    payment = new Payment(wallet, admitted);
    try {
      CallCheck.Call checked = CallCheck.of(admitted.provider(), kind, admitted.route().model(), call.options());
      if (kind == Capability.LANGUAGE) {
        checked.options().put("maxOutputTokens", (double) outputLimit());
      }
      parts = new Parts(kind, checked.warnings());
      start(checked.options());
      follow();
    } catch (ByokException e) {
      payment.close(e);
      throw e;
    }
  }

  /** The most images or texts that one call of a model takes, 0 where it does not matter; refused as a call is. */
  public static long most(Wallet wallet, Grant grant, Capability kind, String modelId) {
    Admitted admitted = new Gate(wallet).admit(grant, kind, modelId);
    return admitted.provider().most(kind, admitted.route().model());
  }

  @Override
  public void stop(ByokException reason) {
    stopped = reason;
    if (run != null) {
      run.stop(reason);
    }
    answer.stop();
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

  /** The output limit to ask for before the money is counted; 0 where the model writes no language. */
  private long outputLimit() {
    return kind != Capability.LANGUAGE ? 0 : OutputLimit.wish(requested(), admitted.model().maxOutput());
  }

  private long requested() {
    Value wanted = call.options().get("maxOutputTokens");
    if (wanted == Value.UNDEFINED || wanted == Value.NULL) {
      return 0;
    }
    if (wanted instanceof Value.Num n && n.value() >= 1 && n.value() <= 1e9) {
      return (long) n.value();
    }
    throw new ByokException(ErrorCode.INVALID_REQUEST, "maxOutputTokens must be a whole number from 1.");
  }

  private void start(Value.Obj options) {
    if (stopped != null) {
      throw stopped;
    }
    ProviderEntry entry = admitted.provider();
    String model = admitted.route().model();
    String packageName = entry.packageName(kind, model);
    String api = entry.api(kind, model);
    run =
        wallet.outside().engine().start(
            new Engine.Call(kind, packageName, api, entry.baseUrl(), model, stream, options));
    provider = payment.exchange(run);
    if (stopped != null) {
      run.stop(stopped);
    }
  }

  private void follow() {
    boolean more = true;
    while (more) {
      more = take(run.next());
    }
  }

  /** False after the last event. */
  private boolean take(Engine.Event event) {
    if (event instanceof Engine.Event.Part part) {
      deliver(part.part());
    } else if (event instanceof Engine.Event.Fetch fetch) {
      provider.begin(fetch, outputLimit());
    } else if (event instanceof Engine.Event.FetchAborted) {
      provider.cancel();
    } else if (event instanceof Engine.Event.Open open) {
      answer.open(Parts.head(open.head()));
    } else if (event instanceof Engine.Event.Failed failed) {
      throw failure(failed);
    } else if (event instanceof Engine.Event.Stopped ended) {
      throw ended.reason();
    } else {
      finish(event);
      return false;
    }
    return true;
  }

  private void finish(Engine.Event event) {
    Receipt receipt = payment.paid();
    if (event instanceof Engine.Event.Result result) {
      answer.result(parts.result(result.result(), provider.cappedAt(), receipt));
    } else {
      answer.end();
    }
  }

  private ByokException failure(Engine.Event.Failed failed) {
    return provider.failure() == null ? Parts.failure(failed.error()) : provider.failure();
  }

  private void deliver(Value part) {
    if (provider.failure() != null && Parts.isError(part)) {
      throw provider.failure();
    }
    boolean last = Parts.isFinish(part);
    for (Value each : parts.of(part, provider.cappedAt(), last ? payment.paid() : null)) {
      answer.part(each);
    }
    if (++consumed % CREDIT_STEP == 0) {
      run.credit(CREDIT_STEP);
    }
  }
}

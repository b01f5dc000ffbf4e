package byok.wallet.bridge;

import byok.browser.messaging.BrowserTimers;
import byok.browser.platform.Green;
import byok.browser.platform.Page;
import byok.browser.platform.StorageAccess;
import byok.core.audit.AuditEvent;
import byok.core.audit.AuditKind;
import byok.core.audit.AuditTrail;
import byok.core.grants.Grant;
import byok.core.grants.Grants;
import byok.core.grants.Storage;
import byok.core.kept.Kept;
import byok.core.kept.KeptBook;
import byok.core.kept.Overheard;
import byok.core.kept.OverheardFetch;
import byok.core.ledger.OwnUse;
import byok.core.port.Engine;
import byok.core.request.Answer;
import byok.core.request.Catalog;
import byok.core.request.FetchRequest;
import byok.core.request.ModelRequest;
import byok.core.request.PaidRequest;
import byok.core.request.Wallet;
import byok.core.vault.OpenVault;
import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import byok.protocol.FetchCall;
import byok.protocol.ModelCall;
import byok.protocol.ModelRef;
import byok.protocol.Value;
import byok.rpc.JsonWeight;
import byok.rpc.RpcRequest;
import byok.wallet.shared.Line;
import byok.wallet.shared.MailLine;
import byok.wallet.shared.Platform;

/**
 * Model calls with all that they need: provider table, prices, engine. This class and what only it reaches is a file of
 * its own in the browser, loaded at the first call ({@code build/split.mjs}).
 */
final class ModelCalls implements Calls {
  private static final int MOST_VALUES = 500_000;

  private final Bridge bridge;
  private Wallet.Outside outside;
  private Catalog catalog;
  private AuditTrail trail;
  private Offer offer;
  private OwnUse use;
  private LocalEngine local;

  /** Does nothing yet: what the constructor calls would belong to those who call it, and so to the first file. */
  ModelCalls(Bridge bridge) {
    this.bridge = bridge;
  }

  @Override
  public void run(Grant grant, Capability kind, RpcRequest rpc, boolean stream) {
    ModelCall call = ModelCall.decode(rpc.args());
    prepare();
    Answer answer = new RpcAnswer(rpc);
    Overheard kept = kind == Capability.LANGUAGE && keepsWords(grant) ? new Overheard(answer, call.options()) : null;
    ModelRequest request = new ModelRequest(wallet(), kind, call, stream, kept == null ? answer : kept);
    carry(grant, rpc, new RunningRequest(request, call.modelId(), now()), () -> request.run(grant), kept);
  }

  @Override
  public void fetch(Grant grant, RpcRequest rpc) {
    FetchCall call = FetchCall.decode(rpc.args());
    weigh(call.body());
    prepare();
    RpcAnswer answer = new RpcAnswer(rpc);
    FetchRequest request = new FetchRequest(wallet(), call, () -> Green.run(bridge::tellLedger));
    Overheard kept = keepsWords(grant) ? new OverheardFetch(answer, request.body(), bridge.ports().json()) : null;
    RunningRequest running = new RunningRequest(request, request.model(), now());
    carry(grant, rpc, running, () -> request.run(grant, kept == null ? answer : kept), kept);
  }

  /** What a JSON text says counts as values do. */
  private void weigh(Value body) {
    int values = body instanceof Value.Text json ? JsonWeight.of(json.value()) : 0;
    if (values > MOST_VALUES) {
      throw new ByokException(ErrorCode.MESSAGE_TOO_LARGE, "A request has at most 500 000 parts.");
    }
    if (values > bridge.load().most("do")) {
      throw new ByokException(ErrorCode.RATE_LIMITED, "The request has more parts than may be read now.");
    }
    bridge.load().read(values);
  }

  private void carry(Grant grant, RpcRequest rpc, RunningRequest running, Runnable run, Overheard kept) {
    PaidRequest request = running.request();
    rpc.onCancel(() -> request.stop(new ByokException(ErrorCode.ABORTED, "The app stopped the request.")));
    bridge.connections().started(running);
    try {
      run.run();
    } catch (ByokException e) {
      if (request.row() == null) {
        note(AuditEvent.ofRefusal(grant, e.code().name().toLowerCase(), bridge.ports().clock().nowMillis()));
      }
      throw e;
    } finally {
      bridge.connections().ended(running);
      if (request.row() != null) {
        note(AuditEvent.ofRequest(request.row()));
        keep(kept == null ? null : kept.of(request.row()));
      }
      bridge.tellLedger();
    }
  }

  private long now() {
    return bridge.ports().clock().nowMillis();
  }

  @Override
  public ConsentDesk.Decision decide(String origin, Value args) {
    return new Asking(bridge, origin).decide(args);
  }

  @Override
  public Value.Obj answer(String method, Grant grant, Value args) {
    prepare();
    return switch (method) {
      case "listModels" -> {
        bridge.load().asked();
        yield offer.list(wallet(), grant);
      }
      case "getUsage" -> {
        bridge.load().asked();
        yield use.of(wallet().vault(), grant).encode();
      }
      default -> limits(grant, ModelRef.decode(args));
    };
  }

  private Value.Obj limits(Grant grant, ModelRef ref) {
    long most = ModelRequest.most(wallet(), grant, ref.capability(), ref.modelId());
    return most > 0 ? new Value.Obj().put("most", (double) most) : new Value.Obj();
  }

  @Override
  public void changed(String what) {
    if (local != null) {
      local.changed(what);
    }
    OpenVault open = offer != null && offer.wasTold() ? bridge.access().open() : null;
    if (open != null && offer.isOther(wallet())) {
      bridge.connections().tell("onModelsChanged", new Value.Obj());
    }
  }

  /** A sealed session's own requests are noted by the vault, when it hears of them. */
  private void note(AuditEvent event) {
    if (bridge.access().storage() == Storage.SHARED) {
      Green.run(() -> trail.add(event));
    }
  }

  private boolean keepsWords(Grant grant) {
    OpenVault open = bridge.access().storage() == Storage.SHARED ? bridge.access().open() : null;
    return open != null && KeptBook.isOn(open.store(), grant.id());
  }

  /** What cannot be kept, as the wallet was locked or the disk is full, is not. */
  private void keep(Kept words) {
    OpenVault open = words == null ? null : bridge.access().open();
    if (open != null) {
      Green.run(() -> new KeptBook(open, bridge.ports()).add(words));
    }
  }

  @Override
  public Line mail(String requestId) {
    if (!StorageAccess.tryCookies()) {
      return null;
    }
    MailLine mail = MailLine.bridge(bridge.ports(), requestId);
    mail.onMet(() -> bridge.desk().open(mail));
    mail.onOver(() -> bridge.desk().leave(mail));
    Page.onHide(mail::leave);
    mail.begin();
    return mail;
  }

  @Override
  public void revoked(String grantId) {
    prepareTrail();
    OpenVault open = bridge.access().open();
    if (open != null) {
      AuditEvent event = AuditEvent.of(AuditKind.GRANT_REVOKED, bridge.ports().clock().nowMillis());
      note(event.grant(new Grants(open, bridge.ports()).get(grantId)).detail("by the app"));
    }
  }

  private void prepareTrail() {
    if (trail == null) {
      trail = new AuditTrail(() -> bridge.access().open(), bridge.ports());
    }
  }

  private void prepare() {
    prepareTrail();
    if (offer == null) {
      offer = new Offer(bridge.ports());
      use = new OwnUse(bridge.ports());
    }
    if (catalog == null) {
      Catalog loaded = Platform.catalog(bridge.ports());
      // Another call may have come first while this one waited.
      catalog = catalog == null ? loaded : catalog;
    }
    if (outside == null) {
      Engine engine = new EngineHost(new BrowserTimers(), bridge.http());
      local = new LocalEngine(bridge);
      outside = new Wallet.Outside(new LocalHttp(new BoundHttp(bridge, catalog), local), engine, this::sent);
    }
  }

  /** Whether the engine of this browser works for this page now. */
  boolean hasTurn() {
    return local != null && local.isRunning();
  }

  /** A request is on its way: the owner sees it run. */
  private void sent(Runnable exchange) {
    Green.run(exchange);
    Green.run(bridge::tellLedger);
  }

  private Wallet wallet() {
    OpenVault open = bridge.access().open();
    if (open == null) {
      throw new ByokException(ErrorCode.LOCKED, "The wallet is locked.");
    }
    return new Wallet(open, bridge.ports(), catalog, outside, bridge.owner());
  }
}

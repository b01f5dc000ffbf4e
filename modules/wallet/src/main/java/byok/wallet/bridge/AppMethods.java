package byok.wallet.bridge;

import byok.browser.messaging.BrowserTimers;
import byok.browser.platform.Gate;
import byok.browser.platform.Green;
import byok.core.grants.Grant;
import byok.core.grants.GrantRow;
import byok.core.grants.GrantTable;
import byok.core.grants.Grants;
import byok.core.grants.NanoUsd;
import byok.core.grants.Storage;
import byok.core.vault.OpenVault;
import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import byok.protocol.GrantRef;
import byok.protocol.GrantResult;
import byok.protocol.GrantState;
import byok.protocol.HandshakeRequest;
import byok.protocol.HandshakeResult;
import byok.protocol.RequestRef;
import byok.protocol.Value;
import byok.rpc.RpcMethods;
import byok.rpc.RpcRequest;
import java.util.function.Consumer;
import java.util.function.Function;

/** The methods that an app may call (protocol/spec/rpc.md, "Methods"), for the one origin that the browser reported. */
final class AppMethods {
  private static final int STRANGER_MILLIS = 12;

  private final Bridge bridge;
  private final String origin;
  private GrantStates states;

  AppMethods(Bridge bridge, String origin) {
    this.bridge = bridge;
    this.origin = origin;
  }

  RpcMethods table() {
    return relayed()
        .call("requestGrant", answering(this::requestGrant))
        .call("dismissConsent", answering(this::dismissConsent))
        .call("reconnect", answering(this::reconnect));
  }

  /** Those that a bridge hands on to an open window of the wallet: all that ask no owner. */
  RpcMethods relayed() {
    RpcMethods methods = new RpcMethods();
    for (Capability kind : Capability.values()) {
      methods.call(kind.method(), threaded(request -> run(kind, request, false)));
    }
    return methods
        .call("handshake", answering(this::handshake))
        .call("revokeGrant", answering(this::revokeGrant))
        .call("getGrantState", answering(args -> now().grant().encode()))
        .call("getModelLimits", about("getModelLimits"))
        .call("listModels", about("listModels"))
        .call("getUsage", about("getUsage"))
        .stream("streamLanguage", threaded(request -> run(Capability.LANGUAGE, request, true)))
        .stream("fetch", threaded(request -> run(null, request, true)));
  }

  private GrantStates states() {
    if (states == null) {
      states = new GrantStates(bridge.access(), bridge.ports(), origin);
    }
    return states;
  }

  private Value handshake(Value args) {
    HandshakeRequest.decode(args);
    bridge.access().heed();
    return now().encode();
  }

  private HandshakeResult now() {
    HandshakeResult through = bridge.live().handshake();
    return through == null ? states().handshake() : through;
  }

  private Value requestGrant(Value args) {
    GrantResult result = result(bridge.calls().decide(origin, args));
    bridge.tellState(result instanceof GrantResult.Denied ? deniedState() : now().grant());
    return result.encode();
  }

  private GrantResult result(ConsentDesk.Decision decision) {
    switch (decision.outcome() == null ? "" : decision.outcome()) {
      case "approved" -> {
        receive(decision);
        return GrantResult.approved(now().grant());
      }
      case "refused" -> {
        return new GrantResult.Denied(GrantResult.Reason.REFUSED);
      }
      case "blocked" -> {
        return new GrantResult.Denied(GrantResult.Reason.BLOCKED);
      }
      default -> {
        return new GrantResult.Denied(GrantResult.Reason.DISMISSED);
      }
    }
  }

  private void receive(ConsentDesk.Decision decision) {
    if (decision.isLive()) {
      bridge.live().expect(decision.session().get("live"));
      return;
    }
    bridge.access().receive(decision.session(), decision.key());
    bridge.live().forget();
    bridge.calls().changed("grants");
    Green.run(() -> bridge.desk().tellHears(bridge.access().hearsBell()));
  }

  /** A refusal leaves an earlier grant as it is. */
  private GrantState deniedState() {
    GrantState now = now().grant();
    return now.type() == GrantState.Type.NONE ? GrantState.of(GrantState.Type.DENIED) : now;
  }

  private Value dismissConsent(Value args) {
    RequestRef ref = RequestRef.decode(args);
    if (ref.unsure() && bridge.desk().mayBeOpen(ref.requestId())) {
      return new Value.Obj().put("waits", true);
    }
    bridge.desk().dismiss(ref.requestId());
    bridge.live().stopWaiting();
    return new Value.Obj();
  }

  private Value reconnect(Value args) {
    String requestId = RequestRef.decode(args).requestId();
    if (states().row() == null && bridge.live().handshake() == null) {
      bridge.desk().turnAway(requestId);
      return now().encode();
    }
    ConsentDesk.Decision decision = bridge.desk().ask("renew", requestId, new Value.Obj());
    decision.requireAsked();
    if ("renewed".equals(decision.outcome())) {
      receive(decision);
    } else if ("revoked".equals(decision.outcome()) && bridge.live().handshake() != null) {
      bridge.live().ended();
    } else if ("revoked".equals(decision.outcome()) && states().row() != null) {
      revoke(states().row().grantId());
    }
    HandshakeResult result = now();
    bridge.tellState(result.grant());
    return result.encode();
  }

  private Value revokeGrant(Value args) {
    String grantId = GrantRef.decode(args).grantId();
    bridge.live().check();
    GrantRow row = states().row();
    requireHeld(row, grantId);
    revoke(grantId);
    bridge.access().tellRevoked(grantId);
    if (bridge.access().storage() == Storage.SHARED) {
      Green.run(() -> bridge.calls().revoked(grantId));
    }
    return new Value.Obj();
  }

  private static void requireHeld(GrantRow row, String grantId) {
    if (row == null || !row.grantId().equals(grantId)) {
      throw new ByokException(ErrorCode.NO_GRANT, "This site has no such grant.");
    }
  }

  private void revoke(String grantId) {
    new GrantTable(bridge.access().store(), bridge.ports().clock(), bridge.ports().crypto()).revoke(grantId);
    bridge.revoked();
  }

  private Consumer<RpcRequest> about(String method) {
    return answering(args -> bridge.calls().answer(method, activeGrant(args), args));
  }

  /** @param kind of model; {@code null} where the request says it in its provider's own format */
  private void run(Capability kind, RpcRequest request, boolean stream) {
    bridge.load().check();
    try {
      if (kind == null) {
        bridge.calls().fetch(activeGrant(request.args()), request);
      } else {
        bridge.calls().run(activeGrant(request.args()), kind, request, stream);
      }
    } catch (ByokException e) {
      if (e.code() != ErrorCode.ABORTED) {
        bridge.load().refused();
      }
      if (e.code() == ErrorCode.SESSION_LAPSED) {
        bridge.access().wants(NanoUsd.ofUsd(e.details().number("actual", 0)));
      }
      throw e;
    }
  }

  /** @param args may name the grant: then it has to be the one that this app holds */
  private Grant activeGrant(Value args) {
    bridge.access().heed();
    bridge.live().check();
    GrantRow row = GrantTable.requireActive(states().row(), bridge.ports().clock().nowMillis());
    if (args instanceof Value.Obj call && call.get("grantId") != Value.UNDEFINED) {
      requireHeld(row, call.text("grantId"));
    }
    OpenVault open = bridge.access().open();
    if (open == null) {
      throw new ByokException(ErrorCode.LOCKED, "The wallet is locked.");
    }
    return new Grants(open, bridge.ports()).get(row.grantId());
  }

  private Consumer<RpcRequest> answering(Function<Value, Value> method) {
    return request -> Green.run(() -> {
      double begun = bridge.ports().clock().nowMillis();
      answer(request, begun, () -> {
        Value result = method.apply(request.args());
        pause(begun);
        request.reply(result);
      });
    });
  }

  /** Runs a method on a green thread of its own, once the bridge knows where its storage is. */
  private Consumer<RpcRequest> threaded(Consumer<RpcRequest> method) {
    return request -> Green.run(
        () -> answer(request, bridge.ports().clock().nowMillis(), () -> method.accept(request)));
  }

  private void answer(RpcRequest request, double begun, Runnable method) {
    try {
      bridge.awaitReady();
      method.run();
    } catch (ByokException e) {
      pause(begun);
      request.fail(e);
    } catch (RuntimeException e) {
      request.fail(new ByokException(ErrorCode.INTERNAL, "The wallet failed to handle the request."));
    }
  }

  /**
   * A site without a grant gets its answers after the same time whatever the wallet holds, as looking for a grant takes
   * longer where there is a wallet.
   */
  private void pause(double begun) {
    int left = (int) Math.max(0, begun + STRANGER_MILLIS - bridge.ports().clock().nowMillis());
    if (states != null && states.isStranger() && left > 0) {
      Gate gate = new Gate();
      new BrowserTimers().after(left, gate::open);
      gate.await();
    }
  }
}

package byok.wallet.bridge;

import byok.browser.messaging.BrowserTimers;
import byok.browser.platform.Green;
import byok.core.consent.AskLimits;
import byok.core.consent.ConsentRequest;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.GrantRequest;
import byok.protocol.GrantState;
import byok.protocol.Value;

/** Asks the owner for a grant, as often as a site may. */
final class Asking {
  private static final int ALIVE_MILLIS = 5_000;

  private final Bridge bridge;
  private final String origin;

  Asking(Bridge bridge, String origin) {
    this.bridge = bridge;
    this.origin = origin;
  }

  /** What the owner decided; blocks until then. */
  ConsentDesk.Decision decide(Value args) {
    GrantRequest asked = GrantRequest.decode(args);
    ConsentRequest.of(origin, asked);
    if (asked.requestId() == null) {
      throw new ByokException(ErrorCode.INVALID_REQUEST, "requestGrant needs a requestId.");
    }
    AskLimits limits = bridge.askLimits(origin);
    begin(limits, asked.requestId());
    bridge.tellState(GrantState.pending(asked.requestId()));
    boolean[] waits = {true};
    sayAlive(limits, asked.requestId(), waits);
    ConsentDesk.Decision decision = bridge.desk().ask("grant", asked.requestId(), asked.encode());
    waits[0] = false;
    limits.end(asked.requestId(), "approved".equals(decision.outcome()));
    decision.requireAsked();
    return decision;
  }

  private void begin(AskLimits limits, String requestId) {
    try {
      limits.begin(requestId, bridge.owner(), bridge::isAlive);
    } catch (ByokException refusal) {
      bridge.desk().turnAway(requestId);
      throw refusal;
    }
  }

  /** Says now and then that this page still waits. */
  private static void sayAlive(AskLimits limits, String requestId, boolean[] waits) {
    new BrowserTimers().after(ALIVE_MILLIS, () -> {
      if (waits[0]) {
        Green.run(() -> limits.seen(requestId));
        sayAlive(limits, requestId, waits);
      }
    });
  }
}

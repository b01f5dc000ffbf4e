package byok.wallet.bridge;

import byok.core.budgets.Pause;
import byok.core.grants.GrantRow;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import byok.protocol.WalletStatus;

/** What other pages of the wallet do to this bridge's app. */
final class Endings implements VaultAccess.Ends {
  private final Bridge bridge;

  Endings(Bridge bridge) {
    this.bridge = bridge;
  }

  @Override
  public void revoked(String grantId) {
    GrantRow row = bridge.isConnected() ? bridge.states().row() : null;
    if (row != null && row.grantId().equals(grantId)) {
      bridge.revoked();
    }
  }

  @Override
  public void locked() {
    bridge.connections().stopAll(new ByokException(ErrorCode.LOCKED, "The owner locked the wallet."));
    if (bridge.isConnected() && bridge.states().row() != null) {
      tellStatus(WalletStatus.LOCKED);
    }
  }

  @Override
  public void stopped(String entryId) {
    bridge.connections().stop(entryId, new ByokException(ErrorCode.ABORTED, "The owner stopped this request."));
  }

  @Override
  public void lapsed() {
    bridge.connections().stopAll(
        new ByokException(ErrorCode.SESSION_LAPSED, "The owner ended this session; one click renews it."));
    tellStatus(WalletStatus.LAPSED);
  }

  @Override
  public void changed(String what) {
    if (!bridge.isConnected() || bridge.states().row() == null) {
      return;
    }
    if (Pause.TOLD.equals(what) && Pause.isOn(bridge.access().store())) {
      bridge.connections().stopAll(Pause.refusal());
    }
    if (what.startsWith(LocalEngine.TAKEN)) {
      bridge.calls().changed(what);
      return;
    }
    if ("grants".equals(what) || "vault".equals(what)) {
      tellStatus(bridge.states().handshake().status());
    }
    bridge.tellState();
    if (!"ledger".equals(what)) {
      bridge.calls().changed(what);
    }
  }

  private void tellStatus(WalletStatus status) {
    bridge.connections().tell("onStatusChanged", new Value.Obj().put("status", status.wire()));
  }
}

package byok.wallet.bridge;

import byok.core.budgets.BudgetBook;
import byok.core.budgets.LimitState;
import byok.core.grants.Grant;
import byok.core.grants.GrantRow;
import byok.core.grants.GrantStatus;
import byok.core.grants.GrantTable;
import byok.core.grants.Grants;
import byok.core.grants.Limit;
import byok.core.grants.ModelPattern;
import byok.core.grants.NanoUsd;
import byok.core.grants.Window;
import byok.core.port.Ports;
import byok.core.vault.OpenVault;
import byok.protocol.BudgetState;
import byok.protocol.GrantState;
import byok.protocol.HandshakeResult;
import byok.protocol.WalletStatus;
import java.util.ArrayList;
import java.util.List;

/** What one app may know of its grant. To an origin without one, every answer is the same whatever the wallet holds. */
final class GrantStates {
  private final VaultAccess access;
  private final Ports ports;
  private final String origin;
  private boolean stranger;

  GrantStates(VaultAccess access, Ports ports, String origin) {
    this.access = access;
    this.ports = ports;
    this.origin = origin;
  }

  /** The plaintext part of the origin's newest grant, or {@code null}. */
  GrantRow row() {
    GrantRow row = new GrantTable(access.store(), ports.clock(), ports.crypto()).ofOrigin(origin);
    stranger = row == null;
    return row;
  }

  /** Whether the origin had no grant when it was last looked for. */
  boolean isStranger() {
    return stranger;
  }

  HandshakeResult handshake() {
    GrantRow row = row();
    if (row == null) {
      return HandshakeResult.unknown(access.isOpenToStrangers());
    }
    return new HandshakeResult(1, status(row), state(row), access.reachesWindows());
  }

  GrantState state() {
    GrantRow row = row();
    return row == null ? GrantState.NONE : state(row);
  }

  private WalletStatus status(GrantRow row) {
    if (row.isLapsedAt(ports.clock().nowMillis())) {
      return WalletStatus.LAPSED;
    }
    return access.open() == null ? WalletStatus.LOCKED : WalletStatus.READY;
  }

  private GrantState state(GrantRow row) {
    GrantStatus status = row.statusAt(ports.clock().nowMillis());
    if (status.isLive()) {
      return granted(row);
    }
    return GrantState.of(
        status == GrantStatus.EXPIRED
            ? GrantState.Type.EXPIRED
            : status == GrantStatus.BLOCKED ? GrantState.Type.DENIED : GrantState.Type.REVOKED);
  }

  private GrantState granted(GrantRow row) {
    OpenVault open = access.open();
    Grant grant = open == null ? null : new Grants(open, ports).get(row.grantId());
    long ends = row.caveats().expiresAt();
    return new GrantState(
        GrantState.Type.GRANTED,
        null,
        row.grantId(),
        grant == null ? List.of() : grant.details().capabilities(),
        grant == null ? List.of() : texts(grant.details().models()),
        ends == Window.NEVER ? 0 : ends,
        budget(row));
  }

  /** The limit with the least left. */
  private BudgetState budget(GrantRow row) {
    LimitState tightest = null;
    for (LimitState state : new BudgetBook(access.store(), ports.clock(), ports.calendar()).states(row.grantId())) {
      tightest = tightest == null || state.leftNanoUsd() < tightest.leftNanoUsd() ? state : tightest;
    }
    return tightest == null ? null : budget(row, tightest);
  }

  /** The owner's limit, also where this partition holds only a part of it; left is what it may spend by itself. */
  private static BudgetState budget(GrantRow row, LimitState state) {
    long amount = state.limit().amountNanoUsd();
    for (Limit limit : row.caveats().limits()) {
      amount = limit.id().equals(state.limit().id()) ? limit.amountNanoUsd() : amount;
    }
    return new BudgetState(NanoUsd.toUsd(amount), NanoUsd.toUsd(state.leftNanoUsd()), state.limit().per());
  }

  private static List<String> texts(List<ModelPattern> patterns) {
    List<String> texts = new ArrayList<>();
    for (ModelPattern pattern : patterns) {
      texts.add(pattern.text());
    }
    return texts;
  }
}

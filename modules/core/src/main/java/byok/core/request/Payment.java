package byok.core.request;

import byok.core.ledger.LedgerEntry;
import byok.core.port.Engine;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Receipt;

/** How an admitted request is paid and recorded, once, whatever ends it. */
final class Payment {
  private final Wallet wallet;
  private final Admitted admitted;
  private final Settlement money;
  private Engine.Receiver receiver;
  private ProviderCall provider;

  Payment(Wallet wallet, Admitted admitted) {
    this.wallet = wallet;
    this.admitted = admitted;
    this.money = new Settlement(wallet, admitted);
  }

  /** The exchange that this pays for; its answer goes to {@code to}. */
  ProviderCall exchange(Engine.Receiver to) {
    receiver = to;
    provider = new ProviderCall(wallet, admitted, money, to);
    return provider;
  }

  String entryId() {
    return money.entryId();
  }

  /** Whether a model of this browser answers. */
  boolean isHere() {
    return admitted.provider().isHere();
  }

  /** The ledger row; {@code null} while the request runs. */
  LedgerEntry row() {
    return money.isEnded() ? money.row() : null;
  }

  /** Settles a request that was answered; {@code null} where it already is, or where nothing was sent. */
  Receipt paid() {
    if (!money.isSent() || money.isEnded()) {
      return null;
    }
    Receipt receipt = money.settle(provider.charge(), LedgerEntry.PAID);
    provider.cancel();
    return receipt;
  }

  /** Settles, or notes as refused, a request that failed. */
  void close(ByokException why) {
    if (receiver != null) {
      receiver.stop(why);
      provider.cancel();
    }
    if (!money.isSent()) {
      money.refuse(word(why));
    } else if (!money.isEnded()) {
      money.settle(provider.charge(), isStop(why) ? LedgerEntry.STOPPED : LedgerEntry.FAILED + word(why));
    }
  }

  private static boolean isStop(ByokException why) {
    ErrorCode code = why.code();
    return code == ErrorCode.ABORTED
        || code == ErrorCode.GRANT_REVOKED
        || code == ErrorCode.LOCKED
        || code == ErrorCode.SESSION_LAPSED
        || code == ErrorCode.DISCONNECTED;
  }

  private static String word(ByokException why) {
    return why.code().name().toLowerCase();
  }
}

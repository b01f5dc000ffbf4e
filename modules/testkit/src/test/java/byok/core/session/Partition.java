package byok.core.session;

import byok.core.Sample;
import byok.core.budgets.BudgetBook;
import byok.core.budgets.HoldRequest;
import byok.core.grants.Grant;
import byok.core.grants.Storage;
import byok.core.ledger.Ledger;
import byok.core.ledger.LedgerEntry;
import byok.core.vault.OpenVault;
import byok.core.vault.SealedRow;
import byok.testkit.JvmWallet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A bridge in a storage partition of its own, as far as money is concerned. */
record Partition(
    JvmWallet wallet, SessionStore session, BudgetBook book, Map<String, Long> moments, Map<String, String> grants) {
  Partition(JvmWallet wallet, SessionStore session, BudgetBook book) {
    this(wallet, session, book, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
  }

  static Partition of(JvmWallet wallet) {
    SessionStore session = new SessionStore(wallet.store(), wallet.stash(), wallet.ports());
    return new Partition(wallet, session, Sample.book(wallet));
  }

  /** The page is loaded again: nothing but the store remembers. */
  Partition reloaded() {
    SessionStore again = new SessionStore(wallet.store(), wallet.stash(), wallet.ports());
    return new Partition(wallet, again, Sample.book(wallet), moments, grants);
  }

  void hold(String id, long nanoUsd) {
    entry(id);
    book.hold(new HoldRequest(id, session.grant().grantId(), "tab-1", "openai", nanoUsd, 0));
  }

  void send(String id, long nanoUsd) {
    book.send(id, nanoUsd, ledger().seal(entry(id).running(nanoUsd)));
  }

  boolean settle(String id, long nanoUsd) {
    LedgerEntry ended = entry(id).ended(LedgerEntry.PAID, nanoUsd, false, JvmWallet.START);
    return book.settle(id, nanoUsd, ledger().seal(ended)).settled();
  }

  boolean pay(String id, long nanoUsd) {
    hold(id, nanoUsd);
    send(id, nanoUsd);
    return settle(id, nanoUsd);
  }

  long remaining() {
    return book.remaining(session.grant().grantId());
  }

  /** The ledger row of a request that the vault itself paid. */
  SealedRow sealed(OpenVault vault, Grant grant, String id, long nanoUsd) {
    LedgerEntry entry = entry(grant.id(), id).ended(LedgerEntry.PAID, nanoUsd, false, JvmWallet.START);
    return new Ledger(vault, wallet.ports()).seal(entry);
  }

  private Ledger ledger() {
    return new Ledger(session.open(), wallet.ports());
  }

  private LedgerEntry entry(String id) {
    return entry(grants.computeIfAbsent(id, any -> session.grant().grantId()), id);
  }

  private LedgerEntry entry(String grantId, String id) {
    long at = moments.computeIfAbsent(id, any -> wallet.clock().nowMillis());
    return new LedgerEntry(
        Ledger.idOf(at, id), at, grantId, "https://claimed.example", "X",
        "openai", "gpt-4o", 0, 0, 0, false, LedgerEntry.RUNNING, 0, 0, Storage.SHARED);
  }
}

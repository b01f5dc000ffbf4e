package byok.core.subkeys;

import byok.core.Sample;
import byok.core.budgets.BudgetBook;
import byok.core.budgets.HoldRequest;
import byok.core.grants.Grant;
import byok.core.grants.Storage;
import byok.core.keys.KeyRing;
import byok.core.keys.ProviderKey;
import byok.core.ledger.Ledger;
import byok.core.ledger.LedgerEntry;
import byok.core.secret.SecretAccess;
import byok.core.secret.SecretText;
import byok.core.session.Accepted;
import byok.core.session.SessionIssuer;
import byok.core.session.SessionStore;
import byok.core.session.SessionTerms;
import byok.protocol.Period;
import byok.testkit.JvmWallet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A vault with a grant of a dollar a day, an app's partition, and a provider that makes sub-keys. */
final class SubKeyWorld {
  final StrictProvider provider = new StrictProvider();
  final JvmWallet vault = JvmWallet.create();
  final JvmWallet partition = JvmWallet.at(vault.clock(), 2);
  final Grant grant = Sample.grant(vault, Sample.limit(Sample.DOLLAR, Period.DAY));
  final BudgetBook book = Sample.book(vault);
  final SubKeyBook subKeys = new SubKeyBook(vault.open(), vault.ports());
  final SessionIssuer issuer = new SessionIssuer(vault.open(), vault.ports());
  final List<ProviderKey> owners = new ArrayList<>();
  private final Map<String, Long> moments = new HashMap<>();
  private final SessionStore session = new SessionStore(partition.store(), partition.stash(), partition.ports());
  private final BudgetBook spending = Sample.book(partition);

  KeyMint mint() {
    return new KeyMint(provider, vault.ports().json());
  }

  ProviderKey addKey(String secret, boolean managed) {
    ProviderKey key = new KeyRing(vault.open(), vault.ports())
        .add(ProviderKey.draft("openrouter", secret, SecretText.of(secret)));
    if (managed) {
      new ManagementKeys(vault.open(), vault.ports()).put(key.id(), SecretText.of(StrictProvider.MANAGEMENT));
    }
    owners.add(key);
    return key;
  }

  SessionKeys keys() {
    return new SessionKeys(owners, StrictProvider.table(), mint(), vault.open(), vault.ports());
  }

  /** A session is issued and reaches its partition. */
  void issue(String sliceId) {
    session.install(issuer.issue(grant.id(), sliceId, keys(), Accepted.NOTHING, SessionTerms.PLAIN));
  }

  List<String> opening() {
    return new KeyRing(session.open(), partition.ports()).list().items().stream()
        .map(each -> each.secret().read(SecretAccess.SEND)).toList();
  }

  /** The app makes a request through its bridge; what the provider charged the newest key. */
  long pay(String id, long nanoUsd) {
    hold(id, nanoUsd);
    long charged = steal(nanoUsd);
    settle(id, charged);
    return charged;
  }

  void hold(String id, long nanoUsd) {
    spending.hold(new HoldRequest(id, grant.id(), "tab-1", "openrouter", nanoUsd, 0));
    spending.send(id, nanoUsd, ledger().seal(entry(id).running(nanoUsd)));
  }

  void settle(String id, long nanoUsd) {
    spending.settle(id, nanoUsd, ledger().seal(entry(id).ended(LedgerEntry.PAID, nanoUsd, false, JvmWallet.START)));
  }

  /** Somebody has a copy of the newest key; what the provider charged it. */
  long steal(long nanoUsd) {
    List<StrictProvider.Key> keys = List.copyOf(provider.keys.values());
    return !keys.isEmpty() && keys.get(keys.size() - 1).pays(nanoUsd) ? nanoUsd : 0;
  }

  /** @param close as before a renewal */
  void report(boolean close) {
    issuer.accept(session.report(close));
  }

  /** What each page of the wallet does at every look. */
  boolean look() {
    new SubKeyEnding(vault.store(), StrictProvider.table(), mint()).end(subKeys.due(), vault.clock().nowMillis());
    return new SubKeyReckoning(vault.open(), vault.ports()).reckon();
  }

  int sweep() {
    return new SubKeySweep(vault.open(), vault.ports(), StrictProvider.table(), mint()).sweep(owners);
  }

  long settled() {
    return book.states(grant.id()).get(0).settledNanoUsd();
  }

  /** Outcome and cost of what the ledger holds, newest first. */
  List<String> entries() {
    return new Ledger(vault.open(), vault.ports()).newest(20).items().stream()
        .map(each -> each.outcome() + " " + each.costNanoUsd()).toList();
  }

  private Ledger ledger() {
    return new Ledger(session.open(), partition.ports());
  }

  private LedgerEntry entry(String id) {
    long at = moments.computeIfAbsent(id, any -> vault.clock().nowMillis());
    return new LedgerEntry(
        Ledger.idOf(at, id), at, grant.id(), Sample.ORIGIN, "X", "openrouter", "m", 0, 0, 0, false, LedgerEntry.RUNNING,
        0, 0, Storage.SEALED);
  }
}

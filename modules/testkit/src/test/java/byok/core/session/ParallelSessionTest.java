package byok.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import byok.core.Sample;
import byok.core.budgets.LimitState;
import byok.core.grants.Grant;
import byok.core.ledger.Ledger;
import byok.core.ledger.LedgerEntry;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Period;
import byok.testkit.JvmWallet;
import byok.testkit.WalletInvariants;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ParallelSessionTest {
  @RegisterExtension final WalletInvariants invariants = new WalletInvariants();

  private final JvmWallet vault = invariants.watch(JvmWallet.create());
  private final Partition partition = Partition.of(invariants.watch(JvmWallet.at(vault.clock(), 2)));

  @Test
  void twoHundredRequests_inASessionWorthFifty_payExactlyFifty() throws Exception {
    Grant grant = Sample.grant(vault, Sample.limit(50 * Sample.CENT, Period.DAY));
    SessionIssuer issuer = new SessionIssuer(vault.open(), vault.ports());
    partition.session().install(issuer.issue(grant.id(), "s1", List.of(), Accepted.NOTHING));
    assertEquals(Map.of("paid", 50, ErrorCode.BUDGET_EXHAUSTED.wire(), 150), payAll());
    SessionReport report = partition.session().report(true);
    issuer.accept(report);
    issuer.accept(report);
    LimitState state = Sample.book(vault).states(grant.id()).get(0);
    assertEquals(50 * Sample.CENT, state.settledNanoUsd());
    assertEquals(0, state.reservedNanoUsd());
    List<LedgerEntry> entries = new Ledger(vault.open(), vault.ports()).newest(1000).items();
    assertEquals(50, entries.size());
    assertEquals(50 * Sample.CENT, entries.stream().mapToLong(LedgerEntry::costNanoUsd).sum());
  }

  private Map<String, Integer> payAll() throws Exception {
    Map<String, Integer> outcomes = new TreeMap<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      List<Future<String>> running = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        String id = "r" + i;
        running.add(threads.submit(() -> outcome(id)));
      }
      for (Future<String> one : running) {
        outcomes.merge(one.get(), 1, Integer::sum);
      }
    }
    return outcomes;
  }

  private String outcome(String id) {
    try {
      return partition.pay(id, Sample.CENT) ? "paid" : "lost";
    } catch (ByokException refusal) {
      return refusal.code().wire();
    }
  }
}

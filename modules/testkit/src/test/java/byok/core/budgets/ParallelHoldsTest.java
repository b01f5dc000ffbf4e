package byok.core.budgets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import byok.core.Sample;
import byok.core.grants.Grant;
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

class ParallelHoldsTest {
  private static final int REQUESTS = 200;

  @RegisterExtension final WalletInvariants invariants = new WalletInvariants();

  private final JvmWallet wallet = invariants.watch(JvmWallet.create());

  @Test
  void twoHundredRequests_onALimitWorthFifty_payExactlyFifty() throws Exception {
    Grant grant = Sample.grant(wallet, Sample.limit(50 * Sample.CENT, Period.DAY));
    Map<String, Integer> outcomes = new TreeMap<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      List<Future<String>> running = new ArrayList<>();
      for (int i = 0; i < REQUESTS; i++) {
        String id = "r" + i;
        running.add(threads.submit(() -> outcome(id, grant)));
      }
      for (Future<String> one : running) {
        outcomes.merge(one.get(), 1, Integer::sum);
      }
    }
    assertEquals(Map.of("paid", 50, ErrorCode.BUDGET_EXHAUSTED.wire(), 150), outcomes);
    LimitState state = Sample.book(wallet).states(grant.id()).get(0);
    assertEquals(50 * Sample.CENT, state.settledNanoUsd());
    assertEquals(0, state.reservedNanoUsd());
  }

  private String outcome(String id, Grant grant) {
    BudgetBook book = Sample.book(wallet);
    try {
      book.hold(Sample.request(id, grant, Sample.CENT));
      book.send(id, Sample.CENT, null);
      return book.settle(id, Sample.CENT, null).settled() ? "paid" : "lost";
    } catch (ByokException refusal) {
      return refusal.code().wire();
    }
  }
}

package byok.core.subkeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.Sample;
import byok.core.budgets.BudgetBook;
import byok.core.budgets.HoldRequest;
import byok.core.budgets.SliceSize;
import byok.core.grants.Grant;
import byok.core.grants.Limit;
import byok.core.keys.KeyRing;
import byok.core.keys.ProviderKey;
import byok.core.secret.SecretText;
import byok.core.session.Accepted;
import byok.core.session.SessionIssuer;
import byok.core.session.SessionStore;
import byok.core.session.SessionTerms;
import byok.protocol.ByokException;
import byok.protocol.Period;
import byok.testkit.JvmWallet;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** What a sub-key is worth at its provider, beside what the slice allows. */
class SubKeyPropertiesTest {
  private static final long MICRO = 1000;

  /** One wallet with a session of its own in another partition. */
  private static final class Story {
    final StrictProvider provider = new StrictProvider();
    final JvmWallet vault = JvmWallet.create();
    final JvmWallet partition = JvmWallet.at(vault.clock(), 2);
    final BudgetBook book = Sample.book(partition);

    Grant issue(List<Limit> limits, SliceSize size) {
      ProviderKey key = new KeyRing(vault.open(), vault.ports())
          .add(ProviderKey.draft("openrouter", "Mine", SecretText.of("sk-owners-own-key")));
      new ManagementKeys(vault.open(), vault.ports()).put(key.id(), SecretText.of(StrictProvider.MANAGEMENT));
      Grant grant = Sample.grant(vault, limits.toArray(Limit[]::new));
      KeyMint mint = new KeyMint(provider, vault.ports().json());
      SessionKeys keys = new SessionKeys(List.of(key), StrictProvider.table(), mint, vault.open(), vault.ports());
      SessionTerms terms = SessionTerms.of(size, null);
      SessionIssuer issuer = new SessionIssuer(vault.open(), vault.ports());
      new SessionStore(partition.store(), partition.stash(), partition.ports())
          .install(issuer.issue(grant.id(), "slice-number-one", keys, Accepted.NOTHING, terms));
      return grant;
    }
  }

  @Property(tries = 300)
  void usd_isNeverBelow_andLessThanAMillionthAbove(@ForAll @LongRange(min = 0, max = 9_000_000_000_000L) long nanoUsd) {
    long given = Math.round(KeyMint.usd(nanoUsd) * 1e9);
    assertTrue(given >= nanoUsd, given + " for " + nanoUsd);
    assertTrue(given - nanoUsd < MICRO || nanoUsd == 0 && given == MICRO, given + " for " + nanoUsd);
  }

  /** The honest path never meets the provider's limit, and a thief gets no more than the slice. */
  @Property(tries = 120)
  void limit_isWhatThePartitionMaySpend(
      @ForAll("limits") List<Limit> limits, @ForAll("sizes") SliceSize size, @ForAll("amounts") List<Long> amounts) {
    Story story = new Story();
    Grant grant = story.issue(limits, size);
    StrictProvider.Key subKey = story.provider.keys.values().iterator().next();
    long honest = 0;
    for (int i = 0; i < amounts.size(); i++) {
      long paid = pay(story.book, grant, "r" + i, amounts.get(i));
      honest += paid;
      assertTrue(paid == 0 || subKey.pays(paid), "the provider refused what the slice allowed");
    }
    long escrowed = Long.MAX_VALUE;
    for (Limit limit : limits) {
      escrowed = Math.min(escrowed, size == SliceSize.WHOLE ? limit.amountNanoUsd() : taken(limit, size));
    }
    assertTrue(honest <= escrowed);
    assertTrue(Math.round(subKey.limitUsd * 1e9) - escrowed < MICRO || escrowed == 0);
    assertEquals(Math.round(KeyMint.usd(escrowed) * 1e9), Math.round(subKey.limitUsd * 1e9));
  }

  private static long taken(Limit limit, SliceSize size) {
    long share = Math.max(size.leastNanoUsd(), limit.amountNanoUsd() / size.share());
    return Math.min(limit.amountNanoUsd(), share);
  }

  /** What came to be paid. */
  private static long pay(BudgetBook book, Grant grant, String id, long nanoUsd) {
    try {
      book.hold(new HoldRequest(id, grant.id(), "tab-1", "openrouter", nanoUsd, 0));
      book.send(id, nanoUsd, null);
      return book.settle(id, nanoUsd, null).settled() ? nanoUsd : 0;
    } catch (ByokException refused) {
      return 0;
    }
  }

  @Provide
  Arbitrary<List<Limit>> limits() {
    Arbitrary<Long> amounts = Arbitraries.longs().between(1, 5_000_000_000L);
    return amounts.list().ofMinSize(1).ofMaxSize(2).map(list -> {
      List<Limit> limits = new ArrayList<>();
      for (int i = 0; i < list.size(); i++) {
        limits.add(Sample.limit(list.get(i), i == 0 ? Period.DAY : Period.TOTAL));
      }
      return limits;
    });
  }

  @Provide
  Arbitrary<SliceSize> sizes() {
    return Arbitraries.of(SliceSize.WHOLE, SliceSize.lasting(0), SliceSize.passing(0));
  }

  @Provide
  Arbitrary<List<Long>> amounts() {
    return Arbitraries.longs().between(1, 900_000_000L).list().ofMaxSize(12);
  }
}

package byok.core.subkeys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import byok.core.Sample;
import byok.core.grants.Grants;
import byok.protocol.ByokException;
import byok.testkit.WalletInvariants;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is spent through the wallet and past it, in the end the wallet has counted what the provider charged. */
class SubKeyReckoningPropertiesTest {
  /** What happens next. */
  enum What {
    PAY,
    STEAL,
    REPORT,
    RENEW,
    LOCK,
    LOOK
  }

  private record Step(What what, int cents) {}

  private final SubKeyWorld world = new SubKeyWorld();
  private long charged;
  private int sessions;
  private int requests;

  @Property(tries = 200)
  void settled_isWhatTheProviderCharged(@ForAll("steps") List<Step> steps) {
    SubKeyReckoningPropertiesTest story = new SubKeyReckoningPropertiesTest();
    story.world.addKey("sk-MARKED-first", true);
    story.renew();
    for (Step step : steps) {
      story.world.vault.clock().advance(1_000);
      story.take(step);
    }
    story.world.report(true);
    story.world.look();
    assertEquals(story.charged, story.world.settled());
    WalletInvariants.check(story.world.vault, true);
    assertEquals(List.of(), List.copyOf(story.world.provider.keys.keySet()));
  }

  private void take(Step step) {
    switch (step.what) {
      case PAY -> pay(step.cents * Sample.CENT);
      case STEAL -> charged += world.steal(step.cents * Sample.CENT);
      case REPORT -> world.report(false);
      case RENEW -> renew();
      case LOCK -> SubKeyBook.endAll(world.vault.store());
      default -> {
        world.look();
        WalletInvariants.check(world.vault, true);
      }
    }
  }

  private void pay(long nanoUsd) {
    try {
      charged += world.pay("r" + ++requests, nanoUsd);
    } catch (ByokException refused) {
      return;
    }
  }

  /** As the consent window does it; what was suspended the owner lets go on. */
  private void renew() {
    if (sessions > 0) {
      world.report(true);
      world.look();
      new Grants(world.vault.open(), world.vault.ports()).table().resume(world.grant.id());
    }
    world.issue("slice-number-" + (char) ('a' + sessions++));
    world.look();
    WalletInvariants.check(world.vault, true);
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<What> whats = Arbitraries.of(What.values());
    return Combinators.combine(whats, Arbitraries.integers().between(1, 25)).as(Step::new).list().ofMaxSize(14);
  }
}

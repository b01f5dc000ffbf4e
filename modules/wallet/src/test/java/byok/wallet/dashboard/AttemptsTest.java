package byok.wallet.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** When what the owner sent is not to be saved any more. */
class AttemptsTest {
  private final ManualTimers timers = new ManualTimers();
  private final Attempts attempts = new Attempts(timers);
  private final Attempts.Attempt attempt = attempts.begin();

  @Test
  void anAttempt_isWanted_alsoAfterTheProviderWasSilent() {
    attempt.patiently(patience -> {
      timers.advance(30_000);
      assertTrue(patience.isOver());
      return null;
    });
    assertTrue(attempt.isWanted());
    assertEquals(0, timers.due.size());
  }

  @Test
  void givenUp_asTheProviderIsAsked_breaksThatOff() {
    boolean broken = attempt.patiently(patience -> {
      attempts.giveUp();
      return patience.isGivenUp() && patience.cancel().isCancelled();
    });
    assertTrue(broken);
    assertFalse(attempt.isWanted());
  }

  @Test
  void givenUp_betweenTheAnswerAndTheSaving_isNotSaved() {
    assertEquals("works", attempt.patiently(patience -> "works"));
    attempts.giveUp();
    assertFalse(attempt.isWanted());
  }

  /** Other checks may run before its turn. */
  @Test
  void givenUp_beforeItsTurn_asksNobody() {
    attempts.giveUp();
    boolean cancelled = attempt.patiently(patience -> patience.cancel().isCancelled());
    assertTrue(cancelled);
    assertFalse(attempt.isWanted());
  }

  @Test
  void whatIsSentAfterwards_isWanted() {
    attempts.giveUp();
    Attempts.Attempt next = attempts.begin();
    assertTrue(next.isWanted());
    boolean givenUp = next.patiently(Patience::isGivenUp);
    assertFalse(givenUp);
    assertFalse(attempt.isWanted());
  }
}

package byok.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AllowanceTest {
  private final Allowance allowance = new Allowance(100, 10);

  @Test
  void wholeAtFirst_givenBackWithTime_neverMoreThanWhole() {
    assertEquals(100, allowance.left(0));
    allowance.take(60, 0);
    assertEquals(40, allowance.left(0));
    assertEquals(50, allowance.left(1000));
    assertEquals(100, allowance.left(1_000_000));
  }

  @Test
  void takenBeyondZero_isGivenBackFirst() {
    allowance.take(150, 0);
    assertEquals(0, allowance.left(0));
    assertEquals(5100, allowance.retryAfterMillis(0));
    assertEquals(0, allowance.left(5000));
    assertEquals(1, allowance.left(5100));
    assertEquals(0, allowance.retryAfterMillis(5100));
  }

  @Test
  void aClockPutBack_givesNothing() {
    allowance.take(100, 10_000);
    assertEquals(0, allowance.left(5_000));
    assertEquals(10, allowance.left(6_000));
  }
}

package byok.wallet.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MoneyTest {
  @Test
  void parse_amounts() {
    assertEquals(500_000_000L, Money.parse("0.50"));
    assertEquals(2_000_000_000L, Money.parse(" $2 "));
    assertEquals(50_000_000L, Money.parse(".05"));
    assertEquals(1L, Money.parse("0.000000001"));
    assertEquals(9_999_999_000_000_000L, Money.parse("9999999"));
    assertEquals(0L, Money.parse("0.00"));
  }

  @Test
  void parse_whatIsNoAmount_isRefused() {
    for (String typed : new String[] {"", "$", ".", "0,50", "1,000", "-1", "1e3", "1.2.3", "abc", "0.0000000001",
        "10000000", "NaN", "١"}) {
      assertEquals(-1L, Money.parse(typed), typed);
    }
  }

  @Test
  void typed_isExactAndParsesBack() {
    for (long nanoUsd : new long[] {0, 1, 50_000_000, 500_000_000, 1_234_567_891, 10_000_000_000L, 357_000}) {
      assertEquals(nanoUsd, Money.parse(Money.typed(nanoUsd)));
    }
    assertEquals("0.50", Money.typed(500_000_000));
    assertEquals("10.00", Money.typed(10_000_000_000L));
    assertEquals("0.000357", Money.typed(357_000));
  }
}

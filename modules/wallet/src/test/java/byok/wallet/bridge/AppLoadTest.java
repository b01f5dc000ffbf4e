package byok.wallet.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AppLoadTest {
  private long now = 1_000;
  private final AppLoad load = new AppLoad(() -> now);

  @Test
  void questions_count_untilNothingIsLeft_andTimeGivesItBack() {
    assertEquals(2_000, load.most("getUsage"));
    for (int i = 0; i < 120; i++) {
      load.asked();
    }
    assertEquals(0, load.most("getUsage"));
    assertEquals(0, load.most("doLanguage"));
    now += 1_000;
    assertEquals(50_000, load.most("doLanguage"));
  }
}

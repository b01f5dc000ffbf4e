package byok.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import byok.core.port.RandomSource;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What every {@link RandomSource} does. */
public abstract class RandomSourceContract {
  protected abstract RandomSource random();

  @Test
  void bytes_areAsManyAsAsked_andNotTheSameAgain() {
    assertEquals(0, random().bytes(0).length);
    RandomSource random = random();
    byte[] first = random.bytes(32);
    assertEquals(32, first.length);
    assertFalse(Arrays.equals(first, random.bytes(32)));
  }
}

package byok.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.port.Weights;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Weights} does. */
public abstract class WeightsContract {
  private static final int LONG = 300_000;

  /** Empty ones, that have room for a megabyte. */
  protected abstract Weights newWeights();

  @Test
  void append_addsAtTheEnd_andReadsAcross() {
    Weights weights = newWeights();
    weights.append("a", "w", new byte[] {1, 2, 3});
    weights.append("a", "w", new byte[] {4, 5});
    assertEquals(5, weights.length("a", "w"));
    assertArrayEquals(new byte[] {1, 2, 3, 4, 5}, weights.read("a", "w", 0, 99));
    assertArrayEquals(new byte[] {3, 4}, weights.read("a", "w", 2, 2));
    assertArrayEquals(new byte[] {5}, weights.read("a", "w", 4, 2));
    assertArrayEquals(new byte[0], weights.read("a", "w", 5, 2));
  }

  @Test
  void append_ofMany_keepsEachByte() {
    Weights weights = newWeights();
    byte[] piece = new byte[LONG / 10];
    for (int i = 0; i < 12; i++) {
      piece[0] = (byte) i;
      piece[piece.length - 1] = (byte) -i;
      weights.append("a", "w", piece);
    }
    assertEquals(12L * piece.length, weights.length("a", "w"));
    for (int i = 0; i < 12; i++) {
      assertEquals((byte) i, weights.read("a", "w", (long) i * piece.length, 1)[0]);
      assertEquals((byte) -i, weights.read("a", "w", (i + 1L) * piece.length - 1, 1)[0]);
    }
  }

  @Test
  void whatIsNotThere_isEmpty() {
    Weights weights = newWeights();
    assertEquals(List.of(), weights.folders());
    assertEquals(0, weights.length("a", "w"));
    assertArrayEquals(new byte[0], weights.read("a", "w", 0, 10));
    weights.clear("a", "w");
    weights.remove("a");
    assertEquals(List.of(), weights.folders());
  }

  @Test
  void clear_throwsAwayOneFile() {
    Weights weights = newWeights();
    weights.append("a", "w", new byte[] {1});
    weights.append("a", "w.1", new byte[] {2, 3});
    weights.clear("a", "w");
    assertEquals(0, weights.length("a", "w"));
    assertEquals(2, weights.length("a", "w.1"));
    weights.append("a", "w", new byte[] {9});
    assertArrayEquals(new byte[] {9}, weights.read("a", "w", 0, 10));
  }

  @Test
  void remove_throwsAwayAFolder() {
    Weights weights = newWeights();
    weights.append("a", "w", new byte[] {1});
    weights.append("b.c-d_e", "w", new byte[] {2});
    weights.remove("a");
    assertEquals(List.of("b.c-d_e"), weights.folders());
    assertEquals(0, weights.length("a", "w"));
  }

  @Test
  void room_isThere() {
    assertTrue(newWeights().room() > LONG);
  }
}

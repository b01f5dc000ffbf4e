package byok.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListsTest {
  private record Point(int left) {}

  @Test
  void names_areFoundByTheirText() {
    List<String> names = List.of("a", "b", "b");
    assertEquals(1, Lists.indexOf(names, new String("b")));
    assertEquals(-1, Lists.indexOf(names, "c"));
    assertTrue(Lists.contain(names, "a"));
    assertFalse(Lists.contain(List.of(), "a"));
  }

  @Test
  void items_areFoundByIdentity() {
    Point point = new Point(1);
    Point twin = new Point(1);
    List<Point> points = new ArrayList<>(List.of(twin, point));
    Lists.removeSame(points, point);
    assertTrue(Lists.containSame(points, twin));
    assertFalse(Lists.containSame(points, point));
    Lists.removeSame(points, point);
    assertEquals(1, points.size());
  }
}

package byok.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** An object of any size is a map in insertion order, however it was built. */
class LargeObjectTest {
  @Property(tries = 300)
  void anyMixOfWrites_isAMapInOrder(@ForAll long seed) {
    Random random = new Random(seed);
    Value.Obj object = new Value.Obj();
    Map<String, Value> model = new LinkedHashMap<>();
    int writes = random.nextInt(80);
    for (int i = 0; i < writes; i++) {
      String key = "k" + random.nextInt(40);
      Value value = Value.of(i);
      if (!model.containsKey(key) && random.nextBoolean()) {
        object.append(key, value);
      } else {
        object.put(key, value);
      }
      model.put(key, value);
      assertEquals(value, object.get(key));
    }
    assertEquals(model.size(), object.size());
    int at = 0;
    for (Map.Entry<String, Value> each : model.entrySet()) {
      assertEquals(each.getKey(), object.keyAt(at));
      assertEquals(each.getValue(), object.valueAt(at++));
    }
    assertFalse(object.has("absent"));
  }
}

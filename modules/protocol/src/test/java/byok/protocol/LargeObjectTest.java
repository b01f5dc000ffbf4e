package byok.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

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

  @Test
  void keysOfOneJavaHash_haveHashesOfTheirOwn() {
    Set<Integer> hashes = new HashSet<>();
    Set<Integer> javas = new HashSet<>();
    for (int i = 0; i < 4096; i++) {
      StringBuilder key = new StringBuilder();
      for (int bit = 0; bit < 12; bit++) {
        key.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      javas.add(key.toString().hashCode());
      hashes.add(new Value.Obj.Name(key.toString()).hashCode());
    }
    assertEquals(1, javas.size());
    assertTrue(hashes.size() > 4000, () -> hashes.size() + " hashes of 4096 keys");
  }
}

package byok.protocol;

import java.util.Arrays;

/** Equality of values by content: numbers by bits, so that NaN is NaN and -0 is not 0; objects with their key order. */
final class Same {
  private Same() {}

  static boolean same(Value a, Value b) {
    if (a instanceof Value.Obj x && b instanceof Value.Obj y) {
      return members(x, y);
    }
    if (a instanceof Value.Arr x && b instanceof Value.Arr y) {
      return items(x, y);
    }
    if (a instanceof Value.Bytes x && b instanceof Value.Bytes y) {
      return Arrays.equals(x.value(), y.value());
    }
    if (a instanceof Value.Fault x && b instanceof Value.Fault y) {
      return members(x.fields(), y.fields());
    }
    return a.equals(b);
  }

  private static boolean members(Value.Obj a, Value.Obj b) {
    boolean same = a.size() == b.size();
    for (int i = 0; same && i < a.size(); i++) {
      same = a.keyAt(i).equals(b.keyAt(i)) && same(a.valueAt(i), b.valueAt(i));
    }
    return same;
  }

  private static boolean items(Value.Arr a, Value.Arr b) {
    boolean same = a.size() == b.size();
    for (int i = 0; same && i < a.size(); i++) {
      same = same(a.get(i), b.get(i));
    }
    return same;
  }
}

package byok.browser.platform;

import byok.protocol.Value;

/** Deep copies of values: what structured clone does for stored rows. */
final class Copies {
  private Copies() {}

  static Value of(Value value) {
    if (value instanceof Value.Obj object) {
      return object(object);
    }
    if (value instanceof Value.Arr list) {
      return list(list);
    }
    if (value instanceof Value.Bytes bytes) {
      return new Value.Bytes(bytes.value().clone());
    }
    return value instanceof Value.Fault fault ? new Value.Fault(object(fault.fields())) : value;
  }

  private static Value.Obj object(Value.Obj object) {
    Value.Obj copy = new Value.Obj();
    for (int i = 0; i < object.size(); i++) {
      copy.append(object.keyAt(i), of(object.valueAt(i)));
    }
    return copy;
  }

  private static Value.Arr list(Value.Arr list) {
    Value.Arr copy = new Value.Arr();
    for (int i = 0; i < list.size(); i++) {
      copy.add(of(list.get(i)));
    }
    return copy;
  }
}

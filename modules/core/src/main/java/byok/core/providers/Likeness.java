package byok.core.providers;

import byok.protocol.Value;

/**
 * Completes the parts of the table that are like a pattern: {@code {like: name, …}} stands for the pattern's members
 * with its own laid over them. Within {@code body}, {@code options}, {@code force} and {@code forceStream} each member
 * is laid over on its own, and null takes one away.
 */
final class Likeness {
  private static final String DEEP = " body options force forceStream ";

  private final Value.Obj patterns;

  /** @param patterns null where there is none */
  Likeness(Value.Obj patterns) {
    this.patterns = patterns == null ? new Value.Obj() : patterns;
  }

  /** The whole of {@code own}, its lists of endpoints included. */
  Value.Obj complete(Value.Obj own) {
    Value.Obj pattern = own.text("like") == null ? null : patterns.object(own.text("like"));
    Value.Obj whole = new Value.Obj();
    lay(pattern == null ? new Value.Obj() : complete(pattern), whole);
    lay(own, whole);
    return whole;
  }

  private void lay(Value.Obj over, Value.Obj whole) {
    for (int i = 0; i < over.size(); i++) {
      String key = over.keyAt(i);
      whole.put(key, member(key, whole.object(key), over.valueAt(i)));
    }
  }

  private Value member(String key, Value.Obj under, Value own) {
    if (own instanceof Value.Arr list) {
      return items(list);
    }
    return own instanceof Value.Obj object && DEEP.contains(' ' + key + ' ') ? merged(under, object) : own;
  }

  private Value.Arr items(Value.Arr list) {
    Value.Arr whole = new Value.Arr();
    for (int i = 0; i < list.size(); i++) {
      boolean isLike = list.get(i) instanceof Value.Obj item && item.text("like") != null;
      whole.add(isLike ? complete((Value.Obj) list.get(i)) : list.get(i));
    }
    return whole;
  }

  private static Value.Obj merged(Value.Obj under, Value.Obj over) {
    Value.Obj merged = new Value.Obj();
    for (int i = 0; under != null && i < under.size(); i++) {
      if (!over.has(under.keyAt(i))) {
        merged.append(under.keyAt(i), under.valueAt(i));
      }
    }
    for (int i = 0; i < over.size(); i++) {
      if (over.valueAt(i) != Value.NULL) {
        merged.append(over.keyAt(i), over.valueAt(i));
      }
    }
    return merged;
  }
}

package byok.core.providers;

import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Bodies made from the rules of the table, with every change to them that no rule allows. */
final class Samples {
  /** A member set to what its rule does not allow, and back. */
  record Change(Value.Obj holder, String key, Value bad) {
    /** Makes the change, runs, and takes it back. */
    void during(Runnable run) {
      Value good = holder.get(key);
      holder.put(key, bad);
      run.run();
      holder.put(key, good);
    }

    @Override
    public String toString() {
      return key + " = " + bad;
    }
  }

  private static final Value STRANGE = new Value.Obj().put("zz_strange", "file_1");

  private final Value.Obj shapes;
  private final Random choices;
  private final List<Change> changes = new ArrayList<>();

  Samples(Value.Obj shapes, long seed) {
    this.shapes = shapes;
    this.choices = new Random(seed);
  }

  List<Change> changes() {
    return changes;
  }

  /** A body in which every field of the rules is there. */
  Value.Obj body(Value.Obj fields) {
    return fields(fields);
  }

  private Value.Obj fields(Value.Obj rules) {
    Value.Obj object = new Value.Obj();
    for (int i = 0; i < rules.size(); i++) {
      String key = rules.keyAt(i);
      object.put(key, value(rules.valueAt(i)));
      if (!isFree(rules.valueAt(i))) {
        changes.add(new Change(object, key, new Value.Arr().add(STRANGE)));
        otherModels(object, key, rules.valueAt(i));
      }
    }
    for (String name : List.of("file_id", "previous_response_id", "zz_new", "__proto__")) {
      changes.add(new Change(object, name, STRANGE));
    }
    return object;
  }

  private void otherModels(Value.Obj object, String key, Value rule) {
    if (rule instanceof Value.Obj operator && operator.has("names")) {
      for (String other : List.of("models/other", "models/", EveryProviderTest.MODEL)) {
        changes.add(new Change(object, key, Value.of(other)));
      }
      changes.add(new Change(object, key, Value.of(object.text(key) + "x")));
    }
  }

  /** Whether a rule takes any value, or a list of such. */
  private static boolean isFree(Value rule) {
    if (rule instanceof Value.Obj object && object.has("list")) {
      return isFree(object.get("list"));
    }
    return rule instanceof Value.Text word && word.value().equals("any");
  }

  private Value value(Value rule) {
    if (rule instanceof Value.Text word) {
      return word.value().startsWith("#") ? value(shapes.get(word.value().substring(1))) : ofWord(word.value());
    }
    if (rule instanceof Value.Arr alternatives) {
      return value(alternatives.get(choices.nextInt(alternatives.size())));
    }
    return ofOperator((Value.Obj) rule);
  }

  private static Value ofWord(String word) {
    return switch (word) {
      case "any" -> new Value.Obj().put("free", true);
      case "text" -> Value.of("x");
      case "number", "integer" -> Value.of(1);
      case "boolean" -> Value.of(true);
      case "null" -> Value.NULL;
      case "bytes" -> new Value.Bytes(new byte[] {1});
      default -> throw new IllegalArgumentException(word);
    };
  }

  private Value ofOperator(Value.Obj rule) {
    if (rule.has("fields")) {
      return fields(rule.object("fields"));
    }
    if (rule.has("by")) {
      return oneCase(rule);
    }
    if (rule.has("list")) {
      return new Value.Arr().add(value(rule.get("list")));
    }
    if (rule.has("map")) {
      return new Value.Obj().put("key", value(rule.get("map")));
    }
    if (rule.has("in")) {
      return rule.list("in").get(choices.nextInt(rule.list("in").size()));
    }
    if (rule.has("bytes")) {
      return new Value.Bytes(new byte[3]);
    }
    if (rule.has("names")) {
      return Value.of(rule.text("names") + EveryProviderTest.MODEL);
    }
    if (rule.has("plain")) {
      return Value.of("audio/wav");
    }
    return rule.has("whole") ? rule.list("whole").get(1) : Value.of(rule.text("starts") + "AAAA");
  }

  private Value oneCase(Value.Obj rule) {
    Value.Obj cases = rule.object("cases");
    int chosen = choices.nextInt(cases.size());
    Value.Obj object = (Value.Obj) value(cases.valueAt(chosen));
    object.put(rule.text("by"), cases.keyAt(chosen));
    changes.add(new Change(object, rule.text("by"), Value.of("zz_other")));
    return object;
  }
}

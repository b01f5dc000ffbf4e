package byok.rpc;

import byok.protocol.Value;
import com.fasterxml.jackson.databind.JsonNode;

/** JSON as values, without tags. */
public final class PlainJson {
  private PlainJson() {}

  public static Value of(JsonNode node) {
    if (node.isObject()) {
      Value.Obj object = new Value.Obj();
      node.properties().forEach(entry -> object.append(entry.getKey(), of(entry.getValue())));
      return object;
    }
    if (node.isArray()) {
      Value.Arr list = new Value.Arr();
      node.forEach(item -> list.add(of(item)));
      return list;
    }
    if (node.isTextual()) {
      return new Value.Text(node.textValue());
    }
    if (node.isNumber()) {
      return Value.of(node.doubleValue());
    }
    return node.isBoolean() ? Value.of(node.booleanValue()) : Value.NULL;
  }
}

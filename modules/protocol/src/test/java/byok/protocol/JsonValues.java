package byok.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Plain values to and from real JSON. */
final class JsonValues {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonValues() {}

  static Value parse(String json) {
    try {
      return of(MAPPER.readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static String print(Value value) {
    return node(value).toString();
  }

  static Value of(JsonNode node) {
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
    if (node.isNumber()) {
      return new Value.Num(node.doubleValue());
    }
    if (node.isTextual()) {
      return new Value.Text(node.textValue());
    }
    return node.isBoolean() ? Value.of(node.booleanValue()) : Value.NULL;
  }

  static JsonNode node(Value value) {
    return switch (value) {
      case Value.Obj o -> object(o);
      case Value.Arr a -> list(a);
      case Value.Num n when Double.isFinite(n.value()) -> NODES.numberNode(n.value());
      case Value.Text t -> NODES.textNode(t.value());
      case Value.Bool b -> NODES.booleanNode(b == Value.Bool.TRUE);
      case Value.Absent a when a == Value.NULL -> NODES.nullNode();
      default -> throw new IllegalArgumentException("JSON has no " + value);
    };
  }

  private static ObjectNode object(Value.Obj from) {
    ObjectNode to = NODES.objectNode();
    for (int i = 0; i < from.size(); i++) {
      to.set(from.keyAt(i), node(from.valueAt(i)));
    }
    return to;
  }

  private static ArrayNode list(Value.Arr from) {
    ArrayNode to = NODES.arrayNode();
    for (int i = 0; i < from.size(); i++) {
      to.add(node(from.get(i)));
    }
    return to;
  }
}

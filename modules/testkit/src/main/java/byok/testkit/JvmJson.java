package byok.testkit;

import byok.core.port.Json;
import byok.protocol.Value;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** JSON by Jackson, printing numbers as JavaScript does. */
public final class JvmJson implements Json {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final double MAX_WHOLE = 1e15;

  @Override
  public Value parse(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      return node == null || node.isMissingNode() ? null : read(node);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  @Override
  public String print(Value value) {
    try {
      return MAPPER.writeValueAsString(write(value));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Value read(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> {
        Value.Obj object = new Value.Obj();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
          object.put(field.getKey(), read(field.getValue()));
        }
        yield object;
      }
      case ARRAY -> {
        Value.Arr list = new Value.Arr();
        node.forEach(item -> list.add(read(item)));
        yield list;
      }
      case STRING -> Value.of(node.textValue());
      case NUMBER -> Value.of(node.doubleValue());
      case BOOLEAN -> Value.of(node.booleanValue());
      default -> Value.NULL;
    };
  }

  private static JsonNode write(Value value) {
    return switch (value) {
      case Value.Obj object -> object(object);
      case Value.Arr list -> {
        var array = NODES.arrayNode();
        for (int i = 0; i < list.size(); i++) {
          array.add(write(list.get(i)));
        }
        yield array;
      }
      case Value.Text text -> NODES.textNode(text.value());
      case Value.Num number -> number(number.value());
      case Value.Bool bool -> NODES.booleanNode(bool == Value.Bool.TRUE);
      case Value.Absent absent -> NODES.nullNode();
      default -> throw new IllegalArgumentException("not JSON: " + value.getClass().getSimpleName());
    };
  }

  private static JsonNode object(Value.Obj object) {
    ObjectNode node = NODES.objectNode();
    for (int i = 0; i < object.size(); i++) {
      if (object.valueAt(i) != Value.UNDEFINED) {
        node.set(object.keyAt(i), write(object.valueAt(i)));
      }
    }
    return node;
  }

  private static JsonNode number(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return NODES.nullNode();
    }
    boolean whole = number == Math.rint(number) && Math.abs(number) <= MAX_WHOLE * 10;
    return whole ? NODES.numberNode((long) number) : NODES.numberNode(number);
  }
}

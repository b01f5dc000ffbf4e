package byok.core.providers;

import byok.core.port.Json;
import byok.protocol.Value;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;

/** {@link Json} on Jackson, for tests. */
public final class JacksonJson implements Json {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  @Override
  public Value parse(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      return node.isMissingNode() ? null : value(node);
    } catch (JsonProcessingException malformed) {
      return null;
    }
  }

  private static Value value(JsonNode node) {
    return switch (node.getNodeType()) {
      case NULL -> Value.NULL;
      case BOOLEAN -> Value.of(node.booleanValue());
      case NUMBER -> Value.of(node.doubleValue());
      case STRING -> Value.of(node.textValue());
      case ARRAY -> {
        Value.Arr list = new Value.Arr();
        node.forEach(item -> list.add(value(item)));
        yield list;
      }
      case OBJECT -> {
        Value.Obj object = new Value.Obj();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
          object.append(field.getKey(), value(field.getValue()));
        }
        yield object;
      }
      default -> throw new IllegalArgumentException(node.getNodeType().name());
    };
  }

  @Override
  public String print(Value value) {
    return node(value).toString();
  }

  private static JsonNode node(Value value) {
    return switch (value) {
      case Value.Text t -> NODES.textNode(t.value());
      case Value.Num n when n.value() == Math.rint(n.value()) -> NODES.numberNode((long) n.value());
      case Value.Num n -> NODES.numberNode(n.value());
      case Value.Bool b -> NODES.booleanNode(b == Value.Bool.TRUE);
      case Value.Arr list -> {
        var array = NODES.arrayNode();
        for (int i = 0; i < list.size(); i++) {
          array.add(node(list.get(i)));
        }
        yield array;
      }
      case Value.Obj object -> {
        var fields = NODES.objectNode();
        for (int i = 0; i < object.size(); i++) {
          if (object.valueAt(i) != Value.UNDEFINED) {
            fields.set(object.keyAt(i), node(object.valueAt(i)));
          }
        }
        yield fields;
      }
      default -> NODES.nullNode();
    };
  }
}

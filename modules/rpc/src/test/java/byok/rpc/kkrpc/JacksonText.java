package byok.rpc.kkrpc;

import byok.protocol.Value;
import byok.rpc.PlainJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON by Jackson. */
final class JacksonText implements JsonText {
  private static final ObjectMapper MAPPER = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  @Override
  public Value parse(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      return node.isMissingNode() ? null : PlainJson.of(node);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  @Override
  public String print(Value value) {
    try {
      return MAPPER.writeValueAsString(plain(value));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Object plain(Value value) {
    return switch (value) {
      case Value.Obj object -> members(object);
      case Value.Arr list -> items(list);
      case Value.Text text -> text.value();
      case Value.Num number -> number.value() == (long) number.value() ? (Object) (long) number.value() : number.value();
      case Value.Bool bool -> bool == Value.Bool.TRUE;
      case Value.Absent absent when absent == Value.NULL -> null;
      default -> throw new IllegalArgumentException("no JSON: " + value);
    };
  }

  private static Map<String, Object> members(Value.Obj object) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (int i = 0; i < object.size(); i++) {
      members.put(object.keyAt(i), plain(object.valueAt(i)));
    }
    return members;
  }

  private static List<Object> items(Value.Arr list) {
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      items.add(plain(list.get(i)));
    }
    return items;
  }
}

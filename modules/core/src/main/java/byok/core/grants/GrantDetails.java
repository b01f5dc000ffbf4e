package byok.core.grants;

import byok.core.vault.SealedRecords;
import byok.core.vault.Tables;
import byok.protocol.Capability;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The sealed part of a grant: who, what for, which models.
 *
 * @param appName what the app calls itself, checked by nobody
 * @param purpose the app's reason in its own words; empty where it gave none
 * @param capabilities empty allows nothing
 * @param models empty allows nothing; any model is {@link ModelPattern#ANY}
 * @param overrides model id as asked → model id that answers instead, chosen by the owner
 */
public record GrantDetails(
    String origin,
    String appName,
    String purpose,
    List<Capability> capabilities,
    List<ModelPattern> models,
    Map<String, String> overrides) {

  public Value.Obj encode() {
    Value.Obj content = new Value.Obj().put("origin", origin).put("appName", appName).put("purpose", purpose);
    Value.Arr kinds = new Value.Arr();
    for (Capability capability : capabilities) {
      kinds.add(capability.wire());
    }
    Value.Arr patterns = new Value.Arr();
    for (ModelPattern pattern : models) {
      patterns.add(pattern.text());
    }
    content.put("capabilities", kinds).put("models", patterns);
    return content.put("overrides", pairs(overrides));
  }

  public static GrantDetails decode(String grantId, Value.Obj content) {
    if (content.text("origin") == null || content.text("appName") == null) {
      throw SealedRecords.damaged(Tables.GRANTS, grantId);
    }
    List<Capability> capabilities = new ArrayList<>();
    for (String wire : texts(content.list("capabilities"))) {
      addKnown(capabilities, Capability.ofWire(wire));
    }
    List<ModelPattern> models = new ArrayList<>();
    for (String text : texts(content.list("models"))) {
      models.add(new ModelPattern(text));
    }
    String purpose = content.text("purpose");
    return new GrantDetails(
        content.text("origin"), content.text("appName"), purpose == null ? "" : purpose, capabilities, models,
        map(content.list("overrides")));
  }

  private static void addKnown(List<Capability> capabilities, Capability capability) {
    if (capability != null) {
      capabilities.add(capability);
    }
  }

  private static Value.Arr pairs(Map<String, String> map) {
    Value.Arr pairs = new Value.Arr();
    for (Map.Entry<String, String> pair : map.entrySet()) {
      pairs.add(pair.getKey()).add(pair.getValue());
    }
    return pairs;
  }

  private static Map<String, String> map(Value.Arr pairs) {
    List<String> texts = texts(pairs);
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i + 1 < texts.size(); i += 2) {
      map.put(texts.get(i), texts.get(i + 1));
    }
    return map;
  }

  private static List<String> texts(Value.Arr list) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; list != null && i < list.size(); i++) {
      if (list.get(i) instanceof Value.Text text) {
        texts.add(text.value());
      }
    }
    return texts;
  }
}

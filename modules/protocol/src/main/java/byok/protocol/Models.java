package byok.protocol;

import java.util.List;

/** The {@code models} field: 1 to 64 patterns of 1 to 200 characters; an empty list in Java is an absent field. */
final class Models {
  private Models() {}

  static List<String> decode(Fields fields) {
    return fields.has("models") ? fields.texts("models", 64, 200) : List.of();
  }

  static void encode(List<String> models, Value.Obj to) {
    if (models.isEmpty()) {
      return;
    }
    Value.Arr list = new Value.Arr();
    for (String model : models) {
      list.add(model);
    }
    to.put("models", list);
  }
}

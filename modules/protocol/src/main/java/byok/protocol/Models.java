package byok.protocol;

import java.util.List;

/** The {@code models} field: 1 to 64 patterns of 1 to 200 printable ASCII characters without spaces. */
final class Models {
  private static final String KEY = "models";

  private Models() {}

  static List<String> decode(Fields fields) {
    List<String> models = fields.texts(KEY, 64, 200);
    for (String model : models) {
      if (!isPrintable(model)) {
        throw Fields.invalid(KEY, "must be texts of printable ASCII characters without spaces");
      }
    }
    return models;
  }

  /** An absent field is an empty list. */
  static List<String> decodeOptional(Fields fields) {
    return fields.has(KEY) ? decode(fields) : List.of();
  }

  /** An empty list is an absent field. */
  static void encode(List<String> models, Value.Obj to) {
    if (models.isEmpty()) {
      return;
    }
    Value.Arr list = new Value.Arr();
    for (String model : models) {
      list.add(model);
    }
    to.put(KEY, list);
  }

  private static boolean isPrintable(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '!' || text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }
}

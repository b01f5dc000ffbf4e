package byok.protocol;

/**
 * A model that an app may ask for.
 *
 * @param id what the app asks for, provider and model
 * @param provider id of the provider that answers
 * @param contextWindow in tokens, 0 where unknown
 * @param maxOutputTokens of one answer, 0 where unknown
 * @param price {@code null} where unknown
 * @param isDefault whether {@code default} stands for it among its kind
 */
public record ModelInfo(
    String id,
    String provider,
    String name,
    Capability capability,
    double contextWindow,
    double maxOutputTokens,
    ModelPrice price,
    boolean isDefault) {
  private static final int MAX_LENGTH = 200;

  /** Whether an app can ask for a model by this id. */
  public static boolean isId(String id) {
    return !id.isEmpty() && id.length() <= MAX_LENGTH && Plain.isPlain(id);
  }

  static ModelInfo decode(Value value) {
    Fields fields = Fields.of(value, "model");
    Capability capability = Capability.ofWire(fields.word("capability"));
    if (capability == null) {
      throw Fields.invalid("capability", "names an unknown capability");
    }
    return new ModelInfo(
        fields.text("id", MAX_LENGTH),
        fields.text("provider", 64),
        fields.text("name", MAX_LENGTH),
        capability,
        tokens(fields, "contextWindow"),
        tokens(fields, "maxOutputTokens"),
        fields.has("priceUsd") ? ModelPrice.decode(fields.object("priceUsd")) : null,
        fields.has("isDefault") && fields.flag("isDefault"));
  }

  private static double tokens(Fields fields, String key) {
    return fields.has(key) ? fields.whole(key, 1, Fields.MAX_WHOLE) : 0;
  }

  Value.Obj encode() {
    Value.Obj to = new Value.Obj().put("id", id).put("provider", provider).put("name", name);
    to.put("capability", capability.wire());
    if (contextWindow > 0) {
      to.put("contextWindow", contextWindow);
    }
    if (maxOutputTokens > 0) {
      to.put("maxOutputTokens", maxOutputTokens);
    }
    if (price != null) {
      to.put("priceUsd", price.amounts());
    }
    return isDefault ? to.put("isDefault", true) : to;
  }
}

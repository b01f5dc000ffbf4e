package byok.core.pricing;

import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import byok.protocol.Lists;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Prices by provider and model: a dated snapshot ({@code models.json}). Immutable. */
public final class PriceList {
  private final String date;
  private final List<PricedModel> models;
  private final List<String> releasing;
  private final Map<String, PricedModel> byKey = new HashMap<>();
  private final Map<String, Capability> kinds;

  private PriceList(
      String date, List<PricedModel> models, List<String> releasing, Map<String, Capability> kinds) {
    this.date = date;
    this.models = models;
    this.releasing = releasing;
    this.kinds = kinds;
    for (PricedModel model : models) {
      byKey.put(key(model.provider(), model.id()), model);
    }
  }

  /**
   * Reads a snapshot {@code {date, releases: […], models: […]}}; entries without provider or id are left out.
   * {@code releases} names the providers whose dated ids cost what the undated one does unless they are listed. An
   * entry is {@code {provider, id, name, kind, context, maxOutput, reasoning, …}} with prices in USD:
   * {@code inputPerMTok}, {@code outputPerMTok}, {@code cacheReadPerMTok}, {@code cacheWritePerMTok},
   * {@code cacheWrite1hPerMTok}, {@code perRequest}, and {@code long {above, …}} for long requests; models of other
   * kinds than language name it in {@code kind} and have {@code imageInputPerMTok}, {@code imageOutputPerMTok},
   * {@code audioInputPerMTok} with {@code audioTokens} of a second, or one of {@code perImage} with {@code variants},
   * {@code perMCharacter}, {@code perSecond} and {@code perSearch}, {@code estimated} where that is a bound.
   */
  public static PriceList parse(Value snapshot) {
    List<PricedModel> models = new ArrayList<>();
    if (!(snapshot instanceof Value.Obj root)) {
      return new PriceList("", models, List.of(), Map.of());
    }
    Map<String, Capability> kinds = new HashMap<>();
    Value.Arr entries = root.list("models");
    for (int i = 0; entries != null && i < entries.size(); i++) {
      if (entries.get(i) instanceof Value.Obj entry && entry.text("provider") != null && entry.text("id") != null) {
        models.add(model(entry));
        Capability kind = Capability.ofWire(entry.text("kind"));
        kinds.put(key(entry.text("provider"), entry.text("id")), kind == null ? Capability.LANGUAGE : kind);
      }
    }
    List<String> releasing = new ArrayList<>();
    Value.Arr names = root.list("releases");
    for (int i = 0; names != null && i < names.size(); i++) {
      releasing.add(((Value.Text) names.get(i)).value());
    }
    return new PriceList(root.text("date") == null ? "" : root.text("date"), models, releasing, kinds);
  }

  private static PricedModel model(Value.Obj entry) {
    return new PricedModel(
        entry.text("provider"),
        entry.text("id"),
        entry.text("name") == null ? entry.text("id") : entry.text("name"),
        entry.integer("context", 0),
        entry.integer("maxOutput", 0),
        entry.integer("imageTokens", 0),
        entry.isTrue("reasoning"),
        Price.parse(entry),
        UnitPrice.parse(entry),
        entry.integer("audioTokens", 0));
  }

  /** The day the snapshot was taken, {@code YYYY-MM-DD}. */
  public String date() {
    return date;
  }

  public List<PricedModel> models() {
    return Collections.unmodifiableList(models);
  }

  /**
   * The entry of a model, or of the model that a dated id is a release of where its provider has such; null where there
   * is none.
   */
  public PricedModel find(String provider, String model) {
    PricedModel exact = byKey.get(key(provider, model));
    boolean mayBeRelease = exact == null && Lists.contain(releasing, provider);
    return mayBeRelease ? byKey.get(key(provider, undated(model))) : exact;
  }

  /** The kind of a model that the snapshot knows, or of the one that it is a release of; else null. */
  public Capability kindOf(String provider, String model) {
    PricedModel found = find(provider, model);
    return found == null ? null : kinds.get(key(provider, found.id()));
  }

  /** The entry of a model whose price is known; otherwise throws {@link ErrorCode#UNPRICED_MODEL}. */
  public PricedModel require(String provider, String model) {
    PricedModel found = find(provider, model);
    if (found == null || !found.isPriced()) {
      throw unpriced(provider, model);
    }
    return found;
  }

  /** The refusal of a model whose price is not known. */
  public static ByokException unpriced(String provider, String model) {
    return new ByokException(
        ErrorCode.UNPRICED_MODEL,
        "The price of the model " + model + " is not known, so no money limit can hold.",
        new Value.Obj()
            .put("provider", provider)
            .put("model", model)
            .put("hint", "Choose a model with a known price, or ask the wallet's owner to enter one."));
  }

  /** A model id without a release date at its end: {@code -2024-07-18}, {@code -20250929}, or {@code -latest}. */
  public static String undated(String model) {
    if (model.endsWith("-latest")) {
      return model.substring(0, model.length() - 7);
    }
    int end = model.length();
    int digits = 0;
    while (end > 0 && digits <= 8 && isDateCharacter(model.charAt(end - 1))) {
      end--;
      digits += model.charAt(end) == '-' ? 0 : 1;
      if (digits == 8 && end > 0 && model.charAt(end - 1) == '-') {
        return model.substring(0, end - 1);
      }
    }
    return model;
  }

  private static boolean isDateCharacter(char c) {
    return c == '-' || c >= '0' && c <= '9';
  }

  private static String key(String provider, String model) {
    return provider + ' ' + model;
  }
}

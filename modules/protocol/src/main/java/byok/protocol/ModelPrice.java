package byok.protocol;

import java.util.List;

/**
 * What a model costs, in US dollars: of a million tokens, of an image, of a million characters, of a second, of a
 * search. Where a unit has several prices it is the dearest.
 */
public record ModelPrice(Value.Obj amounts) {
  private static final List<String> NAMES =
      List.of(
          "inputPerMillionTokens", "outputPerMillionTokens", "perImage", "perMillionCharacters", "perSecond",
          "perSearch");

  public static ModelPrice decode(Value value) {
    Fields fields = Fields.of(value, "priceUsd");
    Value.Obj amounts = new Value.Obj();
    for (String name : NAMES) {
      if (fields.has(name)) {
        amounts.put(name, fields.number(name, 0, 1_000_000_000));
      }
    }
    return new ModelPrice(amounts);
  }
}

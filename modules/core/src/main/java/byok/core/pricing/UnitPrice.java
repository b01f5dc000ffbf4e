package byok.core.pricing;

import byok.protocol.Value;
import java.util.HashMap;
import java.util.Map;

/**
 * The price of a model that is not paid by the token.
 *
 * @param dearest pico-USD of the dearest unit
 * @param variants pico-USD of units that cost something else, by {@link Work#variant}
 * @param estimated whether the provider counts something that the request does not tell, so that this is a bound
 */
public record UnitPrice(Unit unit, long dearest, Map<String, Long> variants, boolean estimated) {
  private static final double PICO = 1e12;

  /** What is counted. */
  public enum Unit {
    IMAGE,
    CHARACTER,
    SECOND,
    SEARCH;

    private static Unit of(String name) {
      for (Unit unit : values()) {
        if (unit.name().toLowerCase().equals(name)) {
          return unit;
        }
      }
      return null;
    }
  }

  /** Reads {@code {per, usd, variants: {variant: usd}, estimated}}; null where unit or price is none. */
  static UnitPrice parse(Value.Obj entry) {
    Unit unit = entry == null ? null : Unit.of(entry.text("per"));
    long dearest = unit == null ? -1 : Money.scaled(entry.number("usd", -1), PICO);
    if (dearest < 0) {
      return null;
    }
    Map<String, Long> variants = new HashMap<>();
    Value.Obj given = entry.object("variants");
    for (int i = 0; given != null && i < given.size(); i++) {
      long price = Money.scaled(given.number(given.keyAt(i), -1), PICO);
      if (price >= 0) {
        variants.put(given.keyAt(i), price);
        dearest = Math.max(dearest, price);
      }
    }
    return new UnitPrice(unit, dearest, variants, entry.isTrue("estimated"));
  }

  /** Nano-USD of so many units, rounded up once. */
  public long nanoUsd(long count, String variant) {
    Long known = variants.get(variant);
    return Money.nanoUp(Money.times(count, known == null ? dearest : known));
  }
}

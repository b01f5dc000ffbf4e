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

  /** What is counted, with the member of a price list entry that tells its price, and of how many. */
  public enum Unit {
    IMAGE("perImage", 1),
    CHARACTER("perMCharacter", 1e6),
    SECOND("perSecond", 1),
    SEARCH("perSearch", 1);

    private final String member;
    private final double count;

    Unit(String member, double count) {
      this.member = member;
      this.count = count;
    }
  }

  /** Reads the price of the unit that an entry names, with {@code variants} and {@code estimated}; null without one. */
  static UnitPrice parse(Value.Obj entry) {
    for (Unit unit : Unit.values()) {
      long dearest = Money.scaled(entry.number(unit.member, -1), PICO / unit.count);
      if (dearest >= 0) {
        Map<String, Long> variants = variants(entry.object("variants"));
        for (long price : variants.values()) {
          dearest = Math.max(dearest, price);
        }
        return new UnitPrice(unit, dearest, variants, entry.isTrue("estimated"));
      }
    }
    return null;
  }

  private static Map<String, Long> variants(Value.Obj given) {
    Map<String, Long> variants = new HashMap<>();
    for (int i = 0; given != null && i < given.size(); i++) {
      long price = Money.scaled(given.number(given.keyAt(i), -1), PICO);
      if (price >= 0) {
        variants.put(given.keyAt(i), price);
      }
    }
    return variants;
  }

  /** The price of the dearest unit, or of so many as its name says, in USD. */
  public double usd() {
    return dearest * unit.count / PICO;
  }

  /** Nano-USD of so many units, rounded up once. */
  public long nanoUsd(long count, String variant) {
    Long known = variants.get(variant);
    return Money.nanoUp(Money.times(count, known == null ? dearest : known));
  }
}

package byok.core.keys;

import byok.core.pricing.Price;
import byok.core.pricing.PricedModel;
import byok.protocol.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a provider itself said of its models when it was asked with a key: their prices, as far as they can be
 * believed, and their sizes. Sealed with the key as {@code told}: {@code {at, rows}}, a row for each of the key's
 * models in their order, {@code [context, maxOutput, reasoning]}, with {@code input, output, cacheRead, cacheWrite,
 * request} in pico-USD behind that where a price was said; 0 for a model of which nothing was said, and no rows where
 * that is so of all. A row is read when it is asked for: a list has thousands.
 */
public final class Tariff {
  private static final long MOST_TOKENS = 1_000_000_000;
  private static final int SIZES = 3;

  private final ProviderKey key;
  private final Value.Arr rows;
  /** Where the first models stand, as far as they were looked at. */
  private final Map<String, Integer> places = new HashMap<>();
  private int looked;

  private Tariff(ProviderKey key, Value.Arr rows) {
    this.key = key;
    this.rows = rows;
  }

  /** What was said with this key; records from before that was kept say nothing. */
  public static Tariff of(ProviderKey key) {
    Value.Arr rows = key.told() == null ? null : key.told().list("rows");
    return new Tariff(key, rows == null ? new Value.Arr() : rows);
  }

  /** As it is kept. */
  static Value.Obj told(List<PricedModel> listed, long at) {
    Value.Arr rows = new Value.Arr();
    boolean any = false;
    for (PricedModel model : listed) {
      boolean said = model.isPriced() || model.context() > 0 || model.maxOutput() > 0 || model.reasoning();
      rows.add(said ? row(model) : new Value.Num(0));
      any |= said;
    }
    Value.Obj told = new Value.Obj().put("at", (double) at);
    return any ? told.put("rows", rows) : told;
  }

  private static Value.Arr row(PricedModel said) {
    Value.Arr row = numbers(new Value.Arr(), said.context(), said.maxOutput(), said.reasoning() ? 1 : 0);
    Price price = said.price();
    return price == null
        ? row
        : numbers(row, price.input(), price.output(), price.cacheRead(), price.cacheWrite(), price.request());
  }

  private static Value.Arr numbers(Value.Arr row, long... numbers) {
    for (long number : numbers) {
      row.add(new Value.Num(number));
    }
    return row;
  }

  /** When it was said, in milliseconds since 1970-01-01 UTC; 0 where the provider was never asked. */
  public long readAt() {
    return key.told() == null ? 0 : Math.max(0, key.told().integer("at", 0));
  }

  /** The key that it was said with. */
  public ProviderKey key() {
    return key;
  }

  /** What was said of a model, by the name of its id; null for nothing. */
  public PricedModel find(String model) {
    return rows.size() == 0 ? null : at(placeOf(model));
  }

  private int placeOf(String model) {
    while (looked < key.models().size() && !places.containsKey(model)) {
      places.putIfAbsent(key.models().get(looked), looked);
      looked++;
    }
    return places.getOrDefault(model, -1);
  }

  /** Whether it says what any of the models costs. */
  public boolean isPriced() {
    for (int i = 0; i < key.models().size(); i++) {
      PricedModel said = at(i);
      if (said != null && said.isPriced()) {
        return true;
      }
    }
    return false;
  }

  private PricedModel at(int place) {
    boolean said = place >= 0 && place < rows.size();
    return said && rows.get(place) instanceof Value.Arr row && row.size() >= SIZES ? model(row, place) : null;
  }

  private PricedModel model(Value.Arr row, int place) {
    String id = key.models().get(place);
    Price price =
        Price.ofPicoUsd(number(row, 3), number(row, 4), number(row, 5), number(row, 6), number(row, 7));
    boolean believed = price != null && price.isBelievable(id);
    return new PricedModel(
        key.providerId(), id, id, tokens(number(row, 0)), tokens(number(row, 1)), 0, number(row, 2) > 0,
        believed ? price : null, null, 0).said();
  }

  private static long tokens(long said) {
    return said > 0 && said <= MOST_TOKENS ? said : 0;
  }

  /** -1 where there is no such number. */
  private static long number(Value.Arr row, int place) {
    return place < row.size() && row.get(place) instanceof Value.Num number ? (long) number.value() : -1;
  }
}

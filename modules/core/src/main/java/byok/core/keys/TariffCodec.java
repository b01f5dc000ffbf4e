package byok.core.keys;

import byok.core.pricing.Price;
import byok.core.pricing.PricedModel;
import byok.core.pricing.Tariff;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * What a provider said of the models of a key, as the key's record has it: {@code {at, rows}}, a row for each model in
 * the key's order: {@code [context, maxOutput, reasoning]}, with {@code input, output, cacheRead, cacheWrite, request}
 * in pico-USD behind that where it said a price; a number for a model of which it said nothing. Rows are left out where
 * all are such. Records from before have none of it.
 */
final class TariffCodec {
  private static final int SIZES = 3;

  private TariffCodec() {}

  static Value.Obj encode(ProviderKey key) {
    Tariff tariff = key.tariff();
    Value.Arr rows = new Value.Arr();
    for (String model : key.models()) {
      PricedModel said = tariff.find(model);
      rows.add(said == null ? new Value.Num(0) : row(said));
    }
    Value.Obj told = new Value.Obj().put("at", (double) tariff.readAt());
    return tariff.models().isEmpty() ? told : told.put("rows", rows);
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

  /** @param told {@code null} for nothing */
  static Tariff decode(String provider, List<String> models, Value.Obj told) {
    if (told == null) {
      return Tariff.NONE;
    }
    List<PricedModel> said = new ArrayList<>();
    Value.Arr rows = told.list("rows");
    for (int i = 0; rows != null && i < rows.size() && i < models.size(); i++) {
      if (rows.get(i) instanceof Value.Arr row && row.size() >= SIZES) {
        said.add(model(provider, models.get(i), row));
      }
    }
    return Tariff.of(told.integer("at", 0), said);
  }

  private static PricedModel model(String provider, String id, Value.Arr row) {
    boolean thinks = at(row, 2) > 0;
    return new PricedModel(provider, id, id, at(row, 0), at(row, 1), 0, thinks, price(row), null, 0);
  }

  private static Price price(Value.Arr row) {
    return Price.ofPicoUsd(at(row, 3), at(row, 4), at(row, 5), at(row, 6), at(row, 7));
  }

  /** -1 where there is no such number. */
  private static long at(Value.Arr row, int place) {
    return place < row.size() && row.get(place) instanceof Value.Num number ? (long) number.value() : -1;
  }
}

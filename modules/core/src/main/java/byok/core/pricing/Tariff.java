package byok.core.pricing;

import java.util.ArrayList;
import java.util.List;

/**
 * What a provider itself said of its models when it was asked with a key: their prices, as far as they can be
 * believed, and their sizes. Kept sealed with the key, told to its owner.
 *
 * @param readAt milliseconds since 1970-01-01 UTC; 0 where it was never asked
 * @param models those of which it said anything; their names are their ids
 */
public record Tariff(long readAt, List<PricedModel> models) {
  public static final Tariff NONE = new Tariff(0, List.of());

  private static final long MOST_TOKENS = 1_000_000_000;
  private static final String FREE = ":free";

  /** What a list says, and nothing that no provider would. */
  public static Tariff of(long readAt, List<PricedModel> listed) {
    List<PricedModel> models = new ArrayList<>();
    for (PricedModel model : listed) {
      PricedModel said = sane(model);
      if (said.isPriced() || said.context() > 0 || said.maxOutput() > 0 || said.reasoning()) {
        models.add(said);
      }
    }
    return new Tariff(readAt, models);
  }

  /** What was said of a model; null for nothing. */
  public PricedModel find(String model) {
    for (PricedModel said : models) {
      if (said.id().equals(model)) {
        return said;
      }
    }
    return null;
  }

  /** Of how many models it said what they cost. */
  public int priced() {
    int priced = 0;
    for (PricedModel model : models) {
      priced += model.isPriced() ? 1 : 0;
    }
    return priced;
  }

  private static PricedModel sane(PricedModel model) {
    return new PricedModel(
        model.provider(), model.id(), model.id(), tokens(model.context()), tokens(model.maxOutput()), 0,
        model.reasoning(), isBelievable(model) ? model.price() : null, null, 0);
  }

  private static long tokens(long said) {
    return said > 0 && said <= MOST_TOKENS ? said : 0;
  }

  /**
   * Nothing is what broken lists say, and what some say of models that are sold by the hour: it is believed only of a
   * model whose name says it.
   */
  private static boolean isBelievable(PricedModel model) {
    Price price = model.price();
    boolean free = price != null && (price.input() == 0 || price.output() == 0);
    return price != null && !price.isAbsurd() && (!free || model.id().endsWith(FREE));
  }
}

package byok.wallet.dashboard;

import byok.core.pricing.Price;
import byok.core.pricing.PricedModel;
import byok.wallet.pages.Money;

/** What a model costs, in a few words. */
final class PriceWords {
  private static final long NANO_PER_MILLION = 1_000;
  private static final double NANO = 1e9;

  private PriceWords() {}

  /** "$0.15 in, $0.60 out", "$0.04 an image", "costs nothing"; empty where nobody knows. */
  static String of(PricedModel model) {
    if (model.unit() != null) {
      return Money.spent((long) Math.ceil(model.unit().usd() * NANO)) + unit(model);
    }
    Price price = model.price();
    if (price == null) {
      return "";
    }
    return price.input() == 0 && price.output() == 0 && price.request() == 0
        ? "costs nothing"
        : million(price.input()) + " in, " + million(price.output()) + " out";
  }

  private static String million(long picoPerToken) {
    return Money.spent(picoPerToken * NANO_PER_MILLION);
  }

  private static String unit(PricedModel model) {
    return switch (model.unit().unit()) {
      case IMAGE -> " an image";
      case CHARACTER -> " a million characters";
      case SECOND -> " a second";
      case SEARCH -> " a search";
    };
  }
}

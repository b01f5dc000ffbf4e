package byok.core.routing;

import byok.core.pricing.PriceList;

/** How one model is written: with dots or dashes, with a release date at its end, as the latest. */
final class Spelling {
  private static final String LATEST = ":latest";

  private Spelling() {}

  /** A name with dashes for dots. */
  static String of(String model) {
    return model.replace('.', '-');
  }

  /** Whether an id in a provider's list is what an app means: the same, or a release of it. */
  static boolean isListedAs(String listed, String wanted) {
    String one = of(listed);
    String other = of(wanted);
    return one.equals(other) || PriceList.undated(one).equals(other) || one.equals(other + LATEST);
  }

  /**
   * Whether what is said of a name holds for another: for itself, its releases, and its latest, which may be any
   * release. What is said of one release holds for no other.
   */
  static boolean covers(String name, String other) {
    boolean latest = other.endsWith("-latest") && PriceList.undated(of(name)).equals(PriceList.undated(of(other)));
    return latest || isListedAs(other, name);
  }
}

package byok.core.routing;

import byok.core.pricing.PriceList;

/**
 * How one model is written: with dots or dashes, with a release at its end, as the latest, as its provider serves it.
 */
final class Spelling {
  private static final String LATEST = ":latest";
  private static final String MODELS = "models/";
  private static final int LEAST_DIGITS = 3;

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

  /**
   * Whether a provider may answer another name as the model of this one: also in capitals, as a release by a number
   * alone, and as it is served, {@code :free}. Wider than what it covers: it is for what nobody shall pay for.
   */
  static boolean mayBe(String name, String other) {
    String one = plain(name);
    String two = plain(other);
    int served = two.indexOf(':', two.lastIndexOf('/') + 1);
    return covers(one, two) || isReleaseOf(one, two) || served > 0 && isReleaseOf(one, two.substring(0, served));
  }

  private static String plain(String model) {
    String lower = of(model.toLowerCase()).replace('@', '-');
    int at = lower.indexOf(MODELS);
    return at < 0 ? lower : lower.substring(0, at) + lower.substring(at + MODELS.length());
  }

  /** {@code gpt-4-0613} of {@code gpt-4}; a number of one digit is a version, and so of another model. */
  private static boolean isReleaseOf(String name, String release) {
    boolean same = release.startsWith(name);
    String rest = same ? release.substring(name.length()) : "";
    return same && (rest.isEmpty() || rest.charAt(0) == '-' && isRelease(rest));
  }

  private static boolean isRelease(String rest) {
    int digits = 0;
    for (int i = 0; i < rest.length(); i++) {
      char c = rest.charAt(i);
      boolean alone = c != '-' && rest.charAt(i - 1) == '-' && (i + 1 == rest.length() || rest.charAt(i + 1) == '-');
      if (alone || c != '-' && (c < '0' || c > '9')) {
        return false;
      }
      digits += c == '-' ? 0 : 1;
    }
    return digits >= LEAST_DIGITS;
  }
}

package byok.wallet.pages.terms;

/** The words of the limits that an app is held to. */
final class TermsWords {
  static final String SPEND = "Most it may spend";
  static final String AMOUNT = "Amount in US dollars";
  static final String PER = "Per";
  static final String MODELS = "Models it may use";
  static final String ANY = "Any model";
  static final String UNTIL = "Until";
  static final String MORE = "More limits";
  static final String REQUEST = "Most for one request";
  static final String RATE = "Requests a minute";
  static final String AT_ONCE = "Requests at once";
  static final String TOKENS = "Tokens a minute";
  static final String ALSO = "Further limits";
  static final String ALSO_REST = "Every limit holds. Empty means none. A new one counts from when it is set.";
  static final String LOCAL = "Only models on this computer";
  static final String STRICT = "Only while a wallet window is open";
  static final String STRICT_REST =
      "No copy of a key leaves the wallet. Where the browser keeps this site apart from it, a window of the wallet"
          + " stays open and does the work.";
  static final String UNPRICED = "Models without a known price";
  static final String UNPRICED_NO = "May not be used";
  static final String UNPRICED_TOKENS = "At most so many tokens";
  static final String UNPRICED_REQUESTS = "At most so many requests";
  static final String UNPRICED_MANY = "How many";
  static final String UNPRICED_PER = "For each";
  static final String NOT_COUNT = "Enter a whole number from 1 to 1000000000, or nothing.";
  static final String NOT_AT_ONCE = "Enter a whole number from 1 to 1000, or nothing.";
  static final String NEEDS_COUNT = "Enter a whole number from 1 to 1000000000.";
  static final String NO_MODEL = "Choose at least one model.";
  static final String ZERO = "Zero never means no limit. Enter an amount.";
  static final String NOT_MONEY = "Enter dollars with a point, like 0.50, at most 9999999.";
  static final String REQUEST_ABOVE = "One request cannot cost more than the whole limit.";
  static final String FREE = "Models in this browser cost nothing.";
  static final String NOT_RATE = "Enter a whole number from 1 to 1,000.";
  static final String NO_PRICE = "No price is known for these models, so the wallet holds each request at its ceiling.";

  private TermsWords() {}

  static String most(String per) {
    return "Most " + per;
  }

  static String answers(String many, String model, String per) {
    return "About " + many + " short answers of " + model + " " + per + ".";
  }

  static String answers(String many, String model, String few, String dearModel, String per) {
    return "About " + many + " short answers of " + model + " " + per + ", or " + few + " of " + dearModel + ".";
  }

  static String lessThanOne(String model, String per) {
    return "Less than one short answer of " + model + " " + per + ".";
  }
}

package byok.wallet.pages.activity;

/** The words of the log. */
final class ActivityWords {
  static final String TITLE = "Activity";
  static final String ABOUT =
      "Every request an app made, answered or refused. Prompts and answers are not kept unless you want that.";
  static final String APP = "App";
  static final String ALL_APPS = "All apps";
  static final String TIME = "Time";
  static final String MODEL = "Model";
  static final String TOKENS = "Tokens in / out";
  static final String TOOK = "Took";
  static final String OUTCOME = "Outcome";
  static final String COST = "Cost";
  static final String NONE = "none";
  static final String OLDER = "Older";
  static final String NOTHING = "No request yet";
  static final String NOTHING_REST = "Each one appears here as it happens: the app, the model, and what it cost.";
  static final String NO_MATCH = "Nothing from this app";
  static final String NO_MATCH_REST = "It made no request that the wallet has heard of.";
  static final String CLEAR = "Show all apps";
  static final String RECEIPT = "Receipt";
  static final String ASKED_FOR = "Asked for";
  static final String ANSWERED_BY = "Answered by";
  static final String HELD = "Held at first";
  static final String PAID = "Paid";
  static final String BACK = "Back in the limit";
  static final String LEFT = "Left";
  static final String CLOSE = "Close";
  static final String SO_FAR = "So far";
  static final String TOKENS_SHORT = "Tokens";

  static final String ASKED = "Asked";
  static final String ANSWERED = "Answered";
  static final String CUT = "It was longer than what is kept.";

  private ActivityWords() {}

  static String day(String day, boolean today) {
    return today ? "Today, " + day : day;
  }

  static String requests(String count) {
    return count.equals("1") ? "1 request" : count + " requests";
  }

  static String sums(String requests, String paid) {
    return requests(requests) + ", " + paid + " paid";
  }

  static String unreported(String most) {
    return ", up to " + most + " unreported";
  }

  static String caption(String day) {
    return "Requests of " + day + ", newest first";
  }

  static String tokens(String in, String out) {
    return in + " / " + out;
  }

  static String tokensSpelt(String in, String out) {
    return in + " in, " + out + " out";
  }

  static String leftOf(String left, String limit, String per) {
    return left + " of " + limit + " " + per;
  }
}

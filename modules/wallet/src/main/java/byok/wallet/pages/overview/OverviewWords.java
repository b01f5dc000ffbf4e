package byok.wallet.pages.overview;

/** The words of the overview. */
final class OverviewWords {
  static final String TITLE = "Overview";
  static final String TODAY = "Today";
  static final String LAST_HEARD = "Last heard";
  static final String ALL_HEARD = "Every app works on this wallet itself, so nothing is unreported.";
  static final String ROWS_LATER = "Its requests arrive when it next reaches the wallet.";
  static final String NO_CAP = "Each app has its own limit; there is none over all.";
  static final String ABOVE = "Above every app’s own limit.";
  static final String CHART = "Spend by day and app";
  static final String NO_SPEND = "Nothing was spent this month.";
  static final String TABLE = "The same as a table";
  static final String DAY = "Day";
  static final String MONTH = "Month";
  static final String NONE = "none";
  static final String OTHERS = "Others";
  static final String RUNNING = "Running now";
  static final String STOP = "Stop";
  static final String STOP_HINT =
      "Stopping ends the answer. OpenAI and Anthropic charge what was written; others may charge all of it.";
  static final String JUST_NOW = "Just now";
  static final String NO_REQUEST = "No request yet. Each one appears here as it happens.";
  static final String ALL = "All activity";

  static final String NO_BACKUP = "This browser may clear the wallet away.";
  static final String NO_BACKUP_REST = "It made no promise to keep it, and there is no backup. ";
  static final String BACK_UP = "Make a backup";

  private OverviewWords() {}

  static String moment(String day, String time) {
    return day + ", " + time;
  }

  static String of(String limit) {
    return "of " + limit;
  }

  static String held(String amount, int running) {
    return amount + " held for " + (running == 1 ? "1 running request." : running + " running requests.");
  }

  static String unreported(String most) {
    return "Up to " + most + " not reported yet.";
  }

  static String unreportedRows(String most) {
    return "Up to " + most + " unreported. " + ROWS_LATER;
  }

  static String copyEnds(String time) {
    return "Works from a copy that ends by " + time + ".";
  }

  static String sum(String spent, String window) {
    return spent + " spent " + window;
  }

  static String range(String month, int first, int last) {
    return "US dollars, " + (first == last ? "" + first : first + " to " + last) + " " + month;
  }

  static String chartTitle(String range) {
    return CHART + ", " + range + ". The table below holds the same numbers.";
  }

  static String caption(String month) {
    return "Spend in US dollars by day and app, " + month;
  }

  static String running(String model, String took, String spent, String held) {
    return model + ", " + took + ". " + spent + " so far, " + held + " held";
  }

  static String waits(String model, String took) {
    return model + ", " + took + ". Waits its turn: one request at a time runs in this browser.";
  }

  static String stop(String app) {
    return "Stop the answer for " + app;
  }

  static String nearFact(String app) {
    return app + " nears its limit.";
  }

  static String nearRest(String used, String limit, String per) {
    return "It used " + used + " of " + limit + " " + per + ". ";
  }

  static String refusedFact(String provider) {
    return provider + " no longer takes this key";
  }

  static String refusedRest(String since) {
    return "since " + since + ". Apps that ask for its models get an error. ";
  }

  static String suspendedFact(String app) {
    return app + " is suspended.";
  }

  static String damagedFact(String what) {
    return "A record is damaged: " + what + ".";
  }

  static String nearCapFact(String scope) {
    return scope + ": the limit is nearly used up.";
  }

  static String nearCapRest(String used, String limit, String per) {
    return used + " of " + limit + " " + per + ". ";
  }

  static String capUse(String used, String limit, String per) {
    return used + " of " + limit + " " + per;
  }

  static final String SEEN = "Got it";
  static final String CAPS = "Limits over all apps";
  static final String CHANGE_LIMIT = "Change the limit";
  static final String REPLACE_KEY = "Replace the key";
  static final String NO_KEYS = "No keys yet.";
  static final String NO_KEYS_REST = "Nothing can answer until you add one. ";
  static final String ADD_KEY = "Add a key";
  static final String SUSPENDED_REST = "You paused it. ";
  static final String LOOK = "Look at it";
  static final String DAMAGED_REST = "It was changed outside the wallet, or the disk damaged it. All others are whole.";
}

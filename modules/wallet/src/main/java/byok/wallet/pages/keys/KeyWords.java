package byok.wallet.pages.keys;

/** The words around keys. */
final class KeyWords {
  static final String PROVIDER = "Provider";
  static final String KEY = "API key";
  static final String KEY_OPTIONAL = "API key, if it wants one";
  static final String NAME = "Name";
  static final String NAME_EXAMPLE = "Office LiteLLM";
  static final String ADDRESS = "Address (OpenAI-compatible)";
  static final String ADDRESS_EXAMPLE = "https://llm.example/v1";
  static final String ADDRESS_HINT = "https, or http on this computer only.";
  static final String PRICES = "Own prices";
  static final String PRICES_HINT =
      "US dollars for a million tokens. Write 0 if it costs nothing. "
          + "Without prices no dollar limit can hold, so requests are refused.";
  static final String INPUT = "Input";
  static final String OUTPUT = "Output";
  static final String FROM_A_BROWSER = "From a browser.";
  static final String SAVE = "Check and save";
  static final String NO_KEY = "Paste the key first.";
  static final String NO_NAME = "Give it a name, so you know it again.";
  static final String NO_ADDRESS = "Enter an address that begins with https://, or with http://localhost.";
  static final String NOT_MONEY = "Enter dollars with a point, like 0.50, at most 9999999.";
  static final String BOTH_PRICES = "Enter both prices or none.";
  static final String MANAGEMENT = "Management key";
  static final String MANAGEMENT_OPTIONAL = "Management key, if you like";
  static final String SAVE_MANAGEMENT = "Check and keep";
  static final String LIMIT_APPS = "Limit apps there";
  static final String LIMIT_NO_MORE = "Stop limiting there";
  static final String LIMITS_APPS = "Apps that work from a copy get a limited key of their own.";
  static final String NONE_YET = "No key yet? ";
  static final String NOTHING_SAVED = "Nothing was saved.";

  static final String TITLE = "Keys";
  static final String ABOUT = "What may answer, and what it cost. Keys are encrypted; only their endings are shown.";
  static final String ADD = "Add a key";
  static final String LIST = "Providers";
  static final String NO_KEYS = "No keys yet";
  static final String NONE_NEEDED = "No keys";
  static final String NONE_NEEDED_REST =
      "Your models in this browser answer the apps that you approve, and need none. A key adds a provider’s models.";
  static final String NO_KEYS_REST = "Add one from a provider, and apps that you approve can get answers.";
  static final String CHECK_AGAIN = "Check";
  static final String CHECKING_NOW = "Checking";
  static final String REPLACE = "Replace key";
  static final String REMOVE = "Remove";
  static final String CANCEL = "Cancel";
  static final String KEEP = "Keep it";
  static final String NEW_KEY = "New key";
  static final String SAVE_NEW = "Check and replace";
  static final String NEVER_CHECKED = "Not checked yet";
  static final String UNREACHABLE = "Not reachable";
  static final String UNREACHABLE_REST = "Apps that ask for its models get an error.";
  static final String DAMAGED = "Damaged";
  static final String DAMAGED_REST =
      "This record does not open. It was changed outside the wallet, or the disk damaged it. "
          + "Replace the key or remove it.";

  private KeyWords() {}

  static String whereToGet(String provider) {
    return "Where to get one at " + provider;
  }

  static String managementHint(String provider) {
    return "Lets the wallet make a limited key for each app that works from a copy: " + provider
        + " itself then stops the app at its part of the budget, and you end that key alone. It is never handed on.";
  }

  static String askingForKey(String provider) {
    return "Having " + provider + " make a limited key and end it again. This costs nothing.";
  }

  static String asking(String provider) {
    return "Asking " + provider + " for its list of models. This costs nothing.";
  }

  static String works(int models) {
    return "Works, " + models(models) + ".";
  }

  static String models(int models) {
    return models == 1 ? "1 model" : models + " models";
  }

  static String saved(String ending) {
    return ending.isEmpty() ? "Saved." : "Saved encrypted; only its ending, " + ending + ", is shown from now on.";
  }

  static String endsIn(String ending) {
    return "ends in " + ending;
  }

  static String worksBadge(int models) {
    return "Works, " + models(models);
  }

  static String refusedSince(String time) {
    return "Refused since " + time;
  }

  static String checked(String day) {
    return "Checked " + day + ".";
  }

  /** @param date of the list they are of; empty for the provider's own, null for the owner's */
  static String prices(String date) {
    if (date == null) {
      return "";
    }
    return date.isEmpty() ? " Prices are the provider’s own, as of the check." : " Prices are of " + date + ".";
  }

  static String silent(String day) {
    return "No answer since " + day + ".";
  }

  static String added(String day) {
    return "Added " + day + ".";
  }

  static String spent(String month) {
    return "in " + month;
  }

  static String removeTitle(String name) {
    return "Remove the key of " + name + "?";
  }

  static String removeRest(String name) {
    return "Apps that ask for its models get an error from now on. The key itself still works at " + name
        + " until you delete it there.";
  }

  static String remove(String name) {
    return "Remove " + name;
  }

  static String named(String action, String name) {
    return action + ": " + name;
  }
}

package byok.wallet.pages.keys;

import java.util.List;

/** The words around getting a key without pasting one. */
public final class GettingWords {
  static final String WITHOUT_COPYING = "Without copying a key";
  static final String LIMIT = "Most it may spend there, in US dollars";
  static final String PER = "The limit is for";
  static final String END = "It ends there";
  static final List<String> ENDS = List.of("Never", "In a week", "In 30 days", "In 90 days", "In a year");
  static final String NOT_AN_AMOUNT = "Enter dollars above 0 with a point, like 5.00, or nothing for no limit.";
  static final String AGAIN = "Try again";
  static final String HELD = "Limited there too.";
  static final String NOT_HELD = "Not limited there.";
  static final String NOT_SAID = "Perhaps not limited there.";

  private static final String NOTHING = "Nothing was saved. ";
  private static final String DELETE_THERE = "If a key named BYOK wallet was made there, delete it. ";

  private GettingWords() {}

  static String door(String provider) {
    return "Get a key from " + provider;
  }

  static String doorHint(String provider) {
    return "You sign in there and come back. " + provider + " makes a key for this wallet alone.";
  }

  static String limits() {
    return "Limit the key itself";
  }

  static String limitHint(String provider) {
    return provider + " is asked to hold the key to this whatever happens here. The wallet looks whether it does, "
        + "and tells you.";
  }

  static String leaving(String provider) {
    return "Going to " + provider + ".";
  }

  static String fetching(String provider) {
    return "Asking " + provider + " for the key.";
  }

  static String got(String provider) {
    return provider + " gave this wallet a key.";
  }

  static String opens(int models) {
    return models < 0 ? "It could not be checked yet." : "It opens " + KeyWords.models(models) + ".";
  }

  static String held(String provider) {
    return provider + " confirms the limits you asked for.";
  }

  static String notHeld(String provider) {
    return provider + " did not take over all that you asked for. The key works without it.";
  }

  static String notSaid(String provider) {
    return provider + " did not say whether it holds the key to what you asked for.";
  }

  static String setThere(String provider) {
    return "Set it at " + provider;
  }

  /** Before leaving, where the wallet's address is one that few providers come back to. */
  public static String unusualAddress(String provider, String wallet) {
    return provider + " documents that it comes back to https addresses and localhost. If it does not take " + wallet
        + ", paste a key.";
  }

  public static final String STRANGER = "This tab asked for no such key.";
  public static final String STRANGER_REST =
      "A link or another site brought you here with a code. It was not used, and nothing was saved.";
  public static final String EXPIRED = "That took longer than 10 minutes.";
  public static final String EXPIRED_REST = NOTHING + "Get a key once more; it goes faster now.";
  public static final String LOST = "What was begun is no longer here.";
  public static final String LOST_REST = NOTHING + "Get a key once more.";

  public static String denied(String provider) {
    return provider + " gave no key.";
  }

  public static final String DENIED_REST =
      NOTHING + "If you said no there, all is well. Get a key once more, or paste one.";

  public static String unreachable(String provider) {
    return provider + " could not be reached.";
  }

  public static final String UNREACHABLE_REST =
      NOTHING + "What it gave you is good for a few minutes. Look at your connection and try again.";

  public static String busy(String provider) {
    return provider + " cannot answer at the moment.";
  }

  public static final String BUSY_REST = NOTHING + "What it gave you is good for a few minutes. Try again in a moment.";

  public static String refused(String provider) {
    return provider + " does not take the code.";
  }

  public static final String REFUSED_REST =
      NOTHING + "A code works once, for 10 minutes. " + DELETE_THERE + "Then get one once more.";

  public static String garbled(String provider) {
    return provider + " answered, but with no key.";
  }

  public static final String GARBLED_REST = NOTHING + DELETE_THERE + "Then get one once more, or paste one.";
  public static final String NOT_STORED_REST = "The key was given but is not saved yet. Try again before you leave.";
}

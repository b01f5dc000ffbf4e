package byok.wallet.pages.apps;

import byok.wallet.pages.terms.KindWords;
import java.util.List;

/** The words of the list of apps. */
final class AppsWords {
  static final String TITLE = "Apps";
  static final String FIND = "Find a site";
  static final String DETAILS = "Details";
  static final String REVOKE = "Revoke";
  static final String UNBLOCK = "Unblock";
  static final String MAY = "May";
  static final String IF_REVOKED = "If revoked";
  static final String NEAR = "Near its limit";
  static final String USED_UP = "Used up";
  static final String STOPS_NOW = "Stops now.";
  static final String SHARED_REST = "Even in the middle of an answer.";
  static final String LIVE_REST = "It works only while a window of the wallet is open.";
  static final String BELL_REST = "Its requests are listed when it next reaches the wallet.";
  static final String LEASE_REST = "Until then it works from a copy of the keys.";
  static final String ANY_MODEL = "any model";
  static final String SUSPENDED_REST = "The wallet stopped this app. You may let it go on.";
  static final String RESUME = "Let it go on";
  static final String NONE = "No app has asked yet";
  static final String NONE_REST =
      "Visit one that offers to connect a wallet. Its request opens in a window of its own.";
  static final String NO_MATCH = "No site matches";
  static final String NO_MATCH_REST = "Look under another heading, or for less of the name.";
  static final String CLOSE = "Close details";
  static final String LIMITS = "Limits";
  static final String SAVE = "Save limits";
  static final String SAVE_SHARED = "Binds at once.";
  static final String SAVE_HEARD = "Binds at once; the app then needs a click.";
  static final String SAVE_LATER = "Binds when its copy ends, within 10 minutes.";
  static final String DID = "What it did";
  static final String DID_NOTHING = "Nothing yet.";
  static final String WORDS = "What it says";
  static final String WORDS_OFF =
      "What this app asks language models, and what they answer, is not kept. You can have it kept from now on, as safe"
          + " as your keys.";
  static final String WORDS_ELSEWHERE =
      "What this app asks and what is answered cannot be kept: it works from a copy, and only figures come back.";
  static final String KEEP_WORDS = "Keep prompts and answers";
  static final String KEEP_NOT = "Stop keeping them, and delete what is there";
  static final String CUT = "Cut it off";
  static final String AFTER = "After that it must ask again, in a window like the first time.";
  static final String KEEP = "Keep it";

  private AppsWords() {}

  static String about(int active, int suspended) {
    return about(active) + switch (suspended) {
      case 0 -> "";
      case 1 -> " One is suspended.";
      default -> " " + suspended + " are suspended.";
    };
  }

  private static String about(int active) {
    return switch (active) {
      case 0 -> "No site may use your keys.";
      case 1 -> "One site may use your keys, within its limit.";
      default -> active + " sites may use your keys, each within its own limit.";
    };
  }

  static String group(AppStatus.Group group, int count) {
    return switch (group) {
      case ALLOWED -> "Allowed " + count;
      case ENDED -> "Ended " + count;
      case BLOCKED -> "Blocked " + count;
    };
  }

  static String claims(String name) {
    return name == null || name.isBlank() ? "gives no name" : "calls itself “" + name + "”";
  }

  static String firstSeen(String claim, String day) {
    return claim + ". First seen " + day + ".";
  }

  static String of(String limit, String per) {
    return "of " + limit + " " + per;
  }

  static String meter(String spent, String held, String unreported, String limit) {
    return spent + " spent" + (held.isEmpty() ? "" : ", " + held + " held")
        + (unreported.isEmpty() ? "" : ", up to " + unreported + " unreported") + ", of " + limit;
  }

  static String heard(String ago, String unreported) {
    return "Last heard " + ago + (unreported.isEmpty() ? "" : ", up to " + unreported + " unreported");
  }

  static String running(int count) {
    return count == 1 ? "Running 1 request" : "Running " + count + " requests";
  }

  static String may(List<String> kinds, String models, String until) {
    return KindWords.doings(kinds) + ", with " + models + ", " + until;
  }

  static String may(List<String> kinds) {
    return "It may " + KindWords.doings(kinds) + ".";
  }

  static String stopsBy(String time) {
    return "Stops by " + time + ".";
  }

  static String capped(String provider, String most, String until) {
    return provider + " itself stops it at " + most + ", " + until + ".";
  }

  static String notEnded(String provider, String most, String end) {
    return "Its key there could not be disabled yet: " + provider + " did not answer. It is worth at most " + most
        + " and ends by itself at " + end + ". The wallet tries again while it is open.";
  }

  static String endRefused(String provider, String name, String most, String end) {
    return "Its key there could not be disabled: " + provider + " refuses the management key. Delete “" + name
        + "” there; it is worth at most " + most + " and ends by itself at " + end + ".";
  }

  static String kept(int count) {
    return "What this app asks language models, and what they answer, is kept, as safe as your keys, of its last 100"
        + " requests, at most 16,000 characters each way. Now: " + count
        + ". You see it in Activity, under each request.";
  }

  static String deleteWords(int count) {
    return count == 1 ? "Delete the prompt and answer kept" : "Delete " + count + " prompts and answers kept";
  }

  static String ended(AppStatus status, String day) {
    return switch (status) {
      case EXPIRED -> "Its time ran out " + day + ". It may ask again.";
      case REVOKED -> "You revoked it " + day + ". It may ask again.";
      default -> "You blocked it " + day + ". It is told no and nothing else.";
    };
  }

  static String allRequests(String count) {
    return count.equals("1") ? "Its one request" : "All " + count + " requests";
  }

  static String revokeName(String site) {
    return "Revoke " + site;
  }

  static String revokeTitle(String site) {
    return "Revoke " + site + "?";
  }

  static String named(String action, String site) {
    return action + ": " + site;
  }
}

package byok.wallet.pages.safety;

import byok.wallet.pages.safety.RecordFinding.Why;

/** The words of the record. */
final class RecordWords {
  static final String WITH_WORDS = "Lines with prompts and answers";
  static final String TITLE = "Record";
  static final String ABOUT =
      "What was done with this wallet, and by whom. Each entry is bound to the one before, so a change or a gap"
          + " shows. That all of it was put back to an earlier day shows against an exported copy. Prompts, answers and"
          + " keys are not in it.";
  static final String VERIFY = "Verify";
  static final String LINES = "Export JSON Lines";
  static final String TABLE = "Export CSV";
  static final String OLDER = "Older";
  static final String NOTHING = "Nothing yet. What you and your apps do appears here.";
  static final String CHECKING = "Following the record from its first entry";

  private RecordWords() {}

  static String entries(String count) {
    return count.equals("1") ? "1 entry" : count + " entries";
  }

  static String holds(String count) {
    return switch (count) {
      case "0" -> "There is no entry yet.";
      case "1" -> "The one entry holds.";
      default -> "All " + count + " entries hold.";
    };
  }

  static String holdsRest(String since) {
    return since.isEmpty() ? "" : "The chain holds since " + since + ".";
  }

  static String broken(String number, Why why) {
    return switch (why) {
      case MISSING -> "Entry " + number + " is missing.";
      case DAMAGED -> "Entry " + number + " is damaged.";
      case OUT_OF_CHAIN -> "Entry " + number + " does not follow the one before.";
      case RESTARTED -> "Before entry " + number + ", the end of the record was lost.";
      case FOREIGN -> "Entry " + number + " is not part of the record.";
      case END -> "The mark where the record ends is gone.";
    };
  }

  static String brokenRest(String lastGood, String held, int places) {
    String where = lastGood.isEmpty() ? "No entry before it holds." : "The last one before it is of " + lastGood + ".";
    String more = places == 1 ? "" : places + " places are broken. ";
    return where + " " + more + entries(held) + (held.equals("1") ? " holds." : " hold.");
  }

  /** What happened. @param what the stored word */
  static String happened(String what, String outcome) {
    return switch (what) {
      case "wallet_made" -> "Wallet made";
      case "unlocked" -> "Unlocked";
      case "locked" -> "Locked";
      case "key_added" -> outcome.equals("given") ? "Key got by signing in" : "Key added";
      case "key_replaced" -> "Key replaced";
      case "key_removed" -> "Key removed";
      case "key_checked" -> "Key checked: " + plain(outcome);
      case "grant_approved" -> "Approved";
      case "grant_amended" -> "Approved other terms";
      case "grant_denied" -> "Denied";
      case "grant_blocked" -> "Blocked";
      case "grant_unblocked" -> "Unblocked";
      case "grant_revoked" -> "Revoked";
      case "grant_paused" -> "Paused";
      case "grant_resumed" -> "Resumed";
      case "grant_expired" -> "Expired";
      case "session_renewed" -> "Carried on, as approved before";
      case "limits_changed" -> "Limits changed";
      case "settings_changed" -> "Settings changed";
      case "request" -> request(outcome);
      case "refused" -> "Refused: " + plain(afterColon(outcome));
      case "unreported" ->
          outcome.equals("reported") ? "Reported after all" : "Used at the provider, not reported";
      case "exported" -> "Exported";
      case "imported" -> "Imported";
      case "log_trimmed" -> "Oldest entries dropped";
      case "log_restarted" -> "Begun again after its end was lost";
      default -> plain(what);
    };
  }

  private static String request(String outcome) {
    if (outcome.equals("paid")) {
      return "Answered";
    }
    return outcome.equals("stopped") ? "Stopped" : "Failed: " + plain(afterColon(outcome));
  }

  private static String afterColon(String outcome) {
    return outcome.substring(outcome.indexOf(':') + 1);
  }

  private static String plain(String word) {
    return word.replace('_', ' ');
  }
}

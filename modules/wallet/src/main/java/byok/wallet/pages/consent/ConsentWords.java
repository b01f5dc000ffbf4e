package byok.wallet.pages.consent;

import byok.wallet.pages.consent.Answered.Word;
import byok.wallet.pages.consent.ConsentState.Trouble;
import byok.wallet.pages.terms.KindWords;
import java.util.List;

/** The words of the consent window. */
final class ConsentWords {
  static final String WALLET = "BYOK wallet";
  static final String CHECKING = "Looking at who asks";
  static final String UNCHECKED = ", a name nobody checked";
  static final String FIRST = "First time here.";
  static final String FIRST_REST = "This site has never asked you before.";
  static final String PAYS = "You pay your provider for what it uses. It never sees a key.";
  static final String APPROVE = "Approve";
  static final String APPROVING = "Approving";
  static final String DENY = "Deny";
  static final String KEEP = "Keep as it is";
  static final String BLOCK = "Block";
  static final String BLOCK_TITLE = "Refuse now and every later request from this site";
  static final String TOO_SMALL = "Make this window larger: you should see who asks and for how much.";
  static final String ARMING = "Ready in a moment, so no stray click approves.";
  static final String CLOSE = "Close this window";

  static final String MORE_THAN_GIVEN = "It asks for more than you gave it";
  static final String OTHER_THAN_GIVEN = "It asks for other limits";
  static final String SUSPENDED = "You or the wallet suspended it.";
  static final String UNSERVED_REST = "Add one in the wallet.";
  static final String MAY = "May";
  static final String LIMIT = "Limit";
  static final String REQUEST = "One request";
  static final String RATE = "A minute";
  static final String MODELS = "Models";
  static final String UNTIL = "Until";
  static final String AT_ONCE = "At once";
  static final String TOKENS = "Tokens";
  static final String WHERE = "Where";
  static final String HERE_ONLY = "only on this computer";
  static final String KEYS = "Keys";
  static final String NO_COPY = "never leave the wallet";
  static final String COPY = "a copy where needed";
  static final String ANYWHERE = "any provider";
  static final String UNPRICED = "No price";
  static final String NOT_ALLOWED = "not allowed";
  static final String NO_LIMIT = "no limit";
  static final String MORE = "More";
  static final String LESS = "Less";
  static final String SAME = "Same";
  static final String OPEN_END = "you revoke it";
  static final String AT_MOST = " at most";
  static final String REQUESTS = " requests";
  static final String NO_CEILING = "no ceiling";
  static final String ANY_MODEL = "any model";

  static final String ASKS = "asks to use your AI keys.";
  static final String LOCKED = "Your wallet is locked";
  static final String LOCKED_REST = "Unlock it to see what this site asks for. Unlocking approves nothing.";
  static final String UNLOCK_IN_TAB = "Use your passphrase in a wallet tab";
  static final String NEVER_ASKS = "This window never asks for a passphrase or a key. The request waits here.";
  static final String UNLOCK_BY_PASSKEY = "Unlock with a passkey";
  static final String STALE = "Confirm that it is you";
  static final String STALE_REST =
      "You have not used the wallet for 15 minutes. Apps you approved go on; a new approval needs you first.";
  static final String CONFIRM_BY_PASSKEY = "Confirm with your passkey";
  static final String CONFIRM_IN_TAB = "Open the wallet to confirm";
  static final String ASKING_PASSKEY = "Your browser asks for the passkey.";
  static final String EMPTY = "Your wallet has no keys yet";
  static final String WAITS = "The request waits here.";
  static final String EMPTY_REST = "Choose what should answer. The request waits here.";
  static final String ADD_KEY = "Add a key";
  static final String ADD_KEY_REST = "OpenAI, Anthropic, OpenRouter or your own endpoint. Opens a wallet tab.";
  static final String EMPTY_HERE = "There is no model on this computer yet";
  static final String ADD_HERE = "Add a local model";
  static final String ADD_HERE_REST =
      "One that runs in this browser, or a server such as Ollama. No key, no bill. Opens a wallet tab.";
  static final String OR_HERE = "Or run a model in this browser";
  static final String ADD_SERVING_REST = "From a provider that can. Opens a wallet tab.";
  static final String BLOCKED = "You blocked this site";
  static final String BLOCKED_REST =
      "It was told no, and nothing else. To let it ask again, unblock it in your wallet.";
  static final String OPEN_APPS = "Open Apps in a wallet tab";
  static final String RENEWING = "Carrying on";
  static final String RENEWING_REST =
      "You approved this site before. Nothing new is given; this window closes by itself.";
  static final String APPROVED = "Approved";
  static final String REFUSED = "Refused";
  static final String CLOSES = "This window closes by itself.";

  private ConsentWords() {}

  static String title(String site) {
    return site + " asks · " + WALLET;
  }

  static String quoted(String claim) {
    return "“" + claim + "”";
  }

  static String firstSeen(String day) {
    return "It first asked you on " + day + ". It has no grant now.";
  }

  static String approvedOn(String day) {
    return "You approved it on " + day + ".";
  }

  static String asksTo(List<String> capabilities) {
    return " asks to " + KindWords.doings(capabilities) + ".";
  }

  static String may(List<String> capabilities, Word word) {
    String by = word == Word.PAID ? " with your AI keys?" : " with models on this computer?";
    return "May it " + KindWords.doings(capabilities) + by;
  }

  /** Who answers, in a sentence. */
  static String answering(Word word) {
    return switch (word) {
      case PAID -> PAYS;
      case HERE, HERE_IN_WINDOW -> "Only models on this computer answer.";
      case BROWSER_IN_WINDOW -> "Only models in this browser can answer.";
      case NEEDS_WINDOW, NO_MODEL_HERE -> "Nothing would answer it.";
    };
  }

  static String answeringRest(Word word) {
    return switch (word) {
      case PAID -> "";
      case HERE -> "No provider gets what it asks.";
      case HERE_IN_WINDOW -> "No provider gets what it asks. A window of the wallet stays open and does the work.";
      case BROWSER_IN_WINDOW -> "You have no key for it. A window of the wallet stays open and does the work.";
      case NEEDS_WINDOW -> "Your models in this browser need a window of the wallet that stays open: choose “Only while"
          + " a wallet window is open” under More limits.";
      case NO_MODEL_HERE -> "Add a model on this computer.";
    };
  }

  static String reason(String purpose) {
    return "Its reason: " + quoted(purpose) + ".";
  }

  /** @param added the kinds of model that it does not have yet */
  static String asksOnTop(List<String> added, boolean more) {
    if (added.isEmpty()) {
      return more ? MORE_THAN_GIVEN : OTHER_THAN_GIVEN;
    }
    return "It asks to " + KindWords.doings(added) + " too" + (more ? ", and for more than you gave it" : "");
  }

  static String unserved(List<String> kinds) {
    return "None of your keys can " + KindWords.either(kinds);
  }

  static String adds(List<String> kinds) {
    return "adds: " + KindWords.doings(kinds);
  }

  /** @param reason a sentence, or {@code null} where nobody gave one */
  static String suspended(String reason) {
    return (reason == null ? "" : reason + " ") + "Approving lets it go on.";
  }

  static String change(String added, String dropped) {
    String more = added.isEmpty() ? "" : "adds " + added;
    String less = dropped.isEmpty() ? "" : "drops " + dropped;
    return more.isEmpty() || less.isEmpty() ? more + less : more + ", " + less;
  }

  static String counted(String amount, boolean tokens) {
    return amount + (tokens ? " tokens" : " requests");
  }

  static String capped(String providers) {
    return providers + " stops it at its part of this by itself: it gets a key of its own there.";
  }

  static String usedSoFar(String today, String month) {
    return "So far it used " + today + " today, " + month + " this month.";
  }

  static String trouble(Trouble trouble) {
    return switch (trouble) {
      case NOT_OPENED_BY_APP -> "Open this window from the app";
      case OUT_OF_REACH -> "This window cannot reach the site";
      case REQUEST_GONE -> "The request is gone";
      case REQUEST_CHANGED -> "The app asks for something else now";
      case NO_SUB_KEY -> "The provider made no key for this app";
      case ORIGIN_CHANGED -> "The page behind this window changed";
    };
  }

  static String advice(Trouble trouble) {
    return switch (trouble) {
      case NOT_OPENED_BY_APP -> "It answers a request, and there is none here. Go to the app and connect again.";
      case OUT_OF_REACH -> "The site keeps its windows apart, and this browser leaves the wallet no other way. "
          + "Nothing was approved. Close this window and connect once more; if it stays so, the site has to allow it.";
      case REQUEST_GONE -> "The app closed or reloaded its page, or took the request back. Nothing was approved.";
      case REQUEST_CHANGED -> "Nothing was approved. Go to the app and connect again to see what it asks.";
      case NO_SUB_KEY ->
          "Look at your connection, and at the management key under Keys in your wallet. Then try again in the app.";
      case ORIGIN_CHANGED -> "Another site is there now. Nothing was approved. Go to the app and connect again.";
    };
  }
}

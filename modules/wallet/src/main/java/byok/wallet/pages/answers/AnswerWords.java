package byok.wallet.pages.answers;

import byok.wallet.pages.terms.KindWords;
import java.util.List;

/** The words around which model answers. */
final class AnswerWords {
  static final String DEFAULTS = "Default models";
  static final String DEFAULTS_REST =
      "What answers an app that asks for no model by name. Where an app may not use the model you choose, it gets the"
          + " first that it may use. Prices are for a million tokens, in and out, unless another unit is named.";
  static final String SAVE_DEFAULTS = "Save default models";
  static final String TITLE = "Which model answers";
  static final String REST = "Another model in the place of the one it asks for, within its limits. The app is told"
      + " which one answered.";
  static final String PRICES = "Prices are for a million tokens, in and out, unless another unit is named.";
  static final String SAVE = "Save models";
  static final String OTHER = "Another model it asks for";
  static final String OTHER_EXAMPLE = "gpt-4.1";
  static final String ADD = "Add";
  static final String NO_NAME = "Enter the model as the app names it, without spaces.";
  static final String AS_ASKED = "As asked";
  static final String NOTHING = "Nothing: refuse it";
  static final String GONE = "It cannot answer now.";
  static final String GONE_REST = "No key serves it, or the app may not use it. Requests are refused until you choose"
      + " again: no other model takes its place.";
  static final String DAMAGED = "Your earlier choices do not open any more.";
  static final String DAMAGED_REST = "The wallet chooses by itself until you choose again.";
  static final String NO_CHANGE = "Change nothing";
  static final String ALLOW = "Allow and save";

  private AnswerWords() {}

  static String label(AnswerRow row, boolean ofApp) {
    if (!row.isDefault()) {
      return row.name();
    }
    return ofApp ? KindWords.noun(row.kind()) + ", no model named" : KindWords.noun(row.kind());
  }

  static String automatic(String model) {
    return model == null ? "Automatic" : "Automatic, now " + model;
  }

  static String option(AnswerOption option) {
    String price = option.price().isEmpty() ? "no known price" : option.price();
    return option.id() + ": " + price + (option.adds() ? " (not allowed yet)" : "");
  }

  static String gone(String model) {
    return model + ": cannot answer now";
  }

  static String allowTitle(String site) {
    return "Allow " + site + " more models?";
  }

  static String allowRest(List<String> models) {
    String names = String.join(", ", models);
    return "It may not use " + names + " yet. To have it answer, this is added to the models that it may use, so it can"
        + " also ask for it by name. Its limits in dollars stay.";
  }
}

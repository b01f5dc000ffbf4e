package byok.wallet.pages.answers;

import java.util.List;

/**
 * One name that apps ask for, and what answers it.
 *
 * @param name {@code default:<capability>}, or a model as an app names it
 * @param kind wire name of the kind of model
 * @param chosen the model that answers in its place, empty for none; null where nothing is chosen
 * @param automatic what answers where nothing is chosen, as {@code provider/model}; null where nothing would
 * @param gone whether what is chosen answers no more, so that requests are refused
 * @param options what can be chosen, in the order shown
 */
public record AnswerRow(
    String name, String kind, String chosen, String automatic, boolean gone, List<AnswerOption> options) {
  private static final String ALIAS = "default:";

  /** Whether it stands for requests that name no model. */
  public boolean isDefault() {
    return name.startsWith(ALIAS);
  }
}

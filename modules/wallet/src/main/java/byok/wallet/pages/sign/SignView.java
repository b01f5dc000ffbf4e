package byok.wallet.pages.sign;

import byok.ui.Icons;
import byok.wallet.pages.TitledCard;
import java.util.function.Consumer;

/** The card of the owner's sign, on the page of safety and at the end of the first run. */
public final class SignView extends TitledCard {
  private final SignForm form;

  private SignView(String title, Consumer<SignModel> send, SignModel now) {
    super(Icons.icon(Icons.EYE, "icon text-accent"), title, SignWords.ABOUT);
    form = own(new SignForm(send, now));
    fill(form);
  }

  /** The card that changes it. */
  public static SignView card(Consumer<SignModel> send, SignModel now) {
    return new SignView(SignWords.TITLE, send, now);
  }

  /** The card that proposes one. */
  public static SignView first(Consumer<SignModel> send, SignModel now) {
    return new SignView(SignWords.FIRST_TITLE, send, now);
  }

  /** Says that it was stored, or why not. */
  public void show(String problem) {
    form.show(problem);
  }
}

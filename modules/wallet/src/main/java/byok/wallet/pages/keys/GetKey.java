package byok.wallet.pages.keys;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.p;

import byok.ui.Button;
import byok.ui.Component;
import byok.ui.El;
import byok.ui.Field;
import byok.ui.Form;
import byok.ui.Icons;
import byok.ui.Pieces;
import byok.ui.Segments;
import byok.ui.Select;
import byok.wallet.pages.Money;
import byok.wallet.pages.terms.Per;
import byok.wallet.pages.terms.Spend;
import java.util.ArrayList;
import java.util.List;

/** The door to a provider that gives a key to those who sign in, and what that key shall be held to there. */
final class GetKey extends Component {
  private static final List<Per> WINDOWS = List.of(Per.DAY, Per.WEEK, Per.MONTH, Per.TOTAL);
  private static final int[] DAYS = {0, 7, 30, 90, 365};

  private final ProviderChoice at;
  private final GettingActions actions;
  private final Button door;
  private final Field amount = Field.money(GettingWords.LIMIT);
  private final Segments per = new Segments(GettingWords.PER, each(), WINDOWS.indexOf(Per.MONTH), () -> {});
  private final Select end = new Select(GettingWords.END, GettingWords.ENDS, 0, () -> {});
  private final El element;

  GetKey(ProviderChoice at, GettingActions actions) {
    this.at = at;
    this.actions = actions;
    door = Button.plain(GettingWords.door(at.name())).icon(Icons.LINK).key("get-" + at.id()).submits();
    El limits = div("grid gap-3 pt-1.5", amount, per, end, p("hint", GettingWords.limitHint(at.name())));
    Form form = new Form("grid gap-3 border-t border-line pt-4", this::sent);
    form.add(p("font-semibold", GettingWords.WITHOUT_COPYING), div("grid", door),
        p("hint -mt-1", GettingWords.doorHint(at.name())), at.signIn().isEmpty() ? null : p("hint", at.signIn()),
        Pieces.more(GettingWords.limits(), limits));
    element = el("section", "", form).attr("aria-label", GettingWords.WITHOUT_COPYING);
  }

  void off(boolean off) {
    door.off(off);
  }

  private void sent() {
    String typed = amount.value();
    long nanoUsd = typed.isBlank() ? 0 : Money.parse(typed);
    boolean wrong = nanoUsd < 0 || nanoUsd == 0 && !typed.isBlank();
    amount.problem(wrong ? GettingWords.NOT_AN_AMOUNT : null);
    if (wrong) {
      amount.focus();
    } else if (!door.isOff()) {
      Spend limit = nanoUsd == 0 ? null : new Spend(nanoUsd, WINDOWS.get(per.chosen()));
      actions.get(new KeyWanted(at.id(), limit, DAYS[end.chosen()]));
    }
  }

  private static List<String> each() {
    List<String> words = new ArrayList<>();
    for (Per window : WINDOWS) {
      words.add(window.each);
    }
    return words;
  }

  @Override
  protected El element() {
    return element;
  }
}

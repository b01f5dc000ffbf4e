package byok.wallet.pages.terms;

import static byok.ui.El.div;

import byok.ui.Component;
import byok.ui.El;
import byok.ui.Field;
import byok.wallet.pages.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** An amount for each window; an empty one is no limit. */
public final class WindowsField extends Component {
  private final List<Field> fields = new ArrayList<>();
  private final List<El> places = new ArrayList<>();
  private final El element = div("grid grid-cols-2 gap-2 items-start");

  /** @param words the label of a window's field */
  public WindowsField(List<Spend> amounts, Function<Per, String> words) {
    for (Per per : Per.values()) {
      Field field = Field.money(words.apply(per)).value(typed(amounts, per));
      El place = div("min-w-0", field);
      fields.add(field);
      places.add(place);
      element.add(place);
    }
  }

  /** Leaves one window out, as another field holds it; null for none. */
  void without(Per per) {
    for (Per each : Per.values()) {
      places.get(each.ordinal()).hidden(each == per);
    }
  }

  /** Says what is wrong with those that are not amounts, {@code without} left aside. */
  public boolean check(Per without) {
    boolean fine = true;
    for (Per per : Per.values()) {
      String typed = fields.get(per.ordinal()).value();
      long nanoUsd = typed.isBlank() || per == without ? 1 : Money.parse(typed);
      String problem = nanoUsd < 0 ? TermsWords.NOT_MONEY : nanoUsd == 0 ? TermsWords.ZERO : null;
      fields.get(per.ordinal()).problem(problem);
      fine &= problem == null;
    }
    return fine;
  }

  /** The amounts typed, {@code without} left out. */
  public List<Spend> read(Per without) {
    List<Spend> amounts = new ArrayList<>();
    for (Per per : Per.values()) {
      String typed = fields.get(per.ordinal()).value();
      if (per != without && !typed.isBlank()) {
        amounts.add(new Spend(Money.parse(typed), per));
      }
    }
    return amounts;
  }

  /** Goes to the first that is wrong. */
  public boolean focus() {
    for (Field field : fields) {
      if (field.isWrong()) {
        field.focus();
        return true;
      }
    }
    return false;
  }

  private static String typed(List<Spend> amounts, Per per) {
    for (Spend amount : amounts) {
      if (amount.per() == per) {
        return Money.typed(amount.nanoUsd());
      }
    }
    return "";
  }

  @Override
  protected El element() {
    return element;
  }
}

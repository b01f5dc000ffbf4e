package byok.wallet.pages.safety;

import static byok.ui.El.div;

import byok.ui.Button;
import byok.ui.Component;
import byok.ui.El;
import byok.ui.Field;
import byok.wallet.pages.Money;
import byok.wallet.pages.terms.Count;
import byok.wallet.pages.terms.WindowsField;

/** The limits of one scope as fields. */
final class CapsForm extends Component {
  private static final long MOST_A_MINUTE = 1_000;

  private final CapScope scope;
  private final WindowsField windows;
  private final Field request = Field.money(SafetyWords.REQUEST);
  private final Field rate = Field.number(SafetyWords.RATE);
  private final El element;

  CapsForm(CapScope scope, CapsActions actions) {
    this.scope = scope;
    windows = new WindowsField(scope.amounts(), per -> SafetyWords.most(per.each));
    request.value(scope.requestNanoUsd() == null ? "" : Money.typed(scope.requestNanoUsd()));
    rate.value(scope.requestsAMinute() == null ? "" : String.valueOf(scope.requestsAMinute()));
    Button save = Button.primary(SafetyWords.SAVE).style("btn-sm").key("save-caps").onPress(() -> save(actions));
    El pace = div("grid grid-cols-2 gap-2 items-start", request, rate).hidden(!scope.isEverything());
    element = div("grid gap-3", windows, pace, div("flex gap-2 items-center flex-wrap", save,
        El.span("hint", SafetyWords.BINDS)));
  }

  private void save(CapsActions actions) {
    if (!check()) {
      return;
    }
    Long most = request.value().isBlank() ? null : Long.valueOf(Money.parse(request.value()));
    Integer pace = rate.value().isBlank() ? null : Integer.valueOf((int) Count.parse(rate.value()));
    actions.save(new CapScope(scope.id(), scope.name(), windows.read(null), most, pace));
  }

  private boolean check() {
    boolean fine = windows.check(null);
    boolean ceiling = request.value().isBlank() || Money.parse(request.value()) > 0;
    long typed = Count.parse(rate.value());
    boolean pace = rate.value().isBlank() || typed > 0 && typed <= MOST_A_MINUTE;
    request.problem(ceiling ? null : SafetyWords.NOT_AMOUNT);
    rate.problem(pace ? null : SafetyWords.NOT_RATE);
    if (!fine) {
      windows.focus();
    } else if (!ceiling || !pace) {
      (ceiling ? rate : request).focus();
    }
    return fine && ceiling && pace;
  }

  @Override
  protected El element() {
    return element;
  }
}

package byok.wallet.pages.safety;

import static byok.ui.El.div;
import static byok.ui.El.p;

import byok.ui.Component;
import byok.ui.El;
import byok.ui.Select;
import java.util.List;
import java.util.function.LongConsumer;

/** When the wallet locks by itself. */
final class LockTime extends Component {
  private static final long HOUR_MILLIS = 3_600_000;
  private static final List<Long> CHOICES = List.of(0L, HOUR_MILLIS, 8 * HOUR_MILLIS);

  private final LongConsumer chosen;
  private final Select select;
  private final El element;

  LockTime(long afterMillis, LongConsumer chosen) {
    this.chosen = chosen;
    int place = Math.max(0, place(afterMillis));
    select = own(new Select(ProtectionWords.LOCKS,
        List.of(ProtectionWords.AT_CLOSE, ProtectionWords.HOUR, ProtectionWords.HOURS), place, this::changed));
    element = div("border-t border-line pt-4", select, p("hint mt-1.5", ProtectionWords.LOCKS_REST));
  }

  private static int place(long afterMillis) {
    for (int i = 0; i < CHOICES.size(); i++) {
      if (CHOICES.get(i) == afterMillis) {
        return i;
      }
    }
    return -1;
  }

  private void changed() {
    chosen.accept(CHOICES.get(select.chosen()));
  }

  @Override
  protected El element() {
    return element;
  }
}

package byok.wallet.pages.start;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.span;

import byok.ui.Button;
import byok.ui.Component;
import byok.ui.El;
import byok.ui.Field;
import byok.ui.Form;
import byok.ui.Icons;
import byok.ui.Options;
import byok.ui.Part;
import byok.ui.Pieces;
import byok.ui.Slot;
import byok.ui.Tone;

/** Chooses what opens the wallet: a passphrase, or this device alone with its price said plainly. */
final class ProtectStep extends Component {
  private static final int PASSPHRASE = 0;

  private final FirstRunActions actions;
  private final Field first = Field.secret(FirstRunWords.PASSPHRASE, "new-password").onInput(this::typed);
  private final Field again = Field.secret(FirstRunWords.REPEAT, "new-password");
  private final El strength = span("").attr("role", "status");
  private final El fields = div("grid gap-3 sm:grid-cols-2 items-start", div("grid gap-1.5", first, strength), again);
  private final Options options = new Options(FirstRunWords.PROTECTION, this::chosen);
  private final Button go = Button.primary(FirstRunWords.USE_PASSPHRASE).submits();
  private final Slot outcome = own(new Slot(div("empty:hidden").attr("aria-live", "polite")));
  private final El element;

  ProtectStep(FirstRunActions actions) {
    this.actions = actions;
    options.add(Icons.PHRASE, FirstRunWords.PASSPHRASE,
        Pieces.badge(Tone.OK, Icons.SHIELD, FirstRunWords.AT_REST), FirstRunWords.PASSPHRASE_REST);
    options.add(Icons.DISK, FirstRunWords.DEVICE,
        Pieces.badge(Tone.WARN, Icons.WARN, FirstRunWords.READABLE), FirstRunWords.DEVICE_REST);
    Part truth = Pieces.note(Tone.PLAIN, Icons.DISK, FirstRunWords.DISKS, FirstRunWords.DISKS_REST);
    element = div("", new Form("grid gap-5", this::sent).add(name(), options, fields, truth, outcome, div("", go)));
  }

  /** Shows why the last try failed; null for nothing. */
  void problem(String sentence) {
    go.off(false);
    outcome.set(sentence == null ? null : Pieces.note(Tone.STOP, Icons.STOP, sentence, ""));
  }

  void working() {
    go.off(true);
    outcome.set(Pieces.working(FirstRunWords.PROTECTING));
  }

  private void sent() {
    if (go.isOff()) {
      return;
    }
    if (options.chosen() != PASSPHRASE) {
      actions.protectByDevice();
    } else if (check()) {
      actions.protect(first.value());
    }
  }

  private boolean check() {
    first.problem(Strength.of(first.value()) == Strength.SHORT ? FirstRunWords.TOO_SHORT : null);
    again.problem(first.value().equals(again.value()) ? null : FirstRunWords.NOT_ALIKE);
    if (first.isWrong()) {
      first.focus();
    } else if (again.isWrong()) {
      again.focus();
    }
    return !first.isWrong() && !again.isWrong();
  }

  private void typed() {
    Strength sense = Strength.of(first.value());
    first.problem(null);
    strength.content(first.value().isEmpty() ? null : Pieces.badge(sense.tone, icon(sense), sense.words));
  }

  private void chosen() {
    boolean passphrase = options.chosen() == PASSPHRASE;
    fields.hidden(!passphrase);
    go.label(passphrase ? FirstRunWords.USE_PASSPHRASE : FirstRunWords.USE_DEVICE);
  }

  private static String icon(Strength sense) {
    return switch (sense.tone) {
      case OK -> Icons.DONE;
      case WARN -> Icons.WARN;
      default -> Icons.INFO;
    };
  }

  /** Password keepers want a name beside a passphrase. */
  private static El name() {
    return el("input", "").attr("type", "text").attr("autocomplete", "username").attr("value", FirstRunWords.WALLET)
        .attr("aria-hidden", "true").attr("tabindex", "-1").hidden(true);
  }

  @Override
  protected El element() {
    return element;
  }
}

package byok.wallet.pages.local;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.heading;
import static byok.ui.El.p;
import static byok.ui.El.span;

import byok.ui.Button;
import byok.ui.Component;
import byok.ui.Dialog;
import byok.ui.El;
import byok.ui.Icons;
import byok.ui.Meter;
import byok.ui.Part;
import byok.ui.Pieces;
import byok.ui.Slot;
import byok.ui.Tone;

/** One local model with what can be done with it. */
final class LocalRow extends Component {
  private static final long LITTLE_BYTES = 8 << 20;

  private final LocalActions actions;
  private final Runnable choose;
  private final Slot row = own(new Slot("grid gap-1 justify-items-start"));
  private final El element = el("article", "p-4", row);

  /** @param choose lets a file be chosen */
  LocalRow(LocalActions actions, Runnable choose) {
    this.actions = actions;
    this.choose = choose;
  }

  void show(LocalItem item) {
    row.show(item, () -> draw(item));
  }

  private El draw(LocalItem item) {
    El icon = span("grid place-items-center size-10 rounded-md bg-sunken text-ink-2 flex-none",
        Icons.icon(Icons.CHIP, "icon size-5"));
    El name = heading(2, "font-semibold text-base wrap-anywhere", item.name());
    return div("w-full flex gap-3", icon, div("min-w-0 flex-1 grid gap-1 justify-items-start", name, badge(item),
        state(item), obstacle(item), div("flex flex-wrap -ml-2.5", buttons(item))));
  }

  private static Part badge(LocalItem item) {
    return switch (item.state()) {
      case LocalState.Offered offered -> null;
      case LocalState.Coming coming -> Pieces.liveBadge(LocalWords.doing(coming.doing()));
      case LocalState.Elsewhere elsewhere -> Pieces.liveBadge(LocalWords.ELSEWHERE);
      case LocalState.Stopped stopped -> stopped.why().isEmpty()
          ? Pieces.badge(Tone.LINE, Icons.CLOCK, LocalWords.PAUSED)
          : Pieces.badge(Tone.LINE, Icons.STOP, LocalWords.STOPPED);
      case LocalState.Lost lost -> Pieces.badge(Tone.LINE, Icons.CLOCK, LocalWords.LOST);
      case LocalState.Own own -> own.isReady()
          ? Pieces.badge(Tone.OK, Icons.DONE, LocalWords.READY)
          : own.comes() ? Pieces.liveBadge(LocalWords.COMING) : null;
      case LocalState.Ready ready -> Pieces.badge(Tone.OK, Icons.DONE, LocalWords.READY);
    };
  }

  private static Part state(LocalItem item) {
    return switch (item.state()) {
      case LocalState.Offered offered -> quiet(LocalWords.facts(item));
      case LocalState.Coming coming -> coming.doing() == LocalState.Doing.CHECKS
          ? quiet(LocalWords.checks(coming.stored()))
          : div("w-full grid gap-1",
              meter(coming.stored(), coming.total(), LocalWords.part(coming.stored(), coming.total())),
              quiet(LocalWords.progress(coming)));
      case LocalState.Elsewhere elsewhere -> div("w-full grid gap-1",
          quiet(LocalWords.part(elsewhere.stored(), elsewhere.total())), quiet(LocalWords.ELSEWHERE_REST));
      case LocalState.Stopped stopped -> stopped(stopped);
      case LocalState.Lost lost -> stopped(new LocalState.Stopped(lost.stored(), lost.total(),
          lost.why().isEmpty() ? LocalWords.LOST_REST : lost.why()));
      case LocalState.Own own -> own(item, own);
      case LocalState.Ready ready -> quiet(LocalWords.size(ready.bytes()) + ". " + LocalWords.asked(item.id()));
    };
  }

  private static Part obstacle(LocalItem item) {
    return item.place() != LocalItem.Place.NOWHERE || item.isUnfit() ? null
        : Pieces.note(Tone.WARN, Icons.WARN, LocalWords.NOWHERE, "");
  }

  private static Part stopped(LocalState.Stopped stopped) {
    String part = LocalWords.part(stopped.stored(), stopped.total());
    return div("w-full grid gap-1", meter(stopped.stored(), stopped.total(), part), quiet(part),
        stopped.why().isEmpty() ? null : Pieces.note(Tone.WARN, Icons.WARN, stopped.why(), ""));
  }

  private static Part own(LocalItem item, LocalState.Own own) {
    if (own.isReady()) {
      return quiet(LocalWords.asked(item.id()) + " " + LocalWords.OWN_KEPT);
    }
    return div("w-full grid gap-1", own.comes() ? Meter.draw(own.part(), 0, 0, LocalWords.COMING) : null,
        quiet(own.comes() ? LocalWords.OWN_COMES : LocalWords.OWN),
        own.why().isEmpty() ? null : Pieces.note(Tone.WARN, Icons.WARN, own.why(), ""));
  }

  private static Part meter(long stored, long total, String words) {
    return total == 0 ? null : Meter.draw((double) stored / total, 0, 0, words);
  }

  private static El quiet(String words) {
    return p("text-sm text-ink-2 wrap-anywhere", words);
  }

  private Part[] buttons(LocalItem item) {
    return switch (item.state()) {
      case LocalState.Offered offered ->
          new Part[] {action(item, LocalWords.DOWNLOAD, () -> actions.download(item.id()))};
      case LocalState.Coming coming -> new Part[] {
          coming.doing() == LocalState.Doing.CHECKS ? null
              : action(item, LocalWords.PAUSE, () -> actions.pause(item.id())),
          action(item, LocalWords.CANCEL, () -> cancel(item, coming.stored()))};
      case LocalState.Elsewhere elsewhere -> new Part[0];
      case LocalState.Stopped stopped -> new Part[] {
          action(item, LocalWords.GO_ON, () -> actions.download(item.id())),
          action(item, LocalWords.DELETE, () -> cancel(item, stopped.stored())).style("is-stop")};
      case LocalState.Lost lost -> new Part[] {
          action(item, LocalWords.CHOOSE_AGAIN, choose),
          action(item, LocalWords.DELETE, () -> cancel(item, lost.stored())).style("is-stop")};
      case LocalState.Own own -> new Part[] {
          own.isReady() || own.comes() ? null : action(item, LocalWords.FETCH, () -> actions.download(item.id()))};
      case LocalState.Ready ready -> new Part[] {
          action(item, LocalWords.DELETE, () -> askToDelete(item, ready.bytes())).style("is-stop")};
    };
  }

  /** What took a while to come is not thrown away by one click. */
  private void cancel(LocalItem item, long bytes) {
    if (bytes < LITTLE_BYTES) {
      actions.delete(item.id());
      return;
    }
    Button yes = Button.stop(LocalWords.THROW_AWAY).icon(Icons.STOP).onPress(() -> actions.delete(item.id()));
    Dialog.question(LocalWords.cancelTitle(item.name()), LocalWords.cancelRest(bytes),
        Button.plain(LocalWords.KEEP), yes).open();
  }

  private void askToDelete(LocalItem item, long bytes) {
    Button yes = Button.stop(LocalWords.delete(item.name())).icon(Icons.STOP).onPress(() -> actions.delete(item.id()));
    Dialog.question(LocalWords.deleteTitle(item.name()), LocalWords.deleteRest(bytes),
        Button.plain(LocalWords.KEEP), yes).open();
  }

  private static Button action(LocalItem item, String words, Runnable action) {
    return Button.quiet(words).style("btn-sm").key(words + "-" + item.id())
        .named(LocalWords.named(words, item.name())).onPress(action);
  }

  @Override
  protected El element() {
    return element;
  }
}

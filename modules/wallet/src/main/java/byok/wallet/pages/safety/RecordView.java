package byok.wallet.pages.safety;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.p;
import static byok.ui.El.span;

import byok.ui.Button;
import byok.ui.Chip;
import byok.ui.El;
import byok.ui.Format;
import byok.ui.Icons;
import byok.ui.Part;
import byok.ui.Pieces;
import byok.ui.Slot;
import byok.ui.Tone;
import byok.wallet.pages.Money;
import byok.wallet.pages.TitledCard;
import byok.wallet.pages.When;
import java.util.List;

/** The record of what happened: its newest entries, whether it holds, and the way to take it along. */
public final class RecordView extends TitledCard {
  private record Lines(List<RecordLine> lines, boolean older) {}

  private final RecordActions actions;
  private final El count = p("text-sm text-ink-2", "");
  private final Slot finding = own(new Slot("contents"));
  private final Slot lines = own(new Slot("min-w-0"));
  private final Button verify = own(Button.plain(RecordWords.VERIFY).style("btn-sm").icon(Icons.SHIELD).key("verify"));
  private final Chip words = own(new Chip(RecordWords.WITH_WORDS, false, () -> {}));
  private final El wordsPlace = div("", words);
  private boolean hasWords;

  public RecordView(RecordActions actions) {
    super(Icons.icon(Icons.RECEIPT, "icon text-accent"), RecordWords.TITLE, RecordWords.ABOUT);
    this.actions = actions;
    verify.onPress(actions::verify);
    beside(count);
    fill(finding, buttons(), lines);
    lines.set(Pieces.skeleton());
  }

  private El buttons() {
    Button asLines = own(Button.quiet(RecordWords.LINES).style("btn-sm").key("lines").onPress(this::exportLines));
    Button asTable = own(Button.quiet(RecordWords.TABLE).style("btn-sm").key("table").onPress(actions::exportTable));
    wordsPlace.hidden(true);
    return div("flex flex-wrap items-center gap-x-2 gap-y-1", verify, asLines, asTable, wordsPlace);
  }

  private void exportLines() {
    actions.exportLines(hasWords && words.isOn());
  }

  public void show(RecordModel model) {
    hasWords = model.kept() > 0;
    wordsPlace.hidden(!hasWords);
    long now = model.nowMillis();
    count.content(El.words(RecordWords.entries(Format.count(model.entries()))));
    verify.off(model.finding() instanceof RecordFinding.Checking);
    finding.show(model.finding(), () -> finding(model.finding(), now));
    lines.show(new Lines(model.lines(), model.older()), () -> lines(model));
  }

  private static Part finding(RecordFinding found, long now) {
    return switch (found) {
      case RecordFinding.Unasked none -> span("hidden");
      case RecordFinding.Checking runs -> Pieces.working(RecordWords.CHECKING);
      case RecordFinding.Holds holds -> Pieces.note(Tone.OK, Icons.DONE,
          RecordWords.holds(Format.count(holds.entries())), RecordWords.holdsRest(at(holds.sinceMillis(), now)))
          .attr("role", "status");
      case RecordFinding.Broken broken -> Pieces.note(Tone.STOP, Icons.WARN,
          RecordWords.broken(Format.count(broken.number()), broken.why()), rest(broken, now)).attr("role", "alert");
    };
  }

  private static String rest(RecordFinding.Broken broken, long now) {
    String lastGood = at(broken.afterMillis(), now);
    return RecordWords.brokenRest(lastGood, Format.count(broken.held()), broken.places());
  }

  private static String at(long millis, long now) {
    return millis == 0 ? "" : When.at(millis, now);
  }

  private Part lines(RecordModel model) {
    if (model.lines().isEmpty()) {
      return p("text-sm text-ink-2", RecordWords.NOTHING);
    }
    El list = el("ul", "divide-y divide-line border-t border-line text-sm");
    model.lines().forEach(line -> list.add(line(line, model.nowMillis())));
    Button older = Button.quiet(RecordWords.OLDER).style("btn-sm").key("older-entries").leadsOn(Icons.RIGHT)
        .onPress(actions::older);
    return model.older() ? div("grid grid-cols-1 gap-2 justify-items-start", list.classes(
        "w-full divide-y divide-line border-t border-line text-sm"), older) : list;
  }

  private static El line(RecordLine line, long now) {
    El words = div("min-w-0", p("", span("font-semibold", RecordWords.happened(line.what(), line.outcome()))),
        p("text-ink-2 wrap-anywhere", rest(line)));
    return el("li", "grid grid-cols-[4.25rem_1fr_auto] gap-x-3 items-start py-2",
        span("text-ink-2 tabular-nums", When.at(line.atMillis(), now)), words,
        span("amount", line.costNanoUsd() == 0 ? "" : Money.spent(line.costNanoUsd())));
  }

  private static String rest(RecordLine line) {
    StringBuilder rest = new StringBuilder(line.who());
    for (String more : List.of(line.model(), line.detail())) {
      rest.append(more.isEmpty() || rest.isEmpty() ? "" : ", ").append(more);
    }
    return rest.toString();
  }
}

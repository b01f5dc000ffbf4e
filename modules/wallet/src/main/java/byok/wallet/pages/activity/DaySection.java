package byok.wallet.pages.activity;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.heading;
import static byok.ui.El.p;
import static byok.ui.El.span;
import static byok.ui.El.words;

import byok.ui.El;
import byok.ui.Format;
import byok.ui.OriginPlate;
import byok.ui.Part;
import byok.ui.Table;
import byok.ui.Table.Column;
import byok.wallet.pages.Money;
import byok.wallet.pages.When;
import java.util.List;
import java.util.function.Consumer;

/** The requests of one day, with its sums. */
final class DaySection {
  private static final List<Column> COLUMNS = List.of(
      new Column(ActivityWords.TIME, "t-time amount text-ink-2"),
      new Column(ActivityWords.APP, "t-app font-semibold"),
      new Column(ActivityWords.MODEL, "t-model"),
      new Column(ActivityWords.TOKENS, "t-hide num text-ink-2"),
      new Column(ActivityWords.TOOK, "t-hide num text-ink-2"),
      new Column(ActivityWords.OUTCOME, "t-out"),
      new Column(ActivityWords.COST, "t-cost num"));

  private DaySection() {}

  static El draw(ActivityDay day, long now, Consumer<String> open) {
    String date = Format.day(day.atMillis(), now);
    boolean today = Format.dayNumber(day.atMillis()) == Format.dayNumber(now);
    Table table = new Table(ActivityWords.caption(date), COLUMNS);
    for (Entry entry : day.entries()) {
      row(table, entry).on("click", () -> open.accept(entry.id()));
    }
    El head = div("flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-3 border-b border-line",
        heading(2, "text-lg", ActivityWords.day(date, today)), p("text-sm text-ink-2", sums(day)));
    return el("section", "card overflow-hidden", head, div("md:overflow-x-auto px-3 md:px-1", table.draw()));
  }

  private static El row(Table table, Entry entry) {
    El open = el("button",
        "block max-w-full truncate text-left font-semibold hover:underline rounded-sm cursor-pointer")
        .attr("type", "button").attr("aria-haspopup", "dialog").attr("title", entry.origin()).key(entry.id());
    return table.row(words(Format.time(entry.atMillis())), open.text(OriginPlate.shortName(entry.origin())),
        span("block truncate", entry.model()), words(tokens(entry)), words(When.took(entry.tookMillis())),
        entry.outcome().badge(), cost(entry)).with("cursor-pointer", true);
  }

  private static Part cost(Entry entry) {
    return words(Money.spent(entry.costNanoUsd()));
  }

  private static String tokens(Entry entry) {
    return entry.inputTokens() < 0 ? ActivityWords.NONE
        : ActivityWords.tokens(Format.count(entry.inputTokens()), Format.count(Math.max(0, entry.outputTokens())));
  }

  private static String sums(ActivityDay day) {
    String sums = ActivityWords.sums(Format.count(day.requests()), Money.spent(day.spentNanoUsd()));
    return day.unreportedNanoUsd() > 0 ? sums + ActivityWords.unreported(Money.spent(day.unreportedNanoUsd())) : sums;
  }
}

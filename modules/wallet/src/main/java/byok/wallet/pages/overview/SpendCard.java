package byok.wallet.pages.overview;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.heading;
import static byok.ui.El.p;
import static byok.ui.El.span;

import byok.ui.El;
import byok.ui.Format;
import byok.ui.Part;
import byok.ui.Pieces;
import byok.ui.StackChart;
import byok.wallet.pages.Money;
import java.util.ArrayList;
import java.util.List;

/** Spending by day and app, as columns and as the same numbers in a table. */
final class SpendCard {
  private static final int MOST_SERIES = 5;

  private final List<String> apps;
  private final List<SpendDay> days;
  private final List<Long> sums;

  private SpendCard(SpendChart chart) {
    apps = fewNames(chart.apps());
    days = new ArrayList<>();
    for (SpendDay day : chart.days()) {
      days.add(new SpendDay(day.atMillis(), few(day.nanoUsd())));
    }
    sums = sums(days, apps.size());
  }

  static El draw(SpendChart chart) {
    SpendCard card = new SpendCard(chart);
    El place = el("section", "card p-4 grid grid-cols-1 gap-3");
    if (sum(card.sums) == 0) {
      return place.add(heading(2, "text-lg", OverviewWords.CHART), p("text-sm text-ink-2", OverviewWords.NO_SPEND));
    }
    return place.add(card.head(), card.chart(), Pieces.more(OverviewWords.TABLE, card.table()));
  }

  private El head() {
    return div("flex flex-wrap items-baseline gap-x-4", heading(2, "text-lg", OverviewWords.CHART),
        p("text-sm text-ink-2 ml-auto", range()));
  }

  private Part chart() {
    List<StackChart.Column> columns = new ArrayList<>();
    for (SpendDay day : days) {
      columns.add(new StackChart.Column(label(day), dollars(day.nanoUsd())));
    }
    StackChart chart = new StackChart(apps, columns, SpendCard::amount);
    List<String> figures = new ArrayList<>();
    for (long sum : sums) {
      figures.add(Money.spent(sum));
    }
    return div("contents", chart.legend(figures), chart.draw(OverviewWords.chartTitle(range())));
  }

  private El table() {
    String month = Format.month(days.get(0).atMillis());
    El head = el("tr", "", th("col", "", month));
    for (String app : apps) {
      head.add(th("col", "num whitespace-normal! wrap-anywhere", app));
    }
    El body = el("tbody", "");
    for (int i = days.size() - 1; i >= 0; i--) {
      body.add(row("border-line!", label(days.get(i)), days.get(i).nanoUsd()));
    }
    El foot = el("tfoot", "", row("border-b-0!", OverviewWords.MONTH, sums));
    El table = el("table", "table", el("caption", "sr-only").text(OverviewWords.caption(month)),
        el("thead", "", head.add(th("col", "num", OverviewWords.DAY))), body, foot);
    return div("overflow-x-auto -mx-4 px-4", table).attr("tabindex", "0").attr("role", "group")
        .attr("aria-label", OverviewWords.caption(month));
  }

  private static El row(String border, String label, List<Long> nanoUsd) {
    El row = el("tr", "", th("row", border, label));
    for (long value : nanoUsd) {
      row.add(el("td", "num", value > 0 ? span("", Money.figure(value)) : span("text-ink-3", OverviewWords.NONE)));
    }
    return row.add(el("td", "num font-semibold").text(Money.figure(sum(nanoUsd))));
  }

  private static El th(String scope, String classes, String words) {
    return el("th", classes).attr("scope", scope).text(words);
  }

  private String range() {
    SpendDay last = days.get(days.size() - 1);
    return OverviewWords.range(Format.month(last.atMillis()), Format.dayOfMonth(days.get(0).atMillis()),
        Format.dayOfMonth(last.atMillis()));
  }

  private String label(SpendDay day) {
    return day == days.get(days.size() - 1) ? OverviewWords.TODAY : String.valueOf(Format.dayOfMonth(day.atMillis()));
  }

  private static String amount(double dollars) {
    return Money.figure(Math.round(dollars * 1e9));
  }

  private static double[] dollars(List<Long> nanoUsd) {
    double[] dollars = new double[nanoUsd.size()];
    for (int i = 0; i < dollars.length; i++) {
      dollars[i] = nanoUsd.get(i) / 1e9;
    }
    return dollars;
  }

  private static List<Long> sums(List<SpendDay> days, int apps) {
    List<Long> sums = new ArrayList<>();
    for (int i = 0; i < apps; i++) {
      long sum = 0;
      for (SpendDay day : days) {
        sum += day.nanoUsd().get(i);
      }
      sums.add(sum);
    }
    return sums;
  }

  private static long sum(List<Long> nanoUsd) {
    long sum = 0;
    for (long value : nanoUsd) {
      sum += value;
    }
    return sum;
  }

  private static List<String> fewNames(List<String> names) {
    if (names.size() <= MOST_SERIES) {
      return names;
    }
    List<String> few = new ArrayList<>(names.subList(0, MOST_SERIES - 1));
    few.add(OverviewWords.OTHERS);
    return few;
  }

  private static List<Long> few(List<Long> nanoUsd) {
    if (nanoUsd.size() <= MOST_SERIES) {
      return nanoUsd;
    }
    List<Long> few = new ArrayList<>(nanoUsd.subList(0, MOST_SERIES - 1));
    few.add(sum(nanoUsd.subList(MOST_SERIES - 1, nanoUsd.size())));
    return few;
  }
}

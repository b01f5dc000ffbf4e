package byok.wallet.dashboard;

import byok.core.ledger.LedgerEntry;
import byok.core.port.Calendar;
import byok.wallet.pages.overview.SpendChart;
import byok.wallet.pages.overview.SpendDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The spending of the present month by day and app, added up from the ledger. */
final class DayChart {
  private final Desk desk;
  private final History history;
  private final Map<String, Long> totals = new HashMap<>();

  DayChart(Desk desk, History history) {
    this.desk = desk;
    this.history = history;
  }

  SpendChart draw() {
    Calendar calendar = desk.ports.calendar();
    long now = desk.now();
    long month = calendar.startOf(Calendar.Unit.MONTH, now);
    List<LedgerEntry> entries = paidSince(month);
    List<String> apps = new ArrayList<>(totals.keySet());
    apps.sort((a, b) -> Long.compare(totals.get(b), totals.get(a)));
    List<SpendDay> days = new ArrayList<>();
    for (long at = month; at <= now; at = calendar.endOf(Calendar.Unit.DAY, at)) {
      days.add(new SpendDay(at, day(entries, apps, at, calendar.endOf(Calendar.Unit.DAY, at))));
    }
    return new SpendChart(apps, days);
  }

  private List<LedgerEntry> paidSince(long start) {
    List<LedgerEntry> paid = new ArrayList<>();
    for (LedgerEntry entry : history.entries()) {
      if (entry.atMillis() >= start && entry.costNanoUsd() > 0 && !history.isRunning(entry)) {
        paid.add(entry);
        totals.merge(app(entry), entry.costNanoUsd(), (a, b) -> a + b);
      }
    }
    return paid;
  }

  private static List<Long> day(List<LedgerEntry> entries, List<String> apps, long start, long end) {
    long[] sums = new long[apps.size()];
    for (LedgerEntry entry : entries) {
      if (entry.atMillis() >= start && entry.atMillis() < end) {
        sums[apps.indexOf(app(entry))] += entry.costNanoUsd();
      }
    }
    List<Long> day = new ArrayList<>();
    for (long sum : sums) {
      day.add(sum);
    }
    return day;
  }

  private static String app(LedgerEntry entry) {
    return History.name(entry.appName(), entry.origin());
  }
}

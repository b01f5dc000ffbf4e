package byok.wallet.pages;

import byok.ui.Component;
import byok.wallet.pages.safety.RecordActions;
import byok.wallet.pages.safety.RecordFinding;
import byok.wallet.pages.safety.RecordLine;
import byok.wallet.pages.safety.RecordModel;
import byok.wallet.pages.safety.RecordView;
import byok.wallet.pages.safety.SafetyView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The record in each of its states. */
final class RecordSamples {
  private static final long NOW = Samples.NOW;
  private static final long MINUTE = 60_000;
  private static final long DAY = 1440 * MINUTE;

  private RecordSamples() {}

  static Map<String, Component> all() {
    Map<String, Component> all = new LinkedHashMap<>();
    all.put("record", view(new RecordFinding.Unasked()));
    all.put("record-checking", view(new RecordFinding.Checking()));
    all.put("record-holds", view(new RecordFinding.Holds(1284, NOW - 37 * DAY)));
    all.put("record-broken", view(new RecordFinding.Broken(
        217, RecordFinding.Why.MISSING, NOW - 9 * DAY, 2, 1281)));
    return all;
  }

  static Component record() {
    return card(new RecordFinding.Unasked());
  }

  private static Component view(RecordFinding finding) {
    return new SafetyView(List.of(), List.of(card(finding)));
  }

  private static Component card(RecordFinding finding) {
    RecordView view = new RecordView(new Nothing());
    view.show(new RecordModel(NOW, 1284, lines(), true, finding, 12));
    return view;
  }

  private static List<RecordLine> lines() {
    return List.of(
        line(9, 1, "request", "Notes", "gpt-4o-mini", 359_700, "paid", ""),
        line(8, 3, "refused", "Notes", "", 0, "refused:model_not_allowed", ""),
        line(7, 12, "grant_amended", "Lantern, a reader for very long documents", "", 0, "", "$10.00 a month"),
        line(6, 44, "key_checked", "OpenRouter", "", 0, "refused", "ending 77ab"),
        line(5, 1500, "request", "Lantern, a reader for very long documents", "claude-sonnet-4-5", 48_000_000,
            "failed:provider_error", ""),
        line(4, 1501, "unlocked", "", "", 0, "", ""),
        line(3, 1600, "exported", "", "", 0, "", "record, JSON Lines"));
  }

  private static RecordLine line(
      long number, long minutesAgo, String what, String who, String model, long cost, String outcome, String detail) {
    return new RecordLine(number, NOW - minutesAgo * MINUTE, what, who, model, cost, outcome, detail);
  }

  /** What a picture does not show. */
  private static final class Nothing implements RecordActions {
    @Override
    public void verify() {}

    @Override
    public void exportLines(boolean withWords) {}

    @Override
    public void exportTable() {}

    @Override
    public void older() {}
  }
}

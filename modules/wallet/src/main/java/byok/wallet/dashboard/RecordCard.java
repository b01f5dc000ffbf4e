package byok.wallet.dashboard;

import byok.browser.platform.Files;
import byok.core.audit.AuditEntry;
import byok.core.audit.AuditExport;
import byok.core.audit.AuditKind;
import byok.core.audit.AuditLog;
import byok.core.audit.AuditReport;
import byok.core.kept.KeptBook;
import byok.protocol.Utf8;
import byok.ui.Component;
import byok.wallet.pages.safety.RecordActions;
import byok.wallet.pages.safety.RecordFinding;
import byok.wallet.pages.safety.RecordLine;
import byok.wallet.pages.safety.RecordModel;
import byok.wallet.pages.safety.RecordView;
import java.util.ArrayList;
import java.util.List;

/** The log of what happened, with the command that verifies it. */
final class RecordCard implements SafetySheet.Card, RecordActions {
  private static final int STEP = 10;

  private final Board board;
  private final Desk desk;
  private final RecordView view = new RecordView(this);
  private RecordFinding finding = new RecordFinding.Unasked();
  private int most = STEP;

  RecordCard(Board board) {
    this.board = board;
    this.desk = board.desk;
  }

  @Override
  public Component view() {
    return view;
  }

  @Override
  public void refresh() {
    AuditLog log = desk.audit();
    List<AuditEntry> newest = log.newest(most + 1);
    List<RecordLine> lines = new ArrayList<>();
    for (AuditEntry entry : newest.subList(0, Math.min(most, newest.size()))) {
      lines.add(line(entry));
    }
    view.show(new RecordModel(desk.now(), log.size(), lines, newest.size() > most, finding,
        KeptBook.total(desk.store)));
  }

  private RecordLine line(AuditEntry entry) {
    String app = entry.text("app").isEmpty() ? "" : History.name(entry.text("app"), entry.text("origin"));
    String who = app.isEmpty() ? ProviderNames.of(desk, entry.text("provider")) : app;
    return new RecordLine(
        entry.number(), entry.atMillis(), entry.text("what"), who, entry.text("model"), entry.costNanoUsd(),
        entry.text("outcome"), entry.text("detail"));
  }

  @Override
  public void verify() {
    desk.tasks.put(() -> {
      show(new RecordFinding.Checking());
      AuditReport report = desk.audit().verify();
      show(report.holds() ? holds(report) : broken(report));
    });
  }

  private void show(RecordFinding found) {
    finding = found;
    refresh();
  }

  private static RecordFinding holds(AuditReport report) {
    List<AuditEntry> entries = report.entries();
    return new RecordFinding.Holds(entries.size(), entries.isEmpty() ? 0 : entries.get(0).atMillis());
  }

  private static RecordFinding broken(AuditReport report) {
    AuditReport.Break first = report.breaks().get(0);
    RecordFinding.Why why = switch (first.fault()) {
      case MISSING -> RecordFinding.Why.MISSING;
      case DAMAGED -> RecordFinding.Why.DAMAGED;
      case OUT_OF_CHAIN -> RecordFinding.Why.OUT_OF_CHAIN;
      case RESTARTED -> RecordFinding.Why.RESTARTED;
      case FOREIGN -> RecordFinding.Why.FOREIGN;
      case HEAD -> RecordFinding.Why.END;
    };
    return new RecordFinding.Broken(
        first.number(), why, first.afterMillis(), report.breaks().size(), report.held());
  }

  @Override
  public void exportLines(boolean withWords) {
    export("byok-record.jsonl", "application/jsonl", true, withWords);
  }

  @Override
  public void exportTable() {
    export("byok-record.csv", "text/csv", false, false);
  }

  private void export(String fileName, String type, boolean asLines, boolean withWords) {
    desk.tasks.put(() -> {
      List<AuditEntry> entries = desk.audit().verify().entries();
      String text = asLines ? AuditExport.jsonLines(entries, desk.ports.json()) : AuditExport.csv(entries);
      String words = withWords ? desk.kept().jsonLines(desk.ports.json()) : "";
      Files.save(fileName, type, Utf8.encode(text + words));
      String form = asLines ? "JSON Lines" : "CSV";
      desk.note(desk.event(AuditKind.EXPORTED).detail("record, " + form + (withWords ? ", prompts and answers" : "")));
      refresh();
      board.say("The record is in your downloads.");
    });
  }

  @Override
  public void older() {
    desk.tasks.put(() -> {
      most += STEP;
      refresh();
    });
  }
}

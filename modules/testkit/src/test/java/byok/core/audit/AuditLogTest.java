package byok.core.audit;

import static byok.core.audit.AuditSample.breaks;
import static byok.core.audit.AuditSample.event;
import static byok.core.audit.AuditSample.log;
import static byok.core.audit.AuditSample.numbers;
import static byok.core.audit.AuditSample.tamper;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.grants.Storage;
import byok.core.ledger.LedgerEntry;
import byok.core.vault.OpenVault;
import byok.protocol.Value;
import byok.testkit.JvmWallet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AuditLogTest {
  private static final long QUARTER = 15 * 60_000;

  private final JvmWallet wallet = JvmWallet.create();

  @Test
  void entries_followEachOther_fromOne() {
    log(wallet).append(List.of(event(1), event(2)));
    log(wallet).append(List.of(event(3)));
    AuditReport report = log(wallet).verify();
    assertEquals(List.of(1L, 2L, 3L), numbers(report));
    assertTrue(report.holds());
    assertEquals(3, report.held());
    assertEquals("key 3", log(wallet).newest(1).get(0).text("detail"));
    assertEquals(3, log(wallet).size());
    assertEquals(report.entries().get(1).hash(), report.entries().get(2).previousHash());
  }

  @Test
  void emptyLog_holds() {
    assertTrue(log(wallet).verify().holds());
    assertEquals(List.of(), log(wallet).newest(5));
    assertEquals(0, log(wallet).size());
  }

  @Test
  void rows_sayNothingInPlaintext() {
    log(wallet).append(List.of(event(1)));
    assertEquals(2, wallet.store().dump("audit").get(AuditEntry.key(1)).size());
    assertEquals(3, wallet.store().dump("audit").get("head").size());
  }

  @Test
  void sameRefusalInAQuarterOfAnHour_isNotedOnce() {
    LedgerEntry refused = refusal("a", "rate_limited", JvmWallet.START);
    log(wallet).append(List.of(AuditEvent.ofRequest(refused)));
    log(wallet).append(List.of(AuditEvent.ofRequest(refusal("b", "rate_limited", JvmWallet.START + QUARTER - 1))));
    log(wallet).append(List.of(AuditEvent.ofRequest(refusal("c", "budget_exhausted", JvmWallet.START))));
    assertEquals(2, log(wallet).size());
    log(wallet).append(List.of(AuditEvent.ofRequest(refusal("d", "rate_limited", JvmWallet.START + QUARTER))));
    assertEquals(3, log(wallet).size());
  }

  @Test
  void whatLasts_isNotedOnce_andAgainAfterItEnded() {
    AuditEvent expired = event(1).once("expired/g");
    log(wallet).stand(List.of(expired));
    log(wallet).stand(List.of(expired));
    assertEquals(1, log(wallet).size());
    log(wallet).stand(List.of());
    log(wallet).stand(List.of(expired));
    assertEquals(2, log(wallet).size());
    assertTrue(log(wallet).verify().holds());
  }

  @Test
  void missingEntry_isNamedWithTheTimeBefore() {
    append(5);
    tamper(wallet, AuditEntry.key(3), row -> null);
    AuditReport report = log(wallet).verify();
    assertEquals(List.of("3:MISSING"), breaks(report));
    assertEquals(JvmWallet.START + 2, report.breaks().get(0).afterMillis());
    assertEquals(List.of(1L, 2L, 4L, 5L), numbers(report));
  }

  @Test
  void endCutOff_isNoticed() {
    append(5);
    tamper(wallet, AuditEntry.key(5), row -> null);
    tamper(wallet, AuditEntry.key(4), row -> null);
    assertEquals(List.of("4:MISSING", "5:MISSING"), breaks(log(wallet).verify()));
  }

  @Test
  void entryOfAnotherChain_isOutOfChain() {
    append(3);
    AuditRows rows = new AuditRows(wallet.open(), wallet.ports());
    AuditEntry other = AuditEntry.follow(wallet.ports().crypto(), 2, "another", event(2));
    Value.Obj sealed = rows.seal(other).value();
    tamper(wallet, AuditEntry.key(2), row -> sealed);
    assertEquals(List.of("2:OUT_OF_CHAIN", "3:OUT_OF_CHAIN"), breaks(log(wallet).verify()));
  }

  @Test
  void lastEntryRewritten_isOutOfChain() {
    append(2);
    AuditRows rows = new AuditRows(wallet.open(), wallet.ports());
    String first = log(wallet).newest(2).get(1).hash();
    AuditEntry other = AuditEntry.follow(wallet.ports().crypto(), 2, first, event(7));
    Value.Obj sealed = rows.seal(other).value();
    tamper(wallet, AuditEntry.key(2), row -> sealed);
    assertEquals(List.of("2:OUT_OF_CHAIN"), breaks(log(wallet).verify()));
  }

  @Test
  void rowThatTheHeadDoesNotKnow_isForeign() {
    append(2);
    tamper(wallet, AuditEntry.key(3), row -> new Value.Obj().put("v", 1));
    tamper(wallet, "note", row -> new Value.Obj().put("v", 1));
    assertEquals(List.of("3:FOREIGN", "0:FOREIGN"), breaks(log(wallet).verify()));
  }

  @Test
  void lostHead_isNamed_andStaysVisibleAfterMoreEntries() {
    append(3);
    tamper(wallet, "head", row -> null);
    assertEquals(List.of("0:HEAD"), breaks(log(wallet).verify()));
    append(1);
    AuditReport report = log(wallet).verify();
    assertEquals(List.of("4:RESTARTED"), breaks(report));
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L), numbers(report));
    assertEquals(4, report.held());
  }

  @Test
  void damagedEntry_doesNotStopTheLog() {
    append(3);
    tamper(wallet, AuditEntry.key(3), row -> new Value.Obj().put("v", 1));
    append(1);
    assertEquals(List.of("3:DAMAGED"), breaks(log(wallet).verify()));
  }

  @Test
  void oldestEntries_goOnlyWithTheirHashKept() {
    AuditLog small = new AuditLog(wallet.open(), wallet.ports(), 10, 4);
    for (int i = 1; i <= 11; i++) {
      small.append(List.of(event(i)));
    }
    AuditReport report = small.verify();
    assertTrue(report.holds());
    assertEquals(LongStream.rangeClosed(5, 12).boxed().toList(), numbers(report));
    AuditEntry note = report.entries().get(7);
    assertEquals(AuditKind.LOG_TRIMMED, note.kind());
    assertEquals("entries 1 to 4", note.text("detail"));
    tamper(wallet, AuditEntry.key(5), row -> null);
    assertEquals(List.of("5:MISSING"), breaks(small.verify()));
  }

  @Test
  void trimming_passesOverADamagedEntry() {
    AuditLog small = new AuditLog(wallet.open(), wallet.ports(), 10, 4);
    for (int i = 1; i <= 10; i++) {
      small.append(List.of(event(i)));
    }
    tamper(wallet, AuditEntry.key(5), row -> new Value.Obj().put("v", 1));
    small.append(List.of(event(11)));
    AuditReport report = small.verify();
    assertTrue(report.holds());
    assertEquals(6, report.entries().get(0).number());
  }

  @Test
  void trail_keepsWhatCannotBeWritten_untilItCan() {
    OpenVault[] open = {null};
    AuditTrail trail = new AuditTrail(() -> open[0], wallet.ports());
    trail.add(event(1));
    open[0] = wallet.open();
    assertEquals(0, log(wallet).size());
    trail.add(event(2));
    assertEquals(List.of("key 2", "key 1"), log(wallet).newest(9).stream().map(one -> one.text("detail")).toList());
  }

  @Test
  void export_isOneLineAnEntry_andNoFormula() {
    log(wallet).append(List.of(
        AuditEvent.of(AuditKind.GRANT_APPROVED, JvmWallet.START).app("https://a.example", "=HYPERLINK(\"x\")", "g1"),
        AuditEvent.of(AuditKind.GRANT_REVOKED, JvmWallet.START).app("https://a.example", "Notes, \"mine\"", "-g")));
    List<AuditEntry> entries = log(wallet).verify().entries();
    List<String> lines = AuditExport.csv(entries).lines().toList();
    assertEquals(3, lines.size());
    assertTrue(lines.get(1).startsWith("2026-03-10T12:00:00Z,1,1773144000000,grant_approved,https://a.example,"));
    assertTrue(lines.get(1).contains("\"'=HYPERLINK(\"\"x\"\")\""), lines.get(1));
    assertTrue(lines.get(2).contains("\"Notes, \"\"mine\"\"\",'-g,"), lines.get(2));
    String json = AuditExport.jsonLines(entries, wallet.ports().json());
    assertEquals(2, json.lines().count());
    assertTrue(json.startsWith("{\"n\":1,\"at\":1773144000000,\"what\":\"grant_approved\","));
    assertFalse(json.contains("sealed"));
  }

  @Test
  void harmless_guardsEveryFormulaSign() {
    List<String> guarded = new ArrayList<>();
    List.of("=1", "+1", "-1", "@a", "\tx", "a=1", "").forEach(text -> guarded.add(AuditExport.harmless(text)));
    assertEquals(List.of("'=1", "'+1", "'-1", "'@a", "'\tx", "a=1", ""), guarded);
  }

  @Test
  void utc_knowsLeapDaysAndTurnsOfYears() {
    assertEquals("1970-01-01T00:00:00Z", Utc.text(0));
    assertEquals("2000-02-29T23:59:59Z", Utc.text(951_868_799_999L));
    assertEquals("2027-12-31T23:59:59Z", Utc.text(1_830_297_599_000L));
    assertEquals("2028-03-01T00:00:00Z", Utc.text(1_835_481_600_000L));
  }

  private void append(int count) {
    for (int i = 1; i <= count; i++) {
      log(wallet).append(List.of(event(i)));
    }
  }

  private static LedgerEntry refusal(String id, String code, long at) {
    return new LedgerEntry(
        id, at, "g", "https://a.example", "A", "openai", "gpt-4o", 0, 0, 0, false, LedgerEntry.REFUSED + code, 0, 0,
        Storage.SHARED);
  }
}

package byok.core.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import byok.core.vault.SealedRow;
import byok.core.vault.Tables;
import byok.core.vault.Versions;
import byok.protocol.Value;
import byok.testkit.JvmJson;
import byok.testkit.JvmWallet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every chain of protocol/vectors/audit. */
class AuditVectorsTest {
  @TestFactory
  Stream<DynamicTest> chains() throws IOException {
    String text = Files.readString(Path.of("../../protocol/vectors/audit/chain.json"));
    Value.Arr cases = (Value.Arr) new JvmJson().parse(text);
    return IntStream.range(0, cases.size()).mapToObj(at -> (Value.Obj) cases.get(at))
        .map(one -> DynamicTest.dynamicTest(one.text("name"), () -> check(one)));
  }

  private static void check(Value.Obj one) {
    List<AuditReport.Break> breaks = AuditSample.log(stored(one)).verify().breaks();
    assertEquals(one.integer("broken", -1), breaks.isEmpty() ? 0 : breaks.get(0).number());
  }

  private static JvmWallet stored(Value.Obj one) {
    JvmWallet wallet = JvmWallet.create();
    AuditRows rows = new AuditRows(wallet.open(), wallet.ports());
    Value.Arr entries = one.list("entries");
    List<SealedRow> sealed = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      sealed.add(rows.seal(new AuditEntry((Value.Obj) entries.get(i))));
    }
    AuditEntry first = new AuditEntry((Value.Obj) entries.get(0));
    AuditEntry last = new AuditEntry((Value.Obj) entries.get(entries.size() - 1));
    SealedRow head = rows.seal(
        new AuditHead(0, first.number(), last.number(), one.text("before"), last.hash(), List.of(), List.of()));
    wallet.store().write(List.of(Tables.AUDIT), false, tx -> {
      sealed.forEach(row -> tx.put(row.table(), row.key(), row.value()));
      return Versions.commit(tx, head, 0);
    });
    return wallet;
  }
}

package byok.core.vault;

import static byok.core.Sample.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import byok.core.port.Store;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import byok.testkit.JvmWallet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SealedRecordsTest {
  private final JvmWallet wallet = JvmWallet.create();
  private final SealedRecords records = new SealedRecords(wallet.open(), wallet.ports());

  @Test
  void open_underAnotherIdentity_isDamaged() {
    SealedRow row = records.seal("keys", "a", new Value.Obj().put("x", 1));
    assertEquals(1, records.open("keys", "a", row.value()).integer("x", 0));
    refused(ErrorCode.DAMAGED_RECORD, () -> records.open("keys", "b", row.value()));
    refused(ErrorCode.DAMAGED_RECORD, () -> records.open("grants", "a", row.value()));
    refused(ErrorCode.DAMAGED_RECORD, () -> records.open("keys", "a", new Value.Obj()));
  }

  @Test
  void openAll_namesTheDamaged_andOpensTheOthers() {
    Store.Row good = row(records.seal("keys", "good", new Value.Obj().put("x", 1)));
    SealedRow broken = records.seal("keys", "broken", new Value.Obj().put("x", 2));
    byte[] sealed = ((Value.Bytes) broken.value().get("sealed")).value();
    sealed[sealed.length - 1] ^= 1;
    Opened<Long> opened =
        records.openAll("keys", List.of(row(broken), good), (row, content) -> content.integer("x", 0));
    assertEquals(new Opened<>(List.of(1L), List.of("broken")), opened);
  }

  @Test
  void seal_keepsEveryKindOfValue() {
    Value.Obj content = new Value.Obj().put("$", "tagged").put("u", Value.UNDEFINED).put("n", Double.NaN);
    content.put("b", new Value.Bytes(new byte[] {1, 2})).put("deep", new Value.Obj().put("t", "ü€😀"));
    Value.Obj opened = records.open("keys", "k", records.seal("keys", "k", content).value());
    assertEquals("tagged", opened.text("$"));
    assertEquals(Value.UNDEFINED, opened.get("u"));
    assertEquals(Double.NaN, opened.number("n", 0));
    assertArrayEquals(new byte[] {1, 2}, ((Value.Bytes) opened.get("b")).value());
    assertEquals("ü€😀", opened.object("deep").text("t"));
  }

  private static Store.Row row(SealedRow sealed) {
    return new Store.Row(sealed.key(), sealed.value());
  }
}

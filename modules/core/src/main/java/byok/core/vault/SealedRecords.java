package byok.core.vault;

import byok.core.port.Ports;
import byok.core.port.Store;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Limits;
import byok.protocol.Utf8;
import byok.protocol.Value;
import byok.protocol.WireText;
import java.util.ArrayList;
import java.util.List;

/**
 * Seals and opens records: AES-256-GCM over the JSON text of the content, with {@code byok/1/<table>/<key>} as
 * additional data, so
 * that no row can stand in for another. Never called inside a transaction.
 */
public final class SealedRecords {
  private static final String FIELD = "sealed";

  private final OpenVault vault;
  private final Ports ports;

  public SealedRecords(OpenVault vault, Ports ports) {
    this.vault = vault;
    this.ports = ports;
  }

  /** Makes one item of a record's content; throws {@link #damaged} where the content is not what it should be. */
  public interface Decoder<T> {
    T decode(Store.Row row, Value.Obj content);
  }

  /** A row {@code {v: 1, sealed}} of this content. */
  public SealedRow seal(String table, String key, Value.Obj content) {
    Value.Obj row = new Value.Obj().put("v", 1);
    return new SealedRow(table, key, sealInto(row, table, key, content));
  }

  /** Adds the sealed content to a row that has plaintext fields of its own. */
  public Value.Obj sealInto(Value.Obj row, String table, String key, Value.Obj content) {
    byte[] text = Utf8.encode(ports.json().print(WireText.toJson(content)));
    return row.put(FIELD, new Value.Bytes(ports.crypto().seal(vault.key(), text, identity(table, key))));
  }

  /** The content of a row; refused with {@code DAMAGED_RECORD} where it does not open. */
  public Value.Obj open(String table, String key, Value.Obj row) {
    byte[] sealed = sealedPart(row);
    boolean whole = sealed != null && sealed.length >= 28;
    byte[] text = whole ? ports.crypto().open(vault.key(), sealed, identity(table, key)) : null;
    Value parsed = text == null ? null : ports.json().parse(Utf8.decode(text));
    if (parsed != null && WireText.fromJson(parsed, Limits.RECORD) instanceof Value.Obj content) {
      return content;
    }
    throw damaged(table, key);
  }

  /** Opens every row that can be opened. */
  public <T> Opened<T> openAll(String table, List<Store.Row> rows, Decoder<T> decoder) {
    List<T> items = new ArrayList<>();
    List<String> damaged = new ArrayList<>();
    for (Store.Row row : rows) {
      try {
        items.add(decoder.decode(row, open(table, row.key(), row.value())));
      } catch (ByokException e) {
        damaged.add(row.key());
      }
    }
    return new Opened<>(items, damaged);
  }

  public static ByokException damaged(String table, String key) {
    return new ByokException(ErrorCode.DAMAGED_RECORD, "The record " + key + " in " + table + " is damaged.");
  }

  /** What of a row is sealed; {@code null} for nothing. */
  static byte[] sealedPart(Value.Obj row) {
    return row.get(FIELD) instanceof Value.Bytes bytes ? bytes.value() : null;
  }

  /** The row with another sealed part. */
  static Value.Obj sealedAs(Value.Obj row, byte[] sealed) {
    return row.put(FIELD, new Value.Bytes(sealed));
  }

  static byte[] identity(String table, String key) {
    return Utf8.encode("byok/1/" + table + "/" + key);
  }
}

package byok.core.routing;

import byok.core.port.Ports;
import byok.core.port.Store;
import byok.core.vault.OpenVault;
import byok.core.vault.SealedRecords;
import byok.core.vault.SealedRow;
import byok.core.vault.Tables;
import byok.core.vault.Versions;
import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.Value;
import java.util.List;

/**
 * Which model {@code default} stands for, for each kind the owner chose one for: the sealed row
 * {@code settings/models}. A wish for all apps, and no authority: where a grant does not cover the model, it does not
 * hold. In backups and, as it was then, in sealed sessions.
 */
public final class DefaultModels {
  public static final String KEY = "models";
  private static final int ATTEMPTS = 5;

  private final Store store;
  private final SealedRecords records;

  public DefaultModels(OpenVault vault, Ports ports) {
    this.store = vault.store();
    this.records = new SealedRecords(vault, ports);
  }

  /** The model chosen for a kind, as {@code provider/model}; {@code null} for none. */
  public String of(Capability kind) {
    return content().text(kind.wire());
  }

  /** Wire name of a kind → model; nothing where the record does not open. */
  public Value.Obj content() {
    return opened(row());
  }

  /** Whether there are choices that do not open. */
  public boolean isDamaged() {
    Value.Obj row = row();
    return row != null && open(row) == null;
  }

  /** Chooses a model for a kind, {@code null} for none; the choices of a record that does not open are gone. */
  public void choose(Capability kind, String model) {
    for (int i = 0; i < ATTEMPTS; i++) {
      Value.Obj row = row();
      Value.Obj chosen = new Value.Obj();
      Value.Obj before = opened(row);
      for (Capability each : Capability.values()) {
        String wish = each == kind ? model : before.text(each.wire());
        if (wish != null) {
          chosen.put(each.wire(), wish);
        }
      }
      if (Versions.commit(store, sealed(chosen), Versions.of(row))) {
        return;
      }
    }
    throw Versions.contended();
  }

  /** A row of these choices for this vault. */
  public SealedRow sealed(Value.Obj chosen) {
    return records.seal(Tables.SETTINGS, KEY, chosen);
  }

  private Value.Obj opened(Value.Obj row) {
    Value.Obj content = row == null ? null : open(row);
    return content == null ? new Value.Obj() : content;
  }

  private Value.Obj open(Value.Obj row) {
    try {
      return records.open(Tables.SETTINGS, KEY, row);
    } catch (ByokException e) {
      return null;
    }
  }

  private Value.Obj row() {
    return store.read(List.of(Tables.SETTINGS), tx -> tx.get(Tables.SETTINGS, KEY));
  }
}

package byok.core.session;

import byok.core.port.Clock;
import byok.core.port.RandomSource;
import byok.core.port.Store;
import byok.core.vault.Ids;
import byok.core.vault.Tables;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * What the bell has to say, in the vault: the row {@code settings/bell}, persisted in plaintext, so that a locked
 * wallet can ring. What was rung stays for as long as a session that it concerns may live.
 */
public final class BellBook {
  private static final List<String> SETTINGS = List.of(Tables.SETTINGS);
  private static final String KEY = "bell";
  private static final int MOST_RINGS = 60;
  private static final int EPOCH_LENGTH = 8;

  private final Store store;
  private final Clock clock;
  private final RandomSource random;

  public BellBook(Store store, Clock clock, RandomSource random) {
    this.store = store;
    this.clock = clock;
    this.random = random;
  }

  /** What the bell says now; hung for the first time where there was none. */
  public Bell read() {
    String fresh = freshEpoch();
    return store.write(SETTINGS, false, tx -> bell(keep(tx, fresh)));
  }

  /** Ends the sessions of a grant with it. */
  public Bell ring(String grantId) {
    return ring(grantId, true);
  }

  /** Makes the sessions of a grant renew themselves: its terms are others now. */
  public Bell renew(String grantId) {
    return ring(grantId, false);
  }

  /** Ends all sessions. */
  public Bell ringAll() {
    String fresh = freshEpoch();
    return store.write(SETTINGS, true, tx -> bell(begin(tx, fresh)));
  }

  private Bell ring(String grantId, boolean ends) {
    String fresh = freshEpoch();
    long until = clock.nowMillis() + SessionTerms.BELL_LEASE_MILLIS;
    return store.write(SETTINGS, true, tx -> {
      Value.Obj row = keep(tx, fresh);
      long number = row.integer("count", 0) + 1;
      Value.Arr rings = row.list("rings");
      Value.Obj ring = new Value.Obj().put("ends", ends).put("number", number).put("grant", grantId);
      rings.add(ring.put("until", until));
      return bell(rings.size() > MOST_RINGS ? begin(tx, fresh) : put(tx, row.put("count", number)));
    });
  }

  private String freshEpoch() {
    return Ids.random(random).substring(0, EPOCH_LENGTH);
  }

  /** The row with what still matters; a new one where there is none. */
  private Value.Obj keep(Store.Tx tx, String fresh) {
    Value.Obj row = tx.get(Tables.SETTINGS, KEY);
    if (row == null || row.text("epoch") == null) {
      return begin(tx, fresh);
    }
    Value.Arr live = new Value.Arr();
    Value.Arr rings = row.list("rings");
    for (int i = 0; rings != null && i < rings.size(); i++) {
      if (rings.get(i) instanceof Value.Obj one && one.integer("until", 0) > clock.nowMillis()) {
        live.add(one);
      }
    }
    return row(row.text("epoch"), row.integer("count", 0), live);
  }

  private static Value.Obj begin(Store.Tx tx, String epoch) {
    return put(tx, row(epoch, 0, new Value.Arr()));
  }

  private static Value.Obj row(String epoch, long count, Value.Arr rings) {
    return new Value.Obj().put("v", 1).put("epoch", epoch).put("count", count).put("rings", rings);
  }

  private static Value.Obj put(Store.Tx tx, Value.Obj row) {
    tx.put(Tables.SETTINGS, KEY, row);
    return row;
  }

  private static Bell bell(Value.Obj row) {
    List<Bell.Ring> rings = new ArrayList<>();
    Value.Arr stored = row.list("rings");
    for (int i = 0; i < stored.size(); i++) {
      Value.Obj ring = (Value.Obj) stored.get(i);
      rings.add(new Bell.Ring(ring.isTrue("ends"), ring.integer("number", 0), ring.text("grant")));
    }
    return new Bell(row.text("epoch"), row.integer("count", 0), rings);
  }
}

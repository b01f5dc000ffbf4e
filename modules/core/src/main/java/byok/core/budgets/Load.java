package byok.core.budgets;

import byok.core.grants.Caveats;
import byok.core.grants.Unpriced;
import byok.protocol.Value;

/**
 * What one request weighs on its counters while it runs. Persisted in plaintext.
 *
 * @param unit what its counters count; {@code null} for money
 * @param bound the most that it can add to each of them
 * @param tokens the most it can read and write
 * @param local whether what answers runs on this computer
 */
record Load(Unpriced.Unit unit, long bound, long tokens, boolean local) {
  /** Refused with {@code UNPRICED_MODEL} where nothing bounds it, {@code MODEL_NOT_ALLOWED} where it leaves home. */
  static Load of(HoldRequest request, Caveats caveats) {
    Load bare = new Load(request.priced() || caveats.unpriced() == null ? null : caveats.unpriced().unit(), 0, 0,
        request.local());
    if (!request.priced() && caveats.unpriced() == null) {
      throw Refusals.unpriced();
    }
    return bare.at(request.most(), caveats);
  }

  /** The same at another bound, under the caveats as they are now. */
  Load at(Amount most, Caveats caveats) {
    if (unit != null && (caveats.unpriced() == null || caveats.unpriced().unit() != unit)) {
      throw Refusals.unpriced();
    }
    if (caveats.localOnly() && !local) {
      throw Refusals.notLocal();
    }
    return new Load(unit, count(most), most.tokens(), local);
  }

  /** What an amount adds to its counters. */
  long count(Amount amount) {
    return unit == null ? amount.nanoUsd() : new Unpriced(unit, null).count(amount.tokens());
  }

  void encode(Value.Obj row) {
    row.put("bound", bound).put("tokens", tokens).put("local", local);
    row.put("unit", unit == null ? Value.NULL : Value.of(unit.wire()));
  }

  static Load decode(Value.Obj row) {
    Unpriced.Unit unit = null;
    for (Unpriced.Unit each : Unpriced.Unit.values()) {
      unit = each.wire().equals(row.text("unit")) ? each : unit;
    }
    return new Load(unit, row.integer("bound", 0), row.integer("tokens", 0), row.isTrue("local"));
  }
}

package byok.core.grants;

import byok.core.port.Store;
import byok.core.vault.Tables;
import byok.core.vault.Versions;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes up the grants of another wallet within a transaction over {@code grants}, without widening what any app may do
 * here. Under one id the narrower of both terms stands, and an ending of either ends it. An app that this wallet knows
 * by another grant keeps that one.
 */
public final class GrantMerge {
  private final Store.Tx tx;
  private final List<GrantRow> here = new ArrayList<>();

  public GrantMerge(Store.Tx tx) {
    this.tx = tx;
    for (Store.Row row : tx.list(Tables.GRANTS, "")) {
      here.add(GrantRow.decode(row.key(), row.value()));
    }
  }

  /**
   * Takes one up.
   *
   * @param other with the tag that its origin has here, sealed for this vault
   * @return whether it is new here
   */
  public boolean take(String grantId, Value.Obj other) {
    Value.Obj own = tx.get(Tables.GRANTS, grantId);
    if (own == null) {
      tx.put(Tables.GRANTS, grantId, behind(other, newest(other.text("tag"))));
      return true;
    }
    String before = terms(own);
    Value.Obj merged = narrowed(grantId, own, other);
    if (!terms(merged).equals(before)) {
      long version = Math.max(Versions.of(own), Versions.of(other)) + 1;
      long epoch = Math.max(own.integer("epoch", 0), other.integer("epoch", 0)) + 1;
      tx.put(Tables.GRANTS, grantId, merged.put("ver", version).put("epoch", epoch));
    }
    return false;
  }

  /** A grant of an app that has one here: it is history, whatever it was. */
  private static Value.Obj behind(Value.Obj other, GrantRow newest) {
    if (newest == null) {
      return other;
    }
    if (isLive(other)) {
      GrantTable.end(other, GrantStatus.REVOKED);
    }
    return other.put("createdAt", Math.min(other.integer("createdAt", 0), newest.createdAt() - 1));
  }

  private GrantRow newest(String tag) {
    GrantRow newest = null;
    for (GrantRow row : here) {
      if (row.originTag().equals(tag) && (newest == null || row.createdAt() >= newest.createdAt())) {
        newest = row;
      }
    }
    return newest;
  }

  private static Value.Obj narrowed(String grantId, Value.Obj own, Value.Obj other) {
    GrantRow mine = GrantRow.decode(grantId, own);
    GrantRow theirs = GrantRow.decode(grantId, other);
    mine.caveats().narrower(theirs.caveats()).encode(own);
    boolean isLater = Versions.of(other) > Versions.of(own);
    boolean ends = !isLive(other) && (isLive(own) || isLater && theirs.status() == GrantStatus.BLOCKED);
    boolean pauses = isLater && theirs.status() == GrantStatus.PAUSED && mine.status() == GrantStatus.ACTIVE;
    if (ends || pauses) {
      own.put("status", theirs.status().wire()).put("reason", Value.of(theirs.reason()));
    }
    return own;
  }

  private static boolean isLive(Value.Obj row) {
    return GrantStatus.of(row.text("status")).isLive();
  }

  /** What of a row decides, as a text to compare. */
  private static String terms(Value.Obj row) {
    GrantRow grant = GrantRow.decode("", row);
    Caveats caveats = grant.caveats();
    StringBuilder text = new StringBuilder(grant.status().wire()).append(terms(caveats.limits()));
    text.append(' ').append(caveats.expiresAt()).append(' ').append(caveats.requestsPerMinute());
    text.append(' ').append(caveats.requestsAtOnce()).append(' ').append(caveats.maxNanoUsdPerRequest());
    text.append(' ').append(caveats.tokensPerMinute()).append(' ').append(caveats.localOnly());
    text.append(' ').append(caveats.strict());
    return text.append(terms(caveats.unpriced())).toString();
  }

  private static String terms(Unpriced unpriced) {
    return unpriced == null ? "" : " " + unpriced.unit().wire() + terms(unpriced.limits());
  }

  private static String terms(List<Limit> limits) {
    StringBuilder text = new StringBuilder();
    for (Limit limit : limits) {
      text.append(' ').append(limit.id()).append(' ').append(limit.amountNanoUsd());
    }
    return text.toString();
  }
}

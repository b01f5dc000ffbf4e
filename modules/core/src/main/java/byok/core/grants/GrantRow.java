package byok.core.grants;

import byok.protocol.Value;

/**
 * The plaintext part of a grant, readable while the wallet is locked: counters, states and opaque ids only.
 *
 * @param originTag see {@code OriginTags}
 * @param reason why it is paused, a sentence for the owner; {@code null} otherwise
 * @param epoch counts what ended running requests: revocations and locks
 * @param leaseUntil until when a sealed session may work by itself; 0 where none was issued
 * @param lastHeard when a sealed session last reported; 0 for never
 * @param hearsBell whether its sealed session said that it hears the wallet's bell
 * @param slice what this partition may spend; {@code null} in the vault
 */
public record GrantRow(
    String grantId,
    String originTag,
    GrantStatus status,
    String reason,
    long epoch,
    long createdAt,
    Caveats caveats,
    Storage storage,
    long leaseUntil,
    long lastHeard,
    boolean hearsBell,
    Slice slice) {

  /** The status at a moment: an active or paused grant ends at its expiry. */
  public GrantStatus statusAt(long nowMillis) {
    return status.isLive() && nowMillis >= caveats.expiresAt() ? GrantStatus.EXPIRED : status;
  }

  /** Whether this is a sealed session whose lease is over. */
  public boolean isLapsedAt(long nowMillis) {
    return slice != null && nowMillis >= leaseUntil;
  }

  static GrantRow fresh(String grantId, String originTag, Caveats caveats, Storage storage, long nowMillis) {
    return new GrantRow(
        grantId, originTag, GrantStatus.ACTIVE, null, 1, nowMillis, caveats.ownedBy(grantId), storage, 0, 0,
        false, null);
  }

  /** The same under other terms, in the same status. */
  GrantRow amended(Caveats other, Storage otherStorage) {
    return new GrantRow(
        grantId, originTag, status, reason, epoch, createdAt, other.ownedBy(grantId), otherStorage,
        leaseUntil, lastHeard, hearsBell, slice);
  }

  /** The same, active whether or not it was paused. */
  GrantRow resumed() {
    return new GrantRow(
        grantId, originTag, GrantStatus.ACTIVE, null, epoch, createdAt, caveats, storage, leaseUntil, lastHeard,
        hearsBell, slice);
  }

  GrantRow blocked() {
    return new GrantRow(
        grantId, originTag, GrantStatus.BLOCKED, null, epoch + 1, createdAt, caveats, storage, leaseUntil, lastHeard,
        hearsBell, slice);
  }

  /** The same as one partition sees it, under {@code bound} caveats. */
  public GrantRow leased(Slice part, long until, Caveats bound) {
    return new GrantRow(
        grantId, originTag, status, reason, epoch, createdAt, bound, Storage.SEALED, until, lastHeard,
        hearsBell, part);
  }

  /** The same under the name that another store gives to its origin. */
  public GrantRow tagged(String tag) {
    return new GrantRow(
        grantId, tag, status, reason, epoch, createdAt, caveats, storage, leaseUntil, lastHeard,
        hearsBell, slice);
  }

  public Value.Obj encode() {
    Value.Obj row = new Value.Obj().put("v", 1).put("tag", originTag).put("status", status.wire());
    row.put("reason", reason).put("epoch", epoch).put("createdAt", createdAt);
    row.put("storage", storage.wire()).put("leaseUntil", leaseUntil).put("lastHeard", lastHeard);
    row.put("bell", hearsBell);
    caveats.encode(row);
    return slice == null ? row : row.put("slice", slice.encode());
  }

  /** The grant of a stored row, or {@code null} for {@code null}. */
  public static GrantRow decode(String grantId, Value.Obj row) {
    return row == null
        ? null
        : new GrantRow(
            grantId,
            row.text("tag"),
            GrantStatus.of(row.text("status")),
            row.text("reason"),
            row.integer("epoch", 0),
            row.integer("createdAt", 0),
            Caveats.decode(row),
            Storage.of(row.text("storage")),
            row.integer("leaseUntil", 0),
            row.integer("lastHeard", 0),
            row.isTrue("bell"),
            Slice.decode(row.object("slice")));
  }
}

package byok.core.session;

import byok.core.budgets.Caps;
import byok.core.budgets.Escrow;
import byok.core.budgets.Pause;
import byok.core.budgets.RateShares;
import byok.core.grants.Caveats;
import byok.core.grants.Grant;
import byok.core.grants.GrantRow;
import byok.core.grants.GrantTable;
import byok.core.grants.Grants;
import byok.core.grants.Slice;
import byok.core.keys.ProviderKey;
import byok.core.port.Crypto;
import byok.core.port.Ports;
import byok.core.port.Store;
import byok.core.routing.DefaultModels;
import byok.core.vault.OpenVault;
import byok.core.vault.SealedRecords;
import byok.core.vault.Tables;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Issues sealed sessions out of the vault and takes their reports back. */
public final class SessionIssuer {
  /** How long a session may work by itself without hearing the bell. */
  public static final long LEASE_MILLIS = 600_000;

  private static final long KEEP_MILLIS = 7 * 24 * 3_600_000L;
  private static final List<String> ISSUING =
      List.of(Tables.GRANTS, Tables.LIMITS, Tables.RESERVATIONS, Tables.SETTINGS);

  private final Store store;
  private final Ports ports;
  private final Grants grants;
  private final Escrow escrow;
  private final ReportDesk desk;
  private final DefaultModels models;
  private Crypto.SealKey agreed;

  public SessionIssuer(OpenVault vault, Ports ports) {
    this.store = vault.store();
    this.ports = ports;
    this.grants = new Grants(vault, ports);
    this.escrow = new Escrow(ports.calendar());
    this.desk = new ReportDesk(vault, ports, grants);
    this.models = new DefaultModels(vault, ports);
  }

  /** Seals with a key that both sides have already; {@code null} for a fresh one each time. */
  public SessionIssuer sealingWith(Crypto.SealKey key) {
    agreed = key;
    return this;
  }

  /**
   * Issues a session for a grant: escrows a slice of what is left of each limit, in each window that the lease
   * touches. The same slice
   * id always yields the same slice. Refused where the grant does not admit requests now, and with {@code
   * SESSION_LAPSED} for a strict grant and for a slice that was closed; a renewal that comes too soon with {@code
   * RATE_LIMITED}.
   *
   * @param keys those the grant may use
   * @param accepted what the last report achieved, or {@link Accepted#NOTHING}
   */
  public SessionBundle issue(String grantId, String sliceId, List<ProviderKey> keys, Accepted accepted) {
    return issue(grantId, sliceId, keys, accepted, SessionTerms.PLAIN);
  }

  /** The provider keys of a session, once it is known what it may spend and until when. */
  public interface Keys {
    List<ProviderKey> of(GrantRow leased);
  }

  /** The same on other terms. */
  public SessionBundle issue(
      String grantId, String sliceId, List<ProviderKey> keys, Accepted accepted, SessionTerms terms) {
    return issue(grantId, sliceId, leased -> keys, accepted, terms);
  }

  /** The same with keys that are made for it; where that fails the slice is given back. */
  public SessionBundle issue(String grantId, String sliceId, Keys keys, Accepted accepted, SessionTerms terms) {
    Grant grant = grants.get(grantId);
    if (grant == null) {
      throw new ByokException(ErrorCode.NO_GRANT, "This site has no grant.");
    }
    long now = ports.clock().nowMillis();
    GrantRow leased = store.write(ISSUING, true, tx -> escrow(tx, grantId, sliceId, accepted, terms, now));
    SessionHeader.Hearing hearing = SessionHeader.Hearing.of(terms.bell(), now + LEASE_MILLIS);
    List<ProviderKey> opening = made(keys, leased);
    SessionContent content =
        new SessionContent(leased, grant.details(), opening, models.content(), accepted, hearing);
    return seal(sliceId, content.encode());
  }

  private List<ProviderKey> made(Keys keys, GrantRow leased) {
    try {
      return keys.of(leased);
    } catch (ByokException e) {
      store.write(ISSUING, true, tx -> {
        IssuedSlice.read(tx, leased.slice().id()).withdraw(tx);
        return null;
      });
      throw e;
    }
  }

  /** Whether something can still be spent from a slice, as far as the vault heard. */
  public static boolean isOpen(Store.Tx tx, String sliceId) {
    IssuedSlice slice = IssuedSlice.read(tx, sliceId);
    return slice != null && !slice.closed();
  }

  /** Settles what a session spent, returns what it closed unspent, and adds its ledger entries; again is harmless. */
  public Accepted accept(SessionReport report) {
    return desk.accept(report);
  }

  /**
   * The same for what a bridge handed over, {@code null} for nothing; of a session that this wallet does not know, as
   * after an erasure, nothing is taken.
   */
  public Accepted acceptKnown(Value.Obj report) {
    SessionReport heard = report == null ? null : SessionReport.decode(report);
    return heard == null || grants.get(heard.grantId()) == null ? Accepted.NOTHING : accept(heard);
  }

  private GrantRow escrow(
      Store.Tx tx, String grantId, String sliceId, Accepted accepted, SessionTerms terms, long now) {
    GrantRow grant = GrantRow.decode(grantId, tx.get(Tables.GRANTS, grantId));
    GrantTable.requireActive(grant, now);
    requireNotStrict(grant);
    Pause.checkRenewal(tx);
    IssuedSlice issued = IssuedSlice.read(tx, sliceId);
    if (issued == null) {
      if (terms.renewal()) {
        RenewalPace.check(tx, grantId, now);
      }
      long until = Math.min(now + terms.leaseMillis(), grant.caveats().expiresAt());
      List<Slice.Entry> entries =
          withReturning(tx, grantId, accepted, escrow.take(tx, grant, terms.size(), now, until));
      issued = IssuedSlice.fresh(new Slice(sliceId, entries), grantId, until, RateShares.share(tx, now), now);
      issued.write(tx);
      GrantTable.heard(tx, grantId, now, until);
      forgetOld(tx, now);
    }
    if (issued.closed() || !issued.grantId().equals(grantId)) {
      throw new ByokException(ErrorCode.SESSION_LAPSED, "This session is over; one click renews it.");
    }
    Caveats bound = RateShares.bind(Caps.read(tx).bind(grant.caveats()), issued.rate());
    return grant.leased(issued.slice(), issued.leaseUntil(), bound);
  }

  /** There is more of what the partition's own earlier slices still hold: it comes back with the next contact. */
  private static List<Slice.Entry> withReturning(
      Store.Tx tx, String grantId, Accepted accepted, List<Slice.Entry> entries) {
    List<Slice.Entry> all = new ArrayList<>(entries);
    for (String id : accepted.openIds()) {
      IssuedSlice earlier = IssuedSlice.read(tx, id);
      for (int i = 0; earlier != null && earlier.grantId().equals(grantId) && i < all.size(); i++) {
        Slice.Entry entry = all.get(i);
        boolean more = entry.more() || earlier.holds(entry);
        all.set(i, new Slice.Entry(entry.limitId(), entry.window(), entry.amountNanoUsd(), more));
      }
    }
    return all;
  }

  private static void requireNotStrict(GrantRow grant) {
    if (grant.caveats().strict()) {
      throw new ByokException(
          ErrorCode.SESSION_LAPSED, "The owner lets this app work only while a window of the wallet is open.");
    }
  }

  private static void forgetOld(Store.Tx tx, long now) {
    for (IssuedSlice slice : IssuedSlice.readAll(tx)) {
      if (slice.isOver() && slice.leaseUntil() < now - KEEP_MILLIS) {
        slice.delete(tx);
      }
    }
  }

  private SessionBundle seal(String sliceId, Value.Obj content) {
    Crypto.SealKey key = agreed == null ? freshKey() : agreed;
    SealedRecords records = new SealedRecords(new OpenVault(store, key), ports);
    Value.Obj sealed = records.seal(SessionContent.TABLE, sliceId, content).value();
    return new SessionBundle(key, sealed.put("slice", sliceId));
  }

  private Crypto.SealKey freshKey() {
    byte[] raw = ports.random().bytes(32);
    Crypto.SealKey key = ports.crypto().importKey(raw);
    Arrays.fill(raw, (byte) 0);
    return key;
  }
}

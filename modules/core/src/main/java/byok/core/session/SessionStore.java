package byok.core.session;

import byok.core.grants.GrantRow;
import byok.core.keys.ProviderKey;
import byok.core.keys.ProviderKeyCodec;
import byok.core.port.Crypto;
import byok.core.port.KeyStash;
import byok.core.port.Ports;
import byok.core.port.Store;
import byok.core.routing.DefaultModels;
import byok.core.vault.OpenVault;
import byok.core.vault.OriginTags;
import byok.core.vault.SealedRecords;
import byok.core.vault.SealedRow;
import byok.core.vault.Tables;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A sealed session in one storage partition: a store of the vault's schema that holds one grant with its slice, so
 * that budgets,
 * grants, keys and ledger work over it unchanged. One store for each app origin.
 */
public final class SessionStore {
  private final Store store;
  private final Ports ports;
  private final SessionKey ownKey;

  public SessionStore(Store store, KeyStash stash, Ports ports) {
    this.store = store;
    this.ports = ports;
    this.ownKey = new SessionKey(store, stash, ports);
  }

  /** The session, lapsed or not; {@code null} where none was installed or its key is gone. */
  public OpenVault open() {
    GrantRow row = grant();
    Crypto.SealKey key = row == null ? null : ownKey.load();
    return key == null ? null : new OpenVault(store, key);
  }

  /** The plaintext part of the session's grant, or {@code null}. */
  public GrantRow grant() {
    return store.read(List.of(Tables.META, Tables.GRANTS), tx -> {
      SessionHeader header = SessionHeader.read(tx);
      boolean installed = header != null && header.grantId() != null;
      return installed ? GrantRow.decode(header.grantId(), tx.get(Tables.GRANTS, header.grantId())) : null;
    });
  }

  /** Whether a session is here whose lease is over. */
  public boolean isLapsed() {
    GrantRow row = grant();
    return row != null && row.isLapsedAt(ports.clock().nowMillis());
  }

  /** What the bell does to a session. */
  public enum Heard {
    /** It goes on. */
    NOTHING,
    /** Its lease has ended here: the bell was silent too long, or rang for all. */
    LAPSED,
    /** Its grant was ended. */
    REVOKED
  }

  /**
   * Acts on what the bell says; read again from the store, as another tab may have installed a newer session.
   *
   * @param bell what this page hears, {@code null} for nothing
   */
  public Heard listen(Bell bell) {
    SessionHeader header = store.read(List.of(Tables.META), SessionHeader::read);
    if (header == null || header.grantId() == null) {
      return Heard.NOTHING;
    }
    boolean hears = bell != null && header.hearing().epoch() != null;
    if (hears && bell.ends(header.grantId())) {
      return Heard.REVOKED;
    }
    if (hears ? isOutdated(header, bell) : ports.clock().nowMillis() >= header.hearing().quietUntil()) {
      new SessionRows(store).lapse(header);
      return Heard.LAPSED;
    }
    return Heard.NOTHING;
  }

  private static boolean isOutdated(SessionHeader header, Bell bell) {
    boolean same = bell.epoch().equals(header.hearing().epoch());
    return !same || bell.outdates(header.grantId(), header.hearing().since());
  }

  /**
   * Takes a session over from the wallet window; replaces the one before, whose slice stays until it was reported.
   * Refused with
   * {@code DAMAGED_RECORD} where key and bundle do not belong together, with {@code SESSION_LAPSED} for a slice that
   * was closed.
   */
  public OpenVault install(SessionBundle bundle) {
    SessionContent content = content(bundle);
    OpenVault own = new OpenVault(store, ownKey.loadOrMake());
    SealedRecords records = new SealedRecords(own, ports);
    GrantRow row = content.row().tagged(tag(content.details().origin()));
    Value.Obj sealed = records.sealInto(row.encode(), Tables.GRANTS, row.grantId(), content.details().encode());
    List<SealedRow> rows = new ArrayList<>();
    rows.add(new SealedRow(Tables.GRANTS, row.grantId(), sealed));
    for (ProviderKey key : content.keys()) {
      rows.add(records.seal(Tables.KEYS, key.id(), ProviderKeyCodec.encode(key)));
    }
    rows.add(new DefaultModels(own, ports).sealed(content.models()));
    new SessionRows(store).install(row, rows, content.accepted(), content.hearing());
    return own;
  }

  /**
   * What the vault should hear now, or {@code null} where there is no session.
   *
   * @param close ends the session with it, so that the vault can give back what was not spent; a lapsed session is
   *     closed anyway
   */
  public SessionReport report(boolean close) {
    OpenVault own = open();
    if (own == null) {
      return null;
    }
    return new SessionRows(store).report(new SealedRecords(own, ports), close, ports.clock().nowMillis());
  }

  /**
   * Gives the session up with all its rows and its key, once the vault has its last report. Nothing while a request
   * still runs: what that one costs has to be told first.
   */
  public void forget() {
    if (new SessionRows(store).forgetAll()) {
      ownKey.forget();
    }
  }

  private SessionContent content(SessionBundle bundle) {
    String sliceId = bundle.sealed().text("slice");
    SealedRecords records = new SealedRecords(new OpenVault(store, bundle.key()), ports);
    Value.Obj content = records.open(SessionContent.TABLE, sliceId, bundle.sealed());
    SessionContent session = SessionContent.decode(content);
    if (!session.row().slice().id().equals(sliceId)) {
      throw new ByokException(ErrorCode.DAMAGED_RECORD, "The session that was handed over is damaged.");
    }
    return session;
  }

  private String tag(String origin) {
    byte[] salt = ports.random().bytes(32);
    store.write(List.of(Tables.META), false, tx -> {
      OriginTags.create(tx, salt);
      return null;
    });
    return new OriginTags(store, ports.crypto()).of(origin);
  }
}

package byok.core.session;

import byok.core.port.Crypto;
import byok.core.port.KeyStash;
import byok.core.port.Ports;
import byok.core.port.Store;
import byok.core.vault.Ids;
import byok.core.vault.Tables;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import java.util.Arrays;
import java.util.List;

/** The data key of one partition: made in it, kept in its stash, the same for all its tabs. */
final class SessionKey {
  private static final List<String> META = List.of(Tables.META);

  private final Store store;
  private final KeyStash stash;
  private final Ports ports;

  SessionKey(Store store, KeyStash stash, Ports ports) {
    this.store = store;
    this.stash = stash;
    this.ports = ports;
  }

  /** The key, or {@code null} where there is none. */
  Crypto.SealKey load() {
    SessionHeader header = header();
    return header == null ? null : stash.load(header.stashName());
  }

  /** The key, made where there is none. Of several tabs that make one at once the first wins. */
  Crypto.SealKey loadOrMake() {
    SessionHeader before = header();
    Crypto.SealKey known = before == null ? null : stash.load(before.stashName());
    return known == null ? make(before) : known;
  }

  private Crypto.SealKey make(SessionHeader before) {
    byte[] raw = ports.random().bytes(32);
    Crypto.SealKey key = ports.crypto().importKey(raw);
    Arrays.fill(raw, (byte) 0);
    String name = "session/" + Ids.random(ports.random());
    stash.keep(name, key);
    if (store.write(META, true, tx -> claim(tx, before, name))) {
      return key;
    }
    stash.forget(name);
    Crypto.SealKey winner = load();
    if (winner == null) {
      throw new ByokException(ErrorCode.STORAGE_UNAVAILABLE, "This browser does not keep the session's key.");
    }
    return winner;
  }

  private static boolean claim(Store.Tx tx, SessionHeader before, String name) {
    SessionHeader now = SessionHeader.read(tx);
    boolean first = before == null ? now == null : now != null && before.stashName().equals(now.stashName());
    if (first) {
      new SessionHeader(name, null, now == null ? 0 : now.reports(), SessionHeader.Hearing.NOTHING).write(tx);
    }
    return first;
  }

  void forget() {
    SessionHeader header = header();
    if (header != null) {
      stash.forget(header.stashName());
    }
  }

  private SessionHeader header() {
    return store.read(META, SessionHeader::read);
  }
}

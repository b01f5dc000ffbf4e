package byok.wallet.pages.keys;

/** What the owner can do with keys. */
public interface KeysActions {
  /** Checks and saves; {@link KeysView#added} shows how far it is. */
  void add(KeyDraft draft);

  /** Checks and puts {@code secret} in place of the old one; {@link KeysView#replaced} shows how far it is. */
  void replace(String id, String secret);

  /** Removes it, after the owner confirmed. */
  void remove(String id);

  void check(String id);
}

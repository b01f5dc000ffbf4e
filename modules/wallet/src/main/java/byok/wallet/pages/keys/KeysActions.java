package byok.wallet.pages.keys;

import byok.wallet.pages.answers.Chosen;
import java.util.List;

/** What the owner can do with keys. */
public interface KeysActions extends GettingActions {
  /** Checks and saves; {@link KeysView#added} shows how far it is. */
  void add(KeyDraft draft);

  /** Checks and puts {@code secret} in place of the old one; {@link KeysView#replaced} shows how far it is. */
  void replace(String id, String secret);

  /** Removes it, after the owner confirmed. */
  void remove(String id);

  void check(String id);

  /** Waits no longer for the check of a secret that is running: nothing is saved. */
  void giveUp();

  /** Checks a management key and keeps it; {@link KeysView#managed} shows how far it is. */
  void manage(String id, String secret);

  /** Chooses what answers where no model is named. */
  void saveDefaults(List<Chosen> chosen);

  /** Forgets it: sessions are opened by the key itself again. */
  void unmanage(String id);
}

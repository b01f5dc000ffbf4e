package byok.wallet.bridge;

import byok.browser.platform.Channel;
import byok.browser.platform.WebLocks;
import byok.core.grants.Storage;
import byok.core.port.Crypto;
import byok.core.port.Store;
import byok.core.vault.OpenVault;
import byok.protocol.Value;

/** How this bridge reaches the owner's wallet: the shared vault, or a sealed session in its own storage partition. */
interface VaultAccess {
  Storage storage();

  /** Whether what this bridge holds is still there after its page was loaded again. */
  boolean outlivesPage();

  /** The rows; readable while locked as far as they are plaintext. */
  Store store();

  /** Locks that every page over the same rows shares. */
  WebLocks locks();

  /** The unlocked rows, or {@code null} where they are locked or there are none yet. Never needs the owner. */
  OpenVault open();

  /**
   * Takes what the consent window handed over after an approval or a renewal.
   *
   * @param session of a sealed session; {@code null} for the shared vault
   */
  void receive(Value.Obj session, Crypto.SealKey key);

  /** Acts on what the wallet's bell says; before each request. */
  void heed();

  /** Whether this bridge hears the bell now; may ask the browser for it, without the owner. */
  boolean hearsBell();

  /** The session's part of the budget was too small for a request of {@code nanoUsd}. */
  void wants(long nanoUsd);

  /** What was too large for the session's part since it was issued; 0 for nothing. */
  long wanted();

  /**
   * What a sealed session has to tell the vault, or {@code null}.
   *
   * @param close ends the session with it, so that the vault can give back what was not spent
   */
  Value.Obj report(boolean close);

  /** Gives up what this bridge held by itself; the vault has its last report. */
  void forget();

  /** The channel of this name that reaches the wallet's windows; {@code null} where none does. */
  default Channel channel(String name) {
    return null;
  }

  /** Whether the wallet's windows find this bridge without an opener. */
  default boolean reachesWindows() {
    return false;
  }

  /** Whether the way does not depend on there being a wallet, so that a stranger may hear of it. */
  default boolean isOpenToStrangers() {
    return false;
  }

  /** Notes for the wallet's other pages that rows changed. */
  void tellChanged(String what);

  /** Tells the wallet's other pages that a grant has ended. */
  void tellRevoked(String grantId);

  /** What to do when another page of the wallet ends a grant, or locks. */
  void listen(Ends ends);

  /** Endings that reach the bridge from elsewhere. */
  interface Ends {
    void revoked(String grantId);

    void locked();

    /** The owner ends the request of this ledger entry. */
    void stopped(String entryId);

    /** The session ended at the bell: it needs a click. */
    void lapsed();

    void changed(String what);
  }
}

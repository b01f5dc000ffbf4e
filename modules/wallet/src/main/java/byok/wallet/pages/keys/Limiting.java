package byok.wallet.pages.keys;

/** Whether the wallet makes limited keys for single apps in the place of a key. */
public enum Limiting {
  /** Its provider makes none. */
  IMPOSSIBLE,
  /** It would with a management key. */
  OFF,
  ON
}

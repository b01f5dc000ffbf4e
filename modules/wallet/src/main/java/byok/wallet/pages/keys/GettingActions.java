package byok.wallet.pages.keys;

/** What the owner can do to get a key without pasting one. */
public interface GettingActions {
  /** Leaves for the provider's page; the owner comes back with a key. */
  void get(KeyWanted wanted);

  /** Tries once more with what the provider gave. */
  void getAgain();
}

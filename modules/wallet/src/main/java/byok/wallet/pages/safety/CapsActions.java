package byok.wallet.pages.safety;

/** What the owner can do with the limits over all apps. */
public interface CapsActions {
  /** Sets all limits of one scope. */
  void save(CapScope chosen);
}

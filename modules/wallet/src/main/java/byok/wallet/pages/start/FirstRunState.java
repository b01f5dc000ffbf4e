package byok.wallet.pages.start;

import byok.wallet.pages.keys.KeyCheck;
import byok.wallet.pages.keys.KeyGetting;
import byok.wallet.pages.keys.ProviderChoice;
import java.util.List;

/** Where the owner is in setting up the wallet. */
public sealed interface FirstRunState {
  /** How shall it be protected? {@code problem} is a sentence on why the last try failed, or null. */
  record Protect(String problem) implements FirstRunState {}

  /** Which backup shall be restored? {@code problem} is a sentence on why the last try failed, or null. */
  record Restore(String problem) implements FirstRunState {}

  /** The backup is being opened; this takes a second or two. */
  record Opening() implements FirstRunState {}

  /** A backup was opened, and {@code holds} says what is in it: how shall the wallet be protected here? */
  record ProtectRestored(String holds, String problem) implements FirstRunState {}

  /** The protection is being made; this takes a second or two. */
  record Protecting() implements FirstRunState {}

  /** Shall a passkey of this device open it too? {@code problem} is a sentence on why the last try failed, or null. */
  record Passkey(String problem) implements FirstRunState {}

  /** The browser asks for the passkey. */
  record AddingPasskey() implements FirstRunState {}

  /**
   * Which keys shall answer?
   *
   * @param providers one at least
   * @param hasKey whether one was saved already
   * @param getting what became of a key that is got by signing in
   */
  record AddKey(List<ProviderChoice> providers, boolean hasKey, KeyCheck check, KeyGetting getting)
      implements FirstRunState {}

  /**
   * All is set.
   *
   * @param hasKey whether a key was added
   * @param waitingOrigin the site whose request waits for the wallet, or null
   */
  record Finished(boolean hasKey, String waitingOrigin) implements FirstRunState {}
}

package byok.wallet.pages.start;

/** The words of the first run. */
public final class FirstRunWords {
  static final String WALLET = "BYOK wallet";
  static final String PROMISE = "Your keys are stored in this browser only. We run no server.";
  static final String STEPS = "Steps";
  static final String STEP_PROTECT = "Protect it";
  static final String STEP_KEYS = "Choose what answers";
  static final String STEP_READY = "Ready";
  static final String DONE = "done";

  static final String PROTECT = "Protect your wallet";
  static final String PROTECT_REST =
      "Your AI keys will be encrypted in this browser. Choose what opens them. You can change this later.";
  static final String PROTECTION = "Protection";
  static final String PASSPHRASE = "Passphrase";
  static final String AT_REST = "Protected at rest";
  static final String PASSPHRASE_REST =
      "You type it once per visit, and again before changes. If you forget it, nobody can recover the keys, and you "
          + "would add them again.";
  static final String DEVICE = "This device only";
  static final String READABLE = "Readable from disk";
  static final String DEVICE_REST =
      "Opens by itself. Other sites cannot read the keys, but anyone who can copy this browser’s files can.";
  static final String REPEAT = "The same again";
  static final String DISKS = "The truth about disks.";
  static final String DISKS_REST =
      "With a passphrase, what lies on the disk is unreadable without it. Apps that keep working while this tab is "
          + "closed leave a readable key on disk until they end. Full-disk encryption helps against theft.";
  static final String USE_PASSPHRASE = "Use this passphrase";
  static final String USE_DEVICE = "Use this device only";
  static final String PROTECTING = "Making the key. This takes a second, so that guessing is slow.";
  static final String TOO_SHORT =
      "Use at least 8 characters. Four or five words are easy to remember and hard to guess.";
  static final String NOT_ALIKE = "The two differ. Type the same passphrase again.";

  static final String PASSKEY = "Open it without typing?";
  static final String PASSKEY_REST =
      "A passkey on this device opens the wallet by your finger, face or screen lock, also in the window that an app "
          + "opens. Your passphrase keeps opening it. You can add or remove passkeys later, under Safety.";
  public static final String PASSKEY_NAME = "This device";
  static final String ADD_PASSKEY = "Add a passkey";
  static final String NO_PASSKEY = "Not now";
  static final String ADDING_PASSKEY = "Your browser asks for the passkey next.";

  static final String RESTORES_NEXT = "It is restored once this wallet is protected.";

  static final String KEYS_REST =
      "A key from a provider, an endpoint of your own, or a model in this browser. One is enough to start.";
  static final String KEY = "A key from a provider";
  static final String LOCAL = "Or run a model in this browser";
  static final String CONTINUE = "Continue";
  static final String SKIP = "Skip for now";

  static final String READY = "Your wallet is ready";
  static final String READY_REST = "Apps get an answer, a limit and a receipt. They never get a key.";
  static final String NO_KEY_REST =
      "Nothing answers yet. Under Keys you add a key, or download a model that runs in this browser.";
  static final String NEXT = "What happens from here";
  static final String NEXT_ASKS = "A site asks. A window opens with its address, largest of all.";
  static final String NEXT_LIMITS = "You set how much it may spend, and until when.";
  static final String NEXT_REVOKE = "You see each request, and can revoke what you gave at any time.";
  static final String WAITING = "A request is waiting.";
  static final String OPEN = "Open the wallet";

  private FirstRunWords() {}

  static String waiting(String site) {
    return site + " asked to use your wallet. Its window goes on by itself; go back to it to decide.";
  }
}

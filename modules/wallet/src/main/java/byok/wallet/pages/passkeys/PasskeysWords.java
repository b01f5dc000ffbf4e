package byok.wallet.pages.passkeys;

import byok.wallet.pages.passkeys.PasskeysModel.State;

/** The words of passkeys. */
public final class PasskeysWords {
  static final String TITLE = "Passkeys";
  static final String ABOUT =
      "A passkey opens the wallet by your finger, face or security key, also in the window that an app opens. It comes "
          + "beside the passphrase, which always opens the wallet too.";
  static final String ADD = "Add a passkey";
  static final String NAME = "Name";
  static final String NAME_HINT = "How you tell it from others. It is readable on the disk.";
  static final String FIRST_NAME = "This device";
  static final String PASSPHRASE = "Current passphrase";
  static final String MAKE = "Make the passkey";
  static final String CANCEL = "Cancel";
  static final String WORKING = "Your browser asks for the passkey next.";
  static final String WRONG = "That is not the passphrase. Nothing was added.";
  static final String NO_PASSPHRASE = "Type your passphrase: the wallet’s key is wrapped for the passkey with it.";
  static final String NAME_LENGTH = "A name has 1 to 40 characters.";
  static final String RENAME = "Rename";
  static final String SAVE_NAME = "Save";
  static final String REMOVE = "Remove";
  static final String KEEP = "Keep it";
  static final String UNKNOWN = "Made by a newer wallet";
  static final String REMOVE_REST =
      "It no longer opens this wallet, but still opens older copies of this disk. Delete it in the settings of your "
          + "device or password keeper too.";

  private PasskeysWords() {}

  static String why(State state) {
    return switch (state) {
      case OFFERED -> null;
      case BY_DEVICE ->
          "This wallet opens by itself, so there is nothing to unlock. Protect it with a passphrase first.";
      case NO_PASSKEYS -> "This browser has no passkeys at this address, so none can be added or used here.";
      case NO_SECRETS ->
          "This browser has passkeys but gets no secret from them (WebAuthn PRF), so none can open the wallet here.";
    };
  }

  static String added(String day) {
    return "Added " + day;
  }

  static String removeTitle(String name) {
    return "Remove the passkey “" + name + "”?";
  }

  static String remove(String name) {
    return "Remove " + name;
  }

  static String named(String words, String name) {
    return words + " " + name;
  }
}

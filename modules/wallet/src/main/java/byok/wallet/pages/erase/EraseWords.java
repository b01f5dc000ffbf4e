package byok.wallet.pages.erase;

/** The words of erasing the wallet. */
final class EraseWords {
  static final String TITLE = "Erase this wallet";
  static final String WORD = "erase";
  static final String TYPE = "Type erase to go on";
  static final String NOT_TYPED = "Type the word erase. This cannot be undone.";
  static final String ERASE = "Erase everything";
  static final String ABOUT =
      "Keys, apps, limits and activity go from this browser, and every app has to ask again. An app that works by "
          + "itself may go on for up to 10 minutes. At the providers the keys stay valid until you revoke them there.";

  private EraseWords() {}
}

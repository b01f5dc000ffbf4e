package byok.wallet.pages.sign;

/** The words of the owner's sign. */
final class SignWords {
  static final String TITLE = "Your sign";
  static final String ABOUT =
      "A phrase or a picture that only you know, shown in every real window of this wallet. A window without it is not "
          + "your wallet: close it.";
  static final String FIRST_TITLE = "Choose a sign, if you like";
  static final String PHRASE = "Phrase";
  static final String HINT =
      "A few words, at most 40 characters. Not a passphrase: whoever looks at your screen sees it.";
  static final String TOO_LONG = "A phrase has at most 40 characters.";
  static final String PICTURE = "Picture";
  static final String NO_PICTURE = "No picture";
  static final String SAVE = "Save the sign";
  static final String SAVED = "Saved. You see it in this wallet\u2019s windows from now on.";
  static final String YOURS = "Your sign";

  private SignWords() {}
}

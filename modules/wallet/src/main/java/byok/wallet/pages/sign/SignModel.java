package byok.wallet.pages.sign;

/**
 * What the owner recognises the wallet by.
 *
 * @param phrase empty for none
 * @param picture the number of a picture, from 0; -1 for none
 */
public record SignModel(String phrase, int picture) {
  public static final SignModel NONE = new SignModel("", -1);

  public boolean isEmpty() {
    return phrase.isEmpty() && picture < 0;
  }
}

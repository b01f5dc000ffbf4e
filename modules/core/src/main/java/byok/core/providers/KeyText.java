package byok.core.providers;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;

/** Provider keys as people paste them. */
public final class KeyText {
  private static final int LONGEST = 500;

  private KeyText() {}

  /**
   * A key fit to be sent in a header: surrounding white space cut off, at most 500 visible ASCII characters. Anything else
   * would make the browser throw an error that contains the key (measured in Firefox).
   *
   * @throws ByokException {@link ErrorCode#INVALID_REQUEST}; its text does not contain the key
   */
  public static String clean(String pasted) {
    String key = pasted.strip();
    boolean fit = key.length() <= LONGEST;
    for (int i = 0; i < key.length(); i++) {
      fit &= key.charAt(i) > ' ' && key.charAt(i) < 0x7f;
    }
    if (!fit) {
      throw new ByokException(
          ErrorCode.INVALID_REQUEST,
          "A key has at most 500 visible characters and no spaces or line breaks.",
          new Value.Obj().put("hint", "Copy the key again from the provider's page."));
    }
    return key;
  }
}

package byok.wallet.shared;

import byok.core.port.Store;
import byok.core.sign.Sign;
import byok.protocol.ByokException;
import byok.wallet.pages.sign.SignModel;

/** Reads the owner's sign for a window of the wallet, locked or not. */
public final class SignReader {
  private SignReader() {}

  /** None where storage fails: a window says other things about that. */
  public static SignModel read(Store store) {
    try {
      Sign sign = Sign.read(store);
      return new SignModel(sign.phrase(), sign.picture());
    } catch (ByokException e) {
      return SignModel.NONE;
    }
  }
}

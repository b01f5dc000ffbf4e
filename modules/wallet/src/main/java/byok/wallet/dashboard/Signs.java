package byok.wallet.dashboard;

import byok.core.audit.AuditKind;
import byok.core.sign.Sign;
import byok.protocol.ByokException;
import byok.wallet.pages.sign.SignModel;
import byok.wallet.shared.SignReader;

/** The owner's sign between the vault and the pages. */
final class Signs {
  private Signs() {}

  /** Stores it and tells the wallet's other windows; why not, or null. */
  static String save(Desk desk, SignModel chosen) {
    try {
      new Sign(chosen.phrase(), chosen.picture()).write(desk.store);
      desk.note(desk.event(AuditKind.SETTINGS_CHANGED).detail("sign"));
      desk.channel.tellChanged("sign");
      return null;
    } catch (ByokException e) {
      return e.getMessage();
    }
  }

  static SignModel of(Desk desk) {
    return SignReader.read(desk.store);
  }
}

package byok.wallet.bridge;

import byok.core.grants.Grant;
import byok.core.grants.Grants;
import byok.core.port.Ports;
import byok.core.request.Menu;
import byok.core.request.Wallet;
import byok.protocol.Value;

/** The models that the app was last told of. */
final class Offer {
  private final Ports ports;
  private String grantId;
  private String told;

  Offer(Ports ports) {
    this.ports = ports;
  }

  Value.Obj list(Wallet wallet, Grant grant) {
    Value.Obj menu = Menu.of(wallet, grant).encode();
    grantId = grant.id();
    told = ports.json().print(menu);
    return menu;
  }

  boolean wasTold() {
    return told != null;
  }

  /** Whether it would be told of others now; what a grant that has ended is told is the event of its end. */
  boolean isOther(Wallet wallet) {
    Grant grant = new Grants(wallet.vault(), ports).get(grantId);
    String before = told;
    if (grant != null) {
      list(wallet, grant);
    }
    return !told.equals(before);
  }
}

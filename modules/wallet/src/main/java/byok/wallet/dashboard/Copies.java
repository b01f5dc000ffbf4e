package byok.wallet.dashboard;

import byok.core.grants.Grant;
import byok.core.grants.Storage;
import java.util.function.Predicate;

/** Apps that work from a copy: what their sessions hold is as it was when they were issued. */
final class Copies {
  private final Desk desk;

  Copies(Desk desk) {
    this.desk = desk;
  }

  /** Makes the sessions of the apps that something concerns renew themselves. */
  void renew(Predicate<Grant> concerned) {
    for (Grant grant : AppList.newest(desk)) {
      if (grant.row().storage() == Storage.SEALED && isLive(grant) && concerned.test(grant)) {
        desk.bell.renew(grant.id());
      }
    }
  }

  private boolean isLive(Grant grant) {
    return grant.row().statusAt(desk.now()).isLive();
  }
}

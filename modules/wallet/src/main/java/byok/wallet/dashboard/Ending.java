package byok.wallet.dashboard;

import byok.core.grants.GrantRow;
import byok.core.grants.GrantStatus;
import byok.core.grants.GrantTable;
import byok.core.subkeys.SubKeyBook;
import byok.protocol.Lists;
import java.util.ArrayList;
import java.util.List;

/** Ends what the wallet does for apps, where what it stands on goes. */
final class Ending {
  private Ending() {}

  /** Erases the wallet. */
  static void wallet(Desk desk) {
    tell(desk, live(desk));
    desk.bell.ringAll();
    desk.subKeys.endAll(desk.vault.current(), () -> {});
    desk.vault.erase();
    desk.lock();
    desk.channel.tellLocked();
    desk.channel.tellChanged("vault");
    LocalDesk.erase(desk);
  }

  /** Does {@code change}; grants that it ended are told to every page of the wallet, so that what they run ends too. */
  static void ofThoseEndedBy(Desk desk, Runnable change) {
    List<String> before = live(desk);
    change.run();
    List<String> after = live(desk);
    before.removeIf(id -> Lists.contain(after, id));
    tell(desk, before);
  }

  /** Does {@code change} after all that runs was told to end, and says so again to what began meanwhile. */
  static void ofAllBy(Desk desk, Runnable change) {
    List<String> before = live(desk);
    tell(desk, before);
    SubKeyBook.endAll(desk.store);
    change.run();
    tell(desk, before);
  }

  private static void tell(Desk desk, List<String> grantIds) {
    for (String id : grantIds) {
      desk.bell.ring(id);
      desk.channel.tellRevoked(id);
    }
  }

  private static List<String> live(Desk desk) {
    List<String> live = new ArrayList<>();
    for (GrantRow row : new GrantTable(desk.store, desk.ports.clock(), desk.ports.crypto()).list()) {
      GrantStatus status = row.statusAt(desk.now());
      if (status.isLive()) {
        live.add(row.grantId());
      }
    }
    return live;
  }
}

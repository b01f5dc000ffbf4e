package byok.wallet.dashboard;

import byok.core.subkeys.SubKey;
import byok.core.subkeys.SubKeyBook;
import byok.core.subkeys.SubKeyEnd;
import byok.core.vault.OpenVault;
import byok.wallet.pages.apps.Capped;
import java.util.ArrayList;
import java.util.List;

/** Sees to it that sub-keys end when what they are for does, and says of each app which there are. */
final class SubKeyWatch {
  private SubKeyWatch() {}

  /** Ends those that are due; where that fails it is tried again at the next look. */
  static void look(Board board) {
    Desk desk = board.desk;
    if (desk.vault.usable() != null) {
      desk.subKeys.endDue(desk.vault.current(), () -> desk.tasks.put(board::refresh));
    }
  }

  /** Ends those in the place of one of the owner's keys. */
  static void ended(Board board, String keyId) {
    board.desk.subKeys.endOfKey(keyId);
    look(board);
  }

  /** What the providers hold for one app themselves. */
  static List<Capped> of(Desk desk, String grantId) {
    OpenVault vault = desk.vault.current();
    List<Capped> capped = new ArrayList<>();
    for (SubKey key : vault == null ? List.<SubKey>of() : new SubKeyBook(vault, desk.ports).all()) {
      if (key.grantId().equals(grantId) && key.hash() != null && key.until() > desk.now()) {
        String provider = desk.catalog.table().find(key.providerId()).name();
        capped.add(new Capped(provider, key.name(), key.limitNanoUsd(), key.until(), state(key)));
      }
    }
    return capped;
  }

  private static Capped.State state(SubKey key) {
    return key.failure() == null
        ? Capped.State.HOLDS
        : key.failure() == SubKeyEnd.REFUSED ? Capped.State.REFUSED : Capped.State.UNREACHABLE;
  }
}

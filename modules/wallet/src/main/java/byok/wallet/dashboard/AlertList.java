package byok.wallet.dashboard;

import byok.core.backup.BackupNote;
import byok.core.grants.Grant;
import byok.core.grants.GrantStatus;
import byok.core.keys.KeyCheck;
import byok.core.keys.ProviderKey;
import byok.core.local.LocalKey;
import byok.core.vault.Opened;
import byok.wallet.pages.overview.Alert;
import java.util.ArrayList;
import java.util.List;

/** What the owner should know now. */
final class AlertList {
  private final Desk desk;
  private final List<Alert> alerts = new ArrayList<>();

  AlertList(Desk desk) {
    this.desk = desk;
  }

  List<Alert> of(List<Grant> grants) {
    Opened<ProviderKey> keys = desk.keys().list();
    if (keys.items().isEmpty()) {
      alerts.add(new Alert.NoKeys());
    } else {
      loss(!LocalKey.without(keys.items()).isEmpty());
    }
    keys.items().forEach(this::key);
    keys.damaged().forEach(id -> alerts.add(new Alert.Damaged("a key")));
    grants.forEach(this::grant);
    alerts.addAll(new NearLimits(desk).ofAll());
    desk.grants().list().damaged().forEach(id -> alerts.add(new Alert.Damaged("the grant of an app")));
    return alerts;
  }

  /** What the browser may clear away stands nowhere else, until there is a backup. */
  private void loss(boolean hasKey) {
    desk.keeping.worthKeeping();
    if (hasKey && BackupNote.last(desk.store) == 0 && !desk.keeping.isKept()) {
      alerts.add(new Alert.NoBackup());
    }
  }

  private void key(ProviderKey key) {
    if (key.check() == KeyCheck.REFUSED) {
      alerts.add(new Alert.KeyRefused(key.label(), desk.now()));
    }
  }

  private void grant(Grant grant) {
    GrantStatus status = grant.row().statusAt(desk.now());
    if (status == GrantStatus.PAUSED) {
      alerts.add(new Alert.Suspended(grant.id(), AppList.name(grant), grant.row().reason()));
    } else if (status == GrantStatus.ACTIVE) {
      alerts.addAll(new NearLimits(desk).ofGrant(grant));
    }
  }
}

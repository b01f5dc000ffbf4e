package byok.wallet.dashboard;

import byok.core.budgets.LimitState;
import byok.core.grants.Grant;
import byok.core.grants.GrantRow;
import byok.core.grants.GrantStatus;
import byok.core.grants.Storage;
import byok.core.kept.KeptBook;
import byok.core.session.SessionIssuer;
import byok.core.session.Unreported;
import byok.wallet.consent.TermsMap;
import byok.wallet.pages.apps.AppItem;
import byok.wallet.pages.apps.AppStatus;
import byok.wallet.pages.apps.Keeping;
import byok.wallet.pages.apps.Reach;
import byok.wallet.pages.apps.Usage;
import java.util.ArrayList;
import java.util.List;

/** The grants as the pages show them: the newest of each site. */
final class AppList {
  private final Desk desk;

  AppList(Desk desk) {
    this.desk = desk;
  }

  /** The newest grant of each site, newest first. */
  static List<Grant> newest(Desk desk) {
    List<Grant> all = new ArrayList<>(desk.grants().list().items());
    all.sort((a, b) -> Long.compare(b.row().createdAt(), a.row().createdAt()));
    List<String> seen = new ArrayList<>();
    List<Grant> newest = new ArrayList<>();
    for (Grant grant : all) {
      if (!seen.contains(grant.origin())) {
        seen.add(grant.origin());
        newest.add(grant);
      }
    }
    return newest;
  }

  static String name(Grant grant) {
    return History.name(grant.details().appName(), grant.origin());
  }

  AppItem item(Grant grant) {
    AppStatus status = status(grant.row());
    boolean blocked = status == AppStatus.BLOCKED;
    return new AppItem(
        grant.id(), grant.origin(), grant.details().appName(), status, grant.row().createdAt(),
        ended(grant.row(), status), grant.row().reason(), TermsMap.wires(grant.details().capabilities()),
        blocked ? null : TermsMap.shown(grant.details().models(), grant.row().caveats()),
        blocked ? null : usage(grant.row()), blocked ? null : reach(grant.row()), SubKeyWatch.of(desk, grant.id()),
        new Keeping(KeptBook.isOn(desk.store, grant.id()), KeptBook.count(desk.store, grant.id())));
  }

  private AppStatus status(GrantRow row) {
    return switch (row.statusAt(desk.now())) {
      case ACTIVE -> AppStatus.ACTIVE;
      case PAUSED -> AppStatus.SUSPENDED;
      case EXPIRED -> AppStatus.EXPIRED;
      case REVOKED -> AppStatus.REVOKED;
      case BLOCKED -> AppStatus.BLOCKED;
    };
  }

  /** The moment of an expiry is known; of other endings, only the last contact. */
  private static long ended(GrantRow row, AppStatus status) {
    return switch (status) {
      case ACTIVE, SUSPENDED -> 0;
      case EXPIRED -> row.caveats().expiresAt();
      default -> Math.max(row.createdAt(), row.lastHeard());
    };
  }

  /** What was used of the limit that is shown first. */
  private Usage usage(GrantRow row) {
    String grantId = row.grantId();
    long unreported = unreported(grantId);
    LimitState state = null;
    for (LimitState each : desk.budgets().states(grantId)) {
      state = each.limit().per() == TermsMap.main(row.caveats()).per() ? each : state;
    }
    if (state == null) {
      return new Usage(0, 0, unreported, 0);
    }
    long held = Math.max(0, state.reservedNanoUsd() - unreported);
    return new Usage(state.settledNanoUsd(), held, unreported, desk.budgets().running(grantId));
  }

  long unreported(String grantId) {
    return new Unreported(desk.store).nanoUsd(grantId);
  }

  private Reach reach(GrantRow row) {
    if (row.storage() == Storage.SHARED) {
      return new Reach.Shared();
    }
    if (row.storage() == Storage.LIVE && !worksByItself(row)) {
      return new Reach.Live();
    }
    return row.hearsBell()
        ? new Reach.Bell(row.lastHeard())
        : new Reach.Lease(row.lastHeard(), quietUntil(row));
  }

  /** Whether a session without the bell may still work: of a grant that was made strict, one that was not closed. */
  boolean worksByItself(GrantRow row) {
    boolean copy = row.storage() == Storage.SEALED || row.storage() == Storage.LIVE && unreported(row.grantId()) > 0;
    return copy && !row.hearsBell() && quietUntil(row) > desk.now();
  }

  /** Until when a session that hears no bell works, at most. */
  static long quietUntil(GrantRow row) {
    return Math.min(row.leaseUntil(), row.lastHeard() + SessionIssuer.LEASE_MILLIS);
  }

  boolean isActive(Grant grant) {
    return grant.row().statusAt(desk.now()) == GrantStatus.ACTIVE;
  }
}

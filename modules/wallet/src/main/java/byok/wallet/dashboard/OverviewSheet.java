package byok.wallet.dashboard;

import byok.core.grants.Grant;
import byok.core.grants.Limit;
import byok.core.grants.Storage;
import byok.core.ledger.LedgerEntry;
import byok.core.port.Calendar;
import byok.protocol.Period;
import byok.ui.Component;
import byok.wallet.pages.overview.Heard;
import byok.wallet.pages.overview.OverviewModel;
import byok.wallet.pages.overview.OverviewView;
import byok.wallet.pages.overview.Running;
import byok.wallet.pages.overview.Sum;
import java.util.ArrayList;
import java.util.List;

/** The overview. */
final class OverviewSheet implements Board.Sheet {
  private static final int RECENT = 6;

  private final Desk desk;
  private final AppList apps;
  private final OverviewView view = new OverviewView(this::stop);

  OverviewSheet(Desk desk) {
    this.desk = desk;
    this.apps = new AppList(desk);
    view.onTold(key -> desk.tasks.put(() -> {
      new NearLimits(desk).putAway(key);
      refresh("");
    }));
  }

  @Override
  public Component view() {
    return view;
  }

  @Override
  public void refresh(String item) {
    History history = History.of(desk);
    List<Grant> grants = AppList.newest(desk);
    List<Running> running = running(history);
    view.show(new OverviewModel(
        desk.now(), new AlertList(desk).of(grants), sum(history, running, grants, Calendar.Unit.DAY, Period.DAY),
        sum(history, running, grants, Calendar.Unit.MONTH, Period.MONTH), heard(grants),
        new DayChart(desk, history).draw(), running, history.recent(null, RECENT), CapsCard.others(desk)));
  }

  /** Less is always allowed: no passphrase. */
  private void stop(String entryId) {
    desk.channel.tellStopped(entryId);
  }

  private static List<Running> running(History history) {
    List<Running> running = new ArrayList<>();
    for (LedgerEntry entry : history.entries()) {
      if (history.isRunning(entry)) {
        running.add(new Running(
            entry.id(), History.name(entry.appName(), entry.origin()), entry.model(), entry.atMillis(), 0,
            entry.boundNanoUsd(), history.isWaiting(entry), entry.storage().isOnVault()));
      }
    }
    return running;
  }

  private Sum sum(History history, List<Running> running, List<Grant> grants, Calendar.Unit unit, Period per) {
    long held = 0;
    for (Running each : running) {
      held += each.heldNanoUsd();
    }
    long unreported = 0;
    for (Grant grant : grants) {
      unreported += apps.unreported(grant.id());
    }
    long start = desk.ports.calendar().startOf(unit, desk.now());
    return new Sum(history.settledSince(start), held, unreported, cap(per), running.size());
  }

  private long cap(Period per) {
    for (Limit limit : desk.budgets().caps().wallet()) {
      if (limit.per() == per) {
        return limit.amountNanoUsd();
      }
    }
    return 0;
  }

  private List<Heard> heard(List<Grant> grants) {
    List<Heard> heard = new ArrayList<>();
    for (Grant grant : grants) {
      boolean sealed = grant.row().storage() == Storage.SEALED && grant.row().lastHeard() > 0;
      long unreported = sealed ? apps.unreported(grant.id()) : 0;
      if (sealed && (apps.isActive(grant) || unreported > 0)) {
        long until = grant.row().hearsBell() ? 0 : AppList.quietUntil(grant.row());
        heard.add(new Heard(
            AppList.name(grant), grant.row().lastHeard(), unreported, until > desk.now() ? until : 0));
      }
    }
    return heard;
  }
}

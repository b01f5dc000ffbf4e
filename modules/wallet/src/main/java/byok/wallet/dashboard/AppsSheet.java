package byok.wallet.dashboard;

import byok.core.audit.AuditKind;
import byok.core.grants.Grant;
import byok.core.grants.GrantRow;
import byok.core.grants.GrantTerms;
import byok.core.kept.KeptBook;
import byok.core.keys.ProviderKey;
import byok.core.ledger.EarlierSpending;
import byok.core.port.Calendar;
import byok.core.request.Locality;
import byok.protocol.ByokException;
import byok.ui.Component;
import byok.ui.Format;
import byok.wallet.consent.ModelChoices;
import byok.wallet.consent.TermsMap;
import byok.wallet.pages.answers.AnswersModel;
import byok.wallet.pages.answers.Chosen;
import byok.wallet.pages.apps.AppDetail;
import byok.wallet.pages.apps.AppItem;
import byok.wallet.pages.apps.AppsActions;
import byok.wallet.pages.apps.AppsModel;
import byok.wallet.pages.apps.AppsView;
import byok.wallet.pages.terms.Terms;
import byok.wallet.pages.terms.TermsModel;
import java.util.ArrayList;
import java.util.List;

/** The page of apps. */
final class AppsSheet implements Board.Sheet, AppsActions {
  private static final int RECENT = 5;
  private static final long DAY_MILLIS = 86_400_000L;

  private final Board board;
  private final Desk desk;
  private final AppsView view = new AppsView(this);

  AppsSheet(Board board) {
    this.board = board;
    this.desk = board.desk;
  }

  @Override
  public Component view() {
    return view;
  }

  @Override
  public void refresh(String item) {
    List<AppItem> items = new ArrayList<>();
    AppDetail detail = null;
    for (Grant grant : AppList.newest(desk)) {
      AppItem app = new AppList(desk).item(grant);
      items.add(app);
      if (app.id().equals(item) && app.terms() != null) {
        detail = detail(grant, app);
      }
    }
    view.show(new AppsModel(desk.now(), items, detail));
  }

  private AppDetail detail(Grant grant, AppItem app) {
    History history = History.of(desk);
    List<ProviderKey> keys =
        Locality.within(grant.row().caveats().localOnly(), grant.row().storage(), desk.keys().list().items());
    ModelChoices choices = new ModelChoices(desk.catalog, keys, grant.details().capabilities());
    TermsModel terms = new TermsModel(app.terms(), choices.of(app.terms().models()), endings(), desk.now());
    AnswersModel answers = new AnswerDesk(desk).of(grant, history.entries());
    return new AppDetail(
        app.id(), terms, answers, history.recent(grant.id(), RECENT), history.count(grant.id()));
  }

  private List<Long> endings() {
    long now = desk.now();
    long tonight = desk.ports.calendar().endOf(Calendar.Unit.DAY, now);
    return List.of(tonight, now + 7 * DAY_MILLIS, now + 30 * DAY_MILLIS, 0L);
  }

  @Override
  public void saveTerms(String id, Terms terms) {
    board.change(() -> {
      try {
        board.say(changed(desk.grants().get(id), terms));
      } catch (ByokException e) {
        board.say(e.getMessage());
      }
    });
  }

  /** What the page does not show stays as it is stored by then. */
  private String changed(Grant seen, Terms terms) {
    if (seen == null) {
      return "This app no longer has a grant. Nothing was changed.";
    }
    Grant after = EarlierSpending.change(desk.vault.current(), desk.ports, seen, stored -> {
      GrantTerms own = stored.terms();
      return new GrantTerms(
          own.appName(), own.purpose(), own.capabilities(), TermsMap.patterns(terms), TermsMap.caveats(terms),
          own.overrides());
    });
    desk.bell.renew(after.id());
    desk.note(desk.event(AuditKind.LIMITS_CHANGED).grant(after).limits(after.terms().caveats().limits()));
    desk.channel.tellChanged("grants");
    return "The limits of " + AppList.name(after) + " are changed.";
  }

  @Override
  public void saveAnswers(String id, List<Chosen> chosen) {
    board.change(() -> {
      Grant grant = desk.grants().get(id);
      board.say(chosen(grant, chosen));
    });
  }

  private String chosen(Grant grant, List<Chosen> chosen) {
    try {
      return new AnswerDesk(desk).choose(grant, chosen)
          ? "Which model answers " + AppList.name(grant) + " is changed."
          : "Nothing was changed.";
    } catch (ByokException e) {
      return e.getMessage();
    }
  }

  @Override
  public void resume(String id) {
    board.change(() -> {
      desk.grants().table().resume(id);
      desk.note(desk.event(AuditKind.GRANT_RESUMED).grant(desk.grants().get(id)));
      desk.channel.tellChanged("grants");
      board.say("It goes on under the same limits.");
    });
  }

  /** Keeping less needs no passphrase. */
  @Override
  public void keepWords(String id, boolean on) {
    Runnable change = () -> {
      Grant grant = desk.grants().get(id);
      if (on) {
        KeptBook.begin(desk.store, id);
      } else {
        KeptBook.delete(desk.store, id);
      }
      desk.note(desk.event(AuditKind.SETTINGS_CHANGED).grant(grant).detail("prompts and answers: " + word(on)));
      board.say(on ? "Prompts and answers of this app are kept from now on."
          : "They are deleted, and no more are kept.");
    };
    if (on) {
      board.change(change);
    } else {
      desk.tasks.put(() -> {
        change.run();
        board.refresh();
      });
    }
  }

  private static String word(boolean on) {
    return on ? "kept" : "deleted";
  }

  /** Needs no passphrase: less authority is always allowed. */
  @Override
  public void revoke(String id) {
    desk.tasks.put(() -> {
      Grant grant = desk.grants().get(id);
      desk.grants().table().revoke(id);
      KeptBook.stop(desk.store, id);
      desk.bell.ring(id);
      desk.channel.tellRevoked(id);
      desk.channel.tellChanged("grants");
      desk.note(desk.event(AuditKind.GRANT_REVOKED).grant(grant));
      SubKeyWatch.look(board);
      board.refresh();
      board.say(AppList.name(grant) + " is revoked. " + stops(grant.row()));
    });
  }

  private String stops(GrantRow row) {
    return new AppList(desk).worksByItself(row)
        ? "It stops by " + Format.time(AppList.quietUntil(row)) + "."
        : "It stopped.";
  }

  @Override
  public void unblock(String origin) {
    board.change(() -> {
      GrantRow row = desk.grants().table().ofOrigin(origin);
      if (row != null) {
        desk.grants().table().unblock(row.grantId());
        desk.note(desk.event(AuditKind.GRANT_UNBLOCKED).app(origin, null, row.grantId()));
        desk.channel.tellChanged("grants");
      }
    });
  }
}

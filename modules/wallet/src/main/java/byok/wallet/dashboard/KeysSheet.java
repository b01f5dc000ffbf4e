package byok.wallet.dashboard;

import byok.core.audit.AuditEvent;
import byok.core.audit.AuditKind;
import byok.core.keys.ProviderKey;
import byok.core.keys.Tariff;
import byok.core.local.LocalKey;
import byok.core.vault.Opened;
import byok.ui.Component;
import byok.wallet.pages.answers.Chosen;
import byok.wallet.pages.keys.KeyDraft;
import byok.wallet.pages.keys.KeyItem;
import byok.wallet.pages.keys.KeyStatus;
import byok.wallet.pages.keys.KeyWanted;
import byok.wallet.pages.keys.KeysActions;
import byok.wallet.pages.keys.KeysModel;
import byok.wallet.pages.keys.KeysView;
import byok.wallet.pages.keys.Limiting;
import java.util.ArrayList;
import java.util.List;

/** The page of keys. */
final class KeysSheet implements Board.Sheet, KeysActions {
  private final Board board;
  private final Desk desk;
  private final KeyDesk keys;
  private final AnswerDesk answers;
  private final KeysView view;
  private String checking;

  KeysSheet(Board board) {
    this.board = board;
    this.desk = board.desk;
    this.keys = new KeyDesk(desk);
    this.answers = new AnswerDesk(desk);
    this.view = new KeysView(this, board.local().open());
  }

  @Override
  public Component view() {
    return view;
  }

  @Override
  public void refresh(String item) {
    History history = History.of(desk);
    Opened<ProviderKey> opened = desk.keys().list();
    List<KeyItem> items = new ArrayList<>();
    List<ProviderKey> real = LocalKey.without(opened.items());
    for (ProviderKey key : real) {
      long cost = isFirst(key, real) ? history.monthOfProvider(key.providerId()) : 0;
      String page = ProviderChoices.managementPage(desk.catalog.entryOf(key));
      items.add(
          new KeyItem(
              key.id(), key.label(), key.ending(), key.baseUrl(), status(key), limiting(key, page), page,
              key.addedAt(), cost));
    }
    for (String id : opened.damaged()) {
      items.add(new KeyItem(id, "A key", "", null, new KeyStatus.Damaged(), 0, 0));
    }
    view.show(new KeysModel(
        desk.now(), items, opened.items().size() > real.size(), ProviderChoices.all(desk.catalog.table()),
        answers.forAll()));
    view.getting(board.signIn.state());
    board.local().refresh();
  }

  private Limiting limiting(ProviderKey key, String page) {
    return page == null ? Limiting.IMPOSSIBLE : desk.management().isHere(key.id()) ? Limiting.ON : Limiting.OFF;
  }

  private static boolean isFirst(ProviderKey key, List<ProviderKey> all) {
    for (ProviderKey other : all) {
      if (other.providerId().equals(key.providerId())) {
        return other.id().equals(key.id());
      }
    }
    return true;
  }

  private KeyStatus status(ProviderKey key) {
    if (key.id().equals(checking)) {
      return new KeyStatus.Checking();
    }
    return switch (key.check()) {
      case UNCHECKED -> new KeyStatus.Unchecked();
      case WORKS -> new KeyStatus.Works(key.models().size(), checkedAt(key), pricesDate(key));
      case REFUSED -> new KeyStatus.Refused(
          desk.now(), key.label() + " no longer takes this key. It may have been removed there.");
      case UNREACHABLE -> new KeyStatus.Unreachable(desk.now());
    };
  }

  private String pricesDate(ProviderKey key) {
    String served = key.isCustom() ? null : desk.catalog.prices().date();
    return desk.catalog.isPricedByProvider(key) ? "" : served;
  }

  /** Keys from before that moment was kept were checked when they were added. */
  private static long checkedAt(ProviderKey key) {
    long readAt = Tariff.of(key).readAt();
    return readAt == 0 ? key.addedAt() : readAt;
  }

  @Override
  public void add(KeyDraft draft) {
    board.change(() -> keys.add(draft, view::added));
  }

  @Override
  public void get(KeyWanted wanted) {
    board.change(() -> board.signIn.begin(wanted, false));
  }

  @Override
  public void getAgain() {
    board.change(board.signIn::fetch);
  }

  @Override
  public void replace(String id, String secret) {
    Attempts.Attempt attempt = keys.begin();
    board.change(() -> {
      if (keys.replace(id, secret, attempt, check -> view.replaced(id, check))) {
        desk.bell.ringAll();
        SubKeyWatch.ended(board, id);
      }
    });
  }

  @Override
  public void remove(String id) {
    board.change(() -> {
      AuditEvent event = removal(id);
      desk.keys().remove(id);
      desk.management().remove(id);
      desk.bell.ringAll();
      SubKeyWatch.ended(board, id);
      desk.note(event);
      desk.channel.tellChanged("keys");
      board.say("The key is removed.");
    });
  }

  /** A damaged key can be removed too, but not named. */
  private AuditEvent removal(String id) {
    AuditEvent event = desk.event(AuditKind.KEY_REMOVED);
    for (ProviderKey key : desk.keys().list().items()) {
      if (key.id().equals(id)) {
        return event.key(key);
      }
    }
    return event.detail("damaged");
  }

  @Override
  public void manage(String id, String secret) {
    Attempts.Attempt attempt = keys.begin();
    board.change(() -> {
      if (keys.manage(id, secret, attempt, check -> view.managed(id, check))) {
        desk.bell.ringAll();
        board.say("From now on each app that works from a copy gets a limited key of its own.");
      }
    });
  }

  @Override
  public void unmanage(String id) {
    board.change(() -> {
      keys.unmanage(id);
      desk.bell.ringAll();
      SubKeyWatch.ended(board, id);
      board.say("The management key is forgotten. Delete it at the provider too.");
    });
  }

  /** Not in the queue, where what it gives up is. */
  @Override
  public void giveUp() {
    keys.giveUp();
  }

  @Override
  public void saveDefaults(List<Chosen> chosen) {
    board.change(() -> board.say(
        answers.chooseForAll(chosen) ? "The default models are changed." : "Nothing was changed."));
  }

  @Override
  public void check(String id) {
    desk.tasks.put(() -> {
      checking = id;
      refresh("");
      try {
        keys.checkAgain(id);
      } finally {
        checking = null;
        refresh("");
      }
    });
  }
}

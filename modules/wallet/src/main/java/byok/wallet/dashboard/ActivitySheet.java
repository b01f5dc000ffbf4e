package byok.wallet.dashboard;

import byok.core.budgets.LimitState;
import byok.core.budgets.Pause;
import byok.core.kept.Kept;
import byok.core.keys.ProviderKey;
import byok.core.ledger.LedgerEntry;
import byok.core.port.Calendar;
import byok.ui.Component;
import byok.wallet.pages.activity.ActivityActions;
import byok.wallet.pages.activity.ActivityDay;
import byok.wallet.pages.activity.ActivityModel;
import byok.wallet.pages.activity.ActivityView;
import byok.wallet.pages.activity.Entry;
import byok.wallet.pages.activity.Receipt;
import byok.wallet.pages.dashboard.Place;
import byok.wallet.pages.dashboard.Tab;
import byok.wallet.pages.terms.Per;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The page of activity. */
final class ActivitySheet implements Board.Sheet, ActivityActions {
  private static final int STEP = 200;

  private final Board board;
  private final Desk desk;
  private final ActivityView view = new ActivityView(this);
  private int most = STEP;
  private String origin = "";

  ActivitySheet(Board board) {
    this.board = board;
    this.desk = board.desk;
  }

  @Override
  public Component view() {
    return view;
  }

  @Override
  public void refresh(String item) {
    origin = item;
    draw();
  }

  private void draw() {
    History history = History.of(desk, most);
    Set<String> origins = new LinkedHashSet<>();
    history.entries().forEach(entry -> origins.add(entry.origin()));
    boolean older = history.entries().size() == most;
    view.show(new ActivityModel(
        desk.now(), new ArrayList<>(origins), origin.isEmpty() ? null : origin, days(history), older));
  }

  private List<ActivityDay> days(History history) {
    List<ActivityDay> days = new ArrayList<>();
    List<Entry> day = new ArrayList<>();
    long start = 0;
    for (LedgerEntry entry : history.entries()) {
      if (!origin.isEmpty() && !origin.equals(entry.origin())) {
        continue;
      }
      if (!day.isEmpty() && entry.atMillis() < start) {
        days.add(day(day));
        day = new ArrayList<>();
      }
      if (day.isEmpty()) {
        start = desk.ports.calendar().startOf(Calendar.Unit.DAY, entry.atMillis());
      }
      day.add(history.entry(entry));
    }
    if (!day.isEmpty()) {
      days.add(day(day));
    }
    return days;
  }

  private static ActivityDay day(List<Entry> entries) {
    long sum = 0;
    for (Entry entry : entries) {
      sum += entry.costNanoUsd();
    }
    return new ActivityDay(entries.get(0).atMillis(), entries.size(), sum, 0, entries);
  }

  @Override
  public void filter(String chosen) {
    new Place(Tab.ACTIVITY, chosen == null ? "" : chosen).go();
  }

  @Override
  public void older() {
    desk.tasks.put(() -> {
      most += STEP;
      draw();
    });
  }

  @Override
  public void pauseAll() {
    board.pauseAll();
  }

  @Override
  public void openReceipt(String entryId) {
    desk.tasks.put(() -> {
      LedgerEntry entry = desk.ledger().get(entryId);
      if (entry != null) {
        view.show(receipt(entry), Pause.isOn(desk.store));
      }
    });
  }

  private Receipt receipt(LedgerEntry entry) {
    List<LimitState> states = desk.budgets().states(entry.grantId());
    LimitState state = states.isEmpty() ? null : states.get(0);
    boolean sent = !entry.outcome().startsWith(LedgerEntry.REFUSED);
    return new Receipt(
        History.of(desk, most).entry(entry), entry.asked().isEmpty() ? null : entry.asked(),
        sent ? answeredBy(entry.providerId()) : null, entry.boundNanoUsd(),
        detail(entry), desk.budgets().remaining(entry.grantId()), state == null ? 0 : state.limit().amountNanoUsd(),
        state == null ? null : Per.valueOf(state.limit().per().name()), words(entry));
  }

  private Receipt.Words words(LedgerEntry entry) {
    Kept kept = desk.kept().get(entry.grantId(), entry.id());
    return kept == null ? null : new Receipt.Words(kept.asked(), kept.answered(), kept.cut());
  }

  private String answeredBy(String providerId) {
    if (providerId == null || providerId.isEmpty()) {
      return null;
    }
    List<ProviderKey> keys = desk.keys().ofProvider(providerId);
    String name = ProviderNames.of(desk, providerId);
    boolean one = keys.size() == 1 && !keys.get(0).ending().isEmpty();
    return one ? name + ", key ending " + keys.get(0).ending() : name;
  }

  private static String detail(LedgerEntry entry) {
    String how = entry.outcome();
    if (how.startsWith(LedgerEntry.REFUSED)) {
      return "Refused before anything was sent: " + how.substring(LedgerEntry.REFUSED.length()) + ".";
    }
    if (how.startsWith(LedgerEntry.FAILED)) {
      return "It ended with " + how.substring(LedgerEntry.FAILED.length()) + ".";
    }
    if (how.equals(LedgerEntry.UNREPORTED)) {
      return "The provider says that this much more was used with the key of the app’s session than was reported here.";
    }
    return entry.estimated() && !how.equals(LedgerEntry.RUNNING)
        ? "The provider gave no final count, so the cost is an estimate."
        : null;
  }
}

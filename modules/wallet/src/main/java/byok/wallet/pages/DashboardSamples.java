package byok.wallet.pages;

import static byok.wallet.pages.Samples.DAY;
import static byok.wallet.pages.Samples.MINUTE;
import static byok.wallet.pages.Samples.NOW;

import byok.ui.Component;
import byok.ui.Page;
import byok.wallet.pages.Preview.PreviewState;
import byok.wallet.pages.activity.ActivityDay;
import byok.wallet.pages.activity.ActivityModel;
import byok.wallet.pages.activity.ActivityView;
import byok.wallet.pages.activity.Entry;
import byok.wallet.pages.activity.Outcome;
import byok.wallet.pages.activity.Receipt;
import byok.wallet.pages.apps.AppDetail;
import byok.wallet.pages.apps.AppItem;
import byok.wallet.pages.apps.AppStatus;
import byok.wallet.pages.apps.AppsModel;
import byok.wallet.pages.apps.AppsView;
import byok.wallet.pages.apps.Capped;
import byok.wallet.pages.apps.Keeping;
import byok.wallet.pages.apps.Reach;
import byok.wallet.pages.apps.Usage;
import byok.wallet.pages.dashboard.DashboardView;
import byok.wallet.pages.dashboard.LockState;
import byok.wallet.pages.dashboard.Tab;
import byok.wallet.pages.keys.KeyCheck;
import byok.wallet.pages.keys.KeyGetting;
import byok.wallet.pages.keys.KeyItem;
import byok.wallet.pages.keys.KeyStatus;
import byok.wallet.pages.keys.KeysModel;
import byok.wallet.pages.keys.KeysView;
import byok.wallet.pages.keys.Limiting;
import byok.wallet.pages.local.LocalView;
import byok.wallet.pages.overview.Alert;
import byok.wallet.pages.overview.Heard;
import byok.wallet.pages.overview.OverviewModel;
import byok.wallet.pages.overview.OverviewView;
import byok.wallet.pages.overview.Running;
import byok.wallet.pages.overview.SpendChart;
import byok.wallet.pages.overview.SpendDay;
import byok.wallet.pages.overview.Sum;
import byok.wallet.pages.terms.Per;
import byok.wallet.pages.terms.Terms;
import byok.wallet.pages.terms.TermsModel;
import java.util.ArrayList;
import java.util.List;

/** Sample data of the dashboard. */
final class DashboardSamples {
  private static final String LANTERN = "https://review.lantern.example";
  private static final String PANTRY = "https://recipes.pantry.example";
  private static final String LOCAL = "http://localhost:5173";
  private static final long CENT = 10_000_000;

  private DashboardSamples() {}

  static void addTo(List<PreviewState> all) {
    all.add(state("overview", Tab.OVERVIEW, () -> overview(busy())));
    all.add(state("overview-empty", Tab.OVERVIEW, () -> overview(quiet())));
    all.add(state("apps", Tab.APPS, () -> apps(null)));
    all.add(state("apps-detail", Tab.APPS, () -> apps(detail("g1"))));
    all.add(state("apps-kept", Tab.APPS, () -> apps(detail("g2"))));
    all.add(state("apps-empty", Tab.APPS, () -> apps(new AppsModel(NOW, List.of(), null))));
    all.add(state("keys", Tab.KEYS, () -> keys(keyItems())));
    all.add(state("keys-managing", Tab.KEYS, () -> keys(keyItems())));
    all.add(state("keys-limiting", Tab.KEYS, () -> keys(List.of())));
    all.add(state("keys-got", Tab.KEYS, () -> getting(Samples.got(KeyGetting.Held.NO))));
    all.add(state("keys-not-got", Tab.KEYS, () -> getting(Samples.unreachable())));
    all.add(state("keys-empty", Tab.KEYS, () -> keys(List.of())));
    all.add(state("keys-local", Tab.KEYS, () -> keys(List.of(), true)));
    all.add(state("activity", Tab.ACTIVITY, DashboardSamples::activity));
    all.add(state("activity-empty", Tab.ACTIVITY, () -> nothing(null)));
    all.add(state("activity-none", Tab.ACTIVITY, () -> nothing(PANTRY)));
    all.add(state("activity-receipt", Tab.ACTIVITY, DashboardSamples::receipt));
    RecordSamples.all().forEach((name, view) -> all.add(state(name, Tab.SAFETY, () -> view)));
    all.add(state("safety", Tab.SAFETY, () -> SafetySamples.all(false)));
    all.add(state("safety-device", Tab.SAFETY, () -> SafetySamples.all(true)));
    all.add(state("loading", Tab.OVERVIEW, () -> new OverviewView(id -> {})));
  }

  private interface View {
    Component make();
  }

  private static PreviewState state(String name, Tab tab, View view) {
    return PreviewState.of(name, () -> {
      DashboardView dashboard = new DashboardView(new PreviewActions());
      dashboard.show(tab, view.make());
      dashboard.show(name.equals("keys") ? new LockState.OpenForApps() : new LockState.Open(11));
      if (name.equals("apps")) {
        dashboard.say("Pantry is revoked. It stops by 14:32.");
      }
      return dashboard;
    });
  }

  private static OverviewView overview(OverviewModel model) {
    OverviewView view = new OverviewView(new PreviewActions());
    view.show(model);
    return view;
  }

  private static OverviewModel busy() {
    List<Alert> alerts = List.of(
        new Alert.NearLimit("g1", "Lantern", 869 * CENT, 1000 * CENT, Per.MONTH, "g1:month@0"),
        new Alert.KeyRefused("OpenRouter", NOW - 34 * MINUTE));
    List<Heard> heard = List.of(new Heard("Lantern", NOW - 12 * MINUTE, 20 * CENT, 0),
        new Heard("Pantry", NOW - 2 * MINUTE, 0, NOW + 8 * MINUTE));
    List<Running> running = List.of(
        new Running("r1", "Notes", "gpt-4o-mini", NOW - 9_000, 400_000, 2 * CENT, false, true),
        new Running("r2", "Lantern", "claude-sonnet-4-5", NOW - 41_000, 31_000_000, 10 * CENT, false, true));
    return new OverviewModel(NOW, alerts, new Sum(96 * CENT, 12 * CENT, 20 * CENT, 300 * CENT, 2),
        new Sum(1367 * CENT, 0, 0, 4000 * CENT, 0), heard, chart(), running, entries().subList(2, 7));
  }

  private static OverviewModel quiet() {
    Sum none = new Sum(0, 0, 0, 0, 0);
    List<SpendDay> days = List.of(new SpendDay(NOW, List.of()));
    return new OverviewModel(NOW, List.of(new Alert.NoKeys()), none, none, List.of(), new SpendChart(List.of(), days),
        List.of(), List.of());
  }

  private static SpendChart chart() {
    long[][] cents = {{0, 22, 0, 6}, {84, 31, 12, 2}, {112, 18, 5, 3}, {96, 40, 22, 0}, {130, 35, 9, 5}, {72, 12, 0, 4},
        {0, 8, 0, 11}, {0, 42, 3, 14}, {91, 38, 18, 2}, {124, 29, 7, 3}, {102, 44, 11, 4}, {58, 31, 5, 2}};
    List<SpendDay> days = new ArrayList<>();
    for (int i = 0; i < cents.length; i++) {
      List<Long> day = new ArrayList<>();
      for (long value : cents[i]) {
        day.add(value * CENT);
      }
      days.add(new SpendDay(NOW - (cents.length - 1 - i) * DAY, day));
    }
    return new SpendChart(List.of("Lantern", "Notes", "localhost:5173", "Pantry"), days);
  }

  private static AppsView apps(AppsModel model) {
    AppsView view = new AppsView(new PreviewActions());
    view.show(model == null ? new AppsModel(NOW, appItems(), null) : model);
    return view;
  }

  private static List<AppItem> appItems() {
    return List.of(
        capped(item("g1", LANTERN, "Lantern", AppStatus.ACTIVE, terms(1000, Per.MONTH, "claude-sonnet-4-5", "gpt-4o"),
            new Usage(869 * CENT, 10 * CENT, 20 * CENT, 0), new Reach.Bell(NOW - 12 * MINUTE)), Capped.State.HOLDS),
        kept(item("g2", Samples.ORIGIN, "Notes", AppStatus.ACTIVE, Samples.terms(),
            new Usage(31 * CENT, 2 * CENT, 0, 1), new Reach.Shared())),
        item("g3", PANTRY, "Pantry", AppStatus.ACTIVE, terms(200, Per.MONTH), new Usage(56 * CENT, 0, 0, 0),
            new Reach.Lease(NOW - 2 * MINUTE, NOW + 8 * MINUTE)),
        item("g4", LOCAL, "", AppStatus.SUSPENDED, terms(5, Per.DAY), new Usage(5 * CENT, 0, 0, 0), new Reach.Shared()),
        capped(item("g5", "https://old.example", "Old", AppStatus.EXPIRED, terms(5, Per.DAY), new Usage(0, 0, 0, 0),
            new Reach.Shared()), Capped.State.UNREACHABLE),
        new AppItem("b", "https://spam.example", "Free AI", AppStatus.BLOCKED, NOW - DAY, NOW - DAY, null, null, null));
  }

  private static AppItem capped(AppItem app, Capped.State state) {
    Capped key = new Capped("OpenRouter", "BYOK wallet x7Kq2bD0", 100 * CENT, NOW + 8 * MINUTE, state);
    return new AppItem(
        app.id(), app.origin(), app.claimedName(), app.status(), app.firstSeenMillis(), app.endedMillis(),
        app.reason(), app.kinds(), app.terms(), app.usage(), app.reach(), List.of(key), new Keeping(false, 3));
  }

  private static AppItem kept(AppItem app) {
    return new AppItem(
        app.id(), app.origin(), app.claimedName(), app.status(), app.firstSeenMillis(), app.endedMillis(),
        app.reason(), List.of("image", "transcription"), app.terms(), app.usage(), app.reach(), app.capped(),
        new Keeping(true, 12));
  }

  private static AppItem item(
      String id, String origin, String name, AppStatus status, Terms terms, Usage usage, Reach reach) {
    return new AppItem(id, origin, name, status, NOW - 37 * DAY, NOW - 2 * DAY, terms, usage, reach);
  }

  private static Terms terms(long cents, Per per, String... models) {
    return new Terms(
        cents * CENT, per, models.length == 0, List.of(models), NOW + 18 * DAY, cents * CENT / 4, 20);
  }

  private static AppsModel detail(String id) {
    List<AppItem> apps = appItems();
    TermsModel terms = new TermsModel(apps.get(0).terms(), Samples.MODELS, List.of(NOW + 30 * DAY, 0L), NOW);
    return new AppsModel(NOW, apps, new AppDetail(id, terms, AnswerSamples.ofApp(), entries().subList(4, 8), 214));
  }

  private static KeysView keys(List<KeyItem> items) {
    return keys(items, false);
  }

  private static KeysView keys(List<KeyItem> items, boolean here) {
    LocalView local = new LocalView(new PreviewActions());
    local.show(LocalSamples.some());
    local.showLine(1, 2);
    local.showServers(LocalSamples.servers());
    KeysView view = new KeysView(new PreviewActions(), local);
    view.show(new KeysModel(NOW, items, here, Samples.providers(), items.isEmpty() ? null : AnswerSamples.ofAll()));
    view.added(items.isEmpty() ? new KeyCheck.Idle() : Samples.refused());
    return view;
  }

  private static KeysView getting(KeyGetting state) {
    KeysView view = keys(state instanceof KeyGetting.Got ? keyItems().subList(0, 1) : List.of());
    view.added(new KeyCheck.Idle());
    view.getting(state);
    return view;
  }

  private static List<KeyItem> keyItems() {
    return List.of(
        new KeyItem("k1", "OpenAI", "4f2a", null, new KeyStatus.Works(41, NOW - 312 * MINUTE, "2026-09-23"),
            NOW - 68 * DAY, 684 * CENT),
        new KeyItem("k2", "Anthropic", "9c1d", null, new KeyStatus.Checking(), NOW - 63 * DAY, 633 * CENT),
        new KeyItem("k3", "OpenRouter", "77ab", null, new KeyStatus.Refused(NOW - 34 * MINUTE,
            "OpenRouter no longer takes this key. It may have been removed there."), Limiting.ON, "/",
            NOW - 40 * DAY, 50 * CENT),
        new KeyItem("k6", "OpenRouter", "1c0d", null, new KeyStatus.Works(317, NOW - 40 * MINUTE, ""), Limiting.OFF,
            "https://openrouter.ai/settings/management-keys", NOW - 3 * DAY, 12_340),
        new KeyItem("k4", "Office LiteLLM", "", "https://llm.office.example/v1", new KeyStatus.Unreachable(NOW - DAY),
            NOW - 9 * DAY, 0),
        new KeyItem("k5", "Groq", "0f0f", null, new KeyStatus.Damaged(), NOW - 8 * DAY, 0));
  }

  private static ActivityView activity() {
    ActivityView view = new ActivityView(new PreviewActions());
    List<ActivityDay> days = List.of(new ActivityDay(NOW, 146, 96 * CENT, 20 * CENT, entries()),
        new ActivityDay(NOW - DAY, 122, 161 * CENT, 0, entries().subList(2, 5)));
    view.show(new ActivityModel(NOW, List.of(Samples.ORIGIN, LANTERN, PANTRY, LOCAL), null, days, true));
    return view;
  }

  private static ActivityView nothing(String origin) {
    ActivityView view = new ActivityView(new PreviewActions());
    view.show(new ActivityModel(NOW, origin == null ? List.of() : List.of(origin), origin, List.of(), false));
    return view;
  }

  private static ActivityView receipt() {
    ActivityView view = activity();
    Page.after(0, () -> receipt(view));
    return view;
  }

  private static void receipt(ActivityView view) {
    view.show(new Receipt(entries().get(5), "default", "Anthropic, key ending 9c1d", 102_000_000,
        "It was stopped before a final count, so the cost is an estimate.", 131 * CENT, 1000 * CENT, Per.MONTH,
        new Receipt.Words("user: Compare these two clauses. Keep it short.", "The first binds both sides.", true)),
        false);
  }

  private static List<Entry> entries() {
    return List.of(
        entry(0, Samples.ORIGIN, "Notes", "gpt-4o-mini", 812, 431, 9_000, Outcome.RUNNING, 400_000),
        entry(1, LANTERN, "Lantern", "claude-sonnet-4-5", 6120, 840, 41_000, Outcome.RUNNING, 31_000_000),
        entry(1, Samples.ORIGIN, "Notes", "gpt-4o-mini", 790, 402, 2_100, Outcome.PAID, 359_700),
        entry(3, PANTRY, "Pantry", "llama3.2", 455, 210, 5_800, Outcome.FREE, 0),
        entry(5, Samples.ORIGIN, "Notes", "gpt-4o-mini", 780, 96, 700, Outcome.STOPPED_BY_OWNER, 174_600),
        entry(12, LANTERN, "Lantern", "claude-sonnet-4-5", 9300, 1340, 18_000, Outcome.ESTIMATED, 48_000_000),
        entry(22, LOCAL, "localhost:5173", "gpt-4o", -1, -1, 0, Outcome.REFUSED_LIMIT, 0),
        entry(32, LANTERN, "Lantern", "claude-sonnet-4-5", -1, -1, 300, Outcome.PROVIDER_ERROR, 0),
        entry(54, LOCAL, "localhost:5173", "o1-pro", -1, -1, 0, Outcome.REFUSED_MODEL, 0),
        entry(72, Samples.ORIGIN, "Notes", "gpt-4o-mini", 640, 20, 400, Outcome.STOPPED_BY_APP, 108_000),
        entry(97, LANTERN, "Lantern", "gpt-4o", -1, -1, 100, Outcome.RETURNED, 0));
  }

  private static Entry entry(int minutesAgo, String origin, String name, String model, long in, long out, long took,
      Outcome outcome, long cost) {
    long at = NOW - minutesAgo * MINUTE;
    return new Entry("e" + minutesAgo + name, at, origin, name, model, in, out, took, outcome, cost);
  }
}

package byok.wallet.pages.dashboard;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.link;
import static byok.ui.El.p;
import static byok.ui.El.span;

import byok.ui.Button;
import byok.ui.Component;
import byok.ui.El;
import byok.ui.Icons;
import byok.ui.Nav;
import byok.ui.Page;
import byok.ui.Part;
import byok.ui.Pieces;
import byok.ui.Slot;
import byok.ui.Toast;
import byok.ui.Tone;
import byok.wallet.pages.sign.SignModel;
import byok.wallet.pages.sign.SignPlate;
import java.util.ArrayList;
import java.util.List;

/** The frame of the dashboard: places to go, the state of the lock, and one page. */
public final class DashboardView extends Component {
  private final DashboardActions actions;
  private final Nav column = Nav.column(DashboardWords.WALLET, places());
  private final Nav foot = Nav.foot(DashboardWords.WALLET, places());
  private final Slot lock = own(new Slot("mt-auto grid gap-3 text-sm"));
  private final Slot sign = own(new Slot("empty:hidden min-w-0"));
  private final Slot phoneSign = own(new Slot("empty:hidden min-w-0 mr-auto"));
  private final El phoneName = span("font-bold mr-auto", DashboardWords.WALLET_SHORT);
  private final Slot pause = own(new Slot("text-sm -mt-3"));
  private final Slot phonePause = own(new Slot(""));
  private final Slot banner = own(new Slot("px-4 md:px-8 pt-5 max-w-[76rem] empty:hidden"));
  private final Slot page = own(new Slot(
      el("main", "px-4 md:px-8 pt-5 md:pt-7 max-w-[76rem] grid grid-cols-1 gap-5").attr("id", "main")));
  private final Toast toast = own(new Toast());
  private final El element;
  private Tab shown;

  public DashboardView(DashboardActions actions) {
    this.actions = actions;
    element = div("min-h-dvh md:grid md:grid-cols-[14.5rem_minmax(0,1fr)]", skip(), aside(),
        div("min-w-0 pb-24 md:pb-10", phoneHead(), banner, page), foot, toast);
    onDetach(Page.onHash(() -> actions.went(Place.now())));
  }

  /** Puts a new view in the page's place; on another tab than before, focus goes to its title. */
  public void show(Tab tab, Component content) {
    page.set(content);
    column.mark(tab.hash);
    foot.mark(tab.hash);
    Page.title(DashboardWords.title(tab.word));
    if (shown != null && shown != tab) {
      Page.scrollToTop();
      page.focus(Head.KEY);
    }
    shown = tab;
  }

  public void show(LockState state) {
    lock.show(state, () -> lock(state));
  }

  /** Shows what the owner recognises the wallet by. */
  public void show(SignModel owners) {
    sign.show(owners, () -> SignPlate.draw(owners));
    phoneSign.show(owners, () -> SignPlate.draw(owners));
    phoneName.with("sr-only", !owners.isEmpty());
  }

  /** Shows whether all apps are paused. */
  public void showPause(boolean paused) {
    pause.show(paused, () -> paused ? null : pauseAll().style("w-full").key("pause"));
    phonePause.show(paused, () -> paused ? null : pauseAll().style("btn-sm"));
    banner.show(paused, () -> !paused ? null
        : div("grid gap-2", Pieces.note(Tone.STOP, Icons.STOP, DashboardWords.PAUSED, DashboardWords.PAUSED_REST),
            div("", Button.primary(DashboardWords.RESUME).key("resume").onPress(actions::resumeAll))));
  }

  private Button pauseAll() {
    return Button.plain(DashboardWords.PAUSE).icon(Icons.STOP).title(DashboardWords.PAUSE_TITLE)
        .onPress(actions::pauseAll);
  }

  /** Says in passing what happened. */
  public void say(String sentence) {
    toast.say(sentence);
  }

  private Part lock(LockState state) {
    return switch (state) {
      case LockState.Open open -> lock(Icons.UNLOCK, DashboardWords.OPEN,
          DashboardWords.OPEN_REST + DashboardWords.in(open.minutes()), lockNow());
      case LockState.OpenForApps lapsed -> lock(Icons.UNLOCK, DashboardWords.OPEN, DashboardWords.LAPSED_REST,
          Button.plain(DashboardWords.UNLOCK).style("w-full").icon(Icons.KEY).onPress(actions::unlock), lockNow());
      case LockState.ThisDevice device ->
          lock(Icons.DISK, DashboardWords.DEVICE, DashboardWords.DEVICE_REST, lockNow());
    };
  }

  private El lock(String icon, String title, String rest, Part... buttons) {
    return div("grid gap-3", div("grid gap-1 px-1",
        p("flex items-center gap-2 font-semibold", Icons.icon(icon)).text(title), p("text-ink-2", rest)),
        div("grid gap-2", buttons));
  }

  private Button lockNow() {
    return Button.plain(DashboardWords.LOCK).style("w-full").icon(Icons.LOCK).key("lock").onPress(actions::lockNow);
  }

  private El aside() {
    El home = link("#" + Tab.OVERVIEW.hash, "flex items-center gap-2.5 px-1 pt-1 font-bold text-lg no-underline", "");
    return el("aside",
        "hidden md:flex flex-col gap-6 sticky top-0 h-dvh p-4 border-r border-line bg-surface overflow-y-auto",
        home.add(Icons.mark("size-7 flex-none")).text(DashboardWords.WALLET), sign, column, lock, pause);
  }

  private El phoneHead() {
    Button now = Button.plain(DashboardWords.LOCK).style("btn-sm").icon(Icons.LOCK).onPress(actions::lockNow);
    return el("header",
        "md:hidden sticky top-0 z-10 flex items-center gap-2.5 px-4 py-2.5 bg-surface border-b border-line",
        Icons.mark("size-7 flex-none"), phoneName, phoneSign, phonePause, now);
  }

  private El skip() {
    return el("button", "btn btn-primary absolute left-3 top-3 z-20 -translate-y-20 focus:translate-y-0")
        .attr("type", "button").text(DashboardWords.SKIP).on("click", () -> page.focus(Head.KEY));
  }

  private static List<Nav.Place> places() {
    List<Nav.Place> places = new ArrayList<>();
    for (Tab tab : Tab.values()) {
      places.add(new Nav.Place(tab.hash, tab.word, tab.icon));
    }
    return places;
  }

  @Override
  protected El element() {
    return element;
  }
}

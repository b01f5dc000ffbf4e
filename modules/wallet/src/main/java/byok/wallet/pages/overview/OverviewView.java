package byok.wallet.pages.overview;

import static byok.ui.El.div;
import static byok.ui.El.p;

import byok.ui.Component;
import byok.ui.El;
import byok.ui.Format;
import byok.ui.Pieces;
import byok.ui.Slot;
import byok.wallet.pages.dashboard.Head;
import java.util.function.Consumer;

/** The wallet at a glance: what it cost, what runs, what just happened. */
public final class OverviewView extends Component {
  private record HeardAt(Object heard, long minute) {}

  private final OverviewActions actions;
  private final El moment = p("text-ink-2 mt-0.5");
  private final Slot alerts = own(new Slot("empty:hidden"));
  private final Slot today = own(new Slot("grid"));
  private final Slot month = own(new Slot("grid"));
  private final Slot heard = own(new Slot("grid sm:col-span-2 lg:col-span-1"));
  private final Slot chart = own(new Slot("min-w-0"));
  private final Slot caps = own(new Slot("empty:hidden"));
  private final Slot running = own(new Slot("empty:hidden"));
  private final Slot recent = own(new Slot(""));
  private final El element;
  private Consumer<String> told = key -> {};

  public OverviewView(OverviewActions actions) {
    this.actions = actions;
    element = div("contents", Head.draw(OverviewWords.TITLE, moment), alerts,
        div("grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-3", today, month, heard), caps,
        div("grid grid-cols-1 gap-4 lg:grid-cols-[minmax(0,1fr)_21.5rem] items-start", chart,
            div("grid gap-4 max-lg:order-first", running, recent)));
    chart.set(Pieces.skeleton());
  }

  /** Runs when the owner has seen an alert, with the alert's key. */
  public void onTold(Consumer<String> action) {
    told = action;
  }

  public void show(OverviewModel model) {
    long now = model.nowMillis();
    moment.content(El.words(OverviewWords.moment(Format.weekday(now), Format.time(now))));
    alerts.show(model.alerts(), () -> model.alerts().isEmpty() ? null
        : Alerts.draw(model.alerts(), now, key -> told.accept(key)));
    caps.show(model.caps(), () -> model.caps().isEmpty() ? null : CapLines.card(model.caps()));
    today.show(model.today(), () -> Sums.sum(OverviewWords.TODAY, model.today(), "today"));
    month.show(model.month(), () -> Sums.sum(Format.month(now), model.month(), "this month"));
    heard.show(new HeardAt(model.heard(), now / 60_000), () -> Sums.heard(model.heard(), now));
    chart.show(model.chart(), () -> SpendCard.draw(model.chart()));
    running.show(new HeardAt(model.running(), now / 1_000), () -> NowCards.running(model.running(), now, actions));
    recent.show(model.recent(), () -> NowCards.recent(model.recent()));
  }

  @Override
  protected El element() {
    return element;
  }
}

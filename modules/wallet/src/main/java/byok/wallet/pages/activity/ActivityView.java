package byok.wallet.pages.activity;

import static byok.ui.El.div;

import byok.ui.Button;
import byok.ui.Component;
import byok.ui.Dialog;
import byok.ui.El;
import byok.ui.Icons;
import byok.ui.OriginPlate;
import byok.ui.Part;
import byok.ui.Pieces;
import byok.ui.Select;
import byok.ui.Slot;
import byok.wallet.pages.PauseButton;
import byok.wallet.pages.When;
import byok.wallet.pages.dashboard.Head;
import java.util.ArrayList;
import java.util.List;

/** The log: requests by day, one app or all, each with its receipt. */
public final class ActivityView extends Component {
  private record Filter(List<String> origins, String chosen) {}

  private record Days(List<ActivityDay> days, boolean older, String origin) {}

  private final ActivityActions actions;
  private final Slot filter = own(new Slot("max-w-80"));
  private final Slot days = own(new Slot("grid grid-cols-1 gap-4"));
  private final El element;
  private long now;

  public ActivityView(ActivityActions actions) {
    this.actions = actions;
    element = div("contents", Head.draw(ActivityWords.TITLE, ActivityWords.ABOUT), filter, days);
    days.set(Pieces.skeleton());
  }

  public void show(ActivityModel model) {
    now = model.nowMillis();
    filter.show(new Filter(model.origins(), model.origin()), () -> filter(model));
    days.show(new Days(model.days(), model.older(), model.origin()), () -> days(model));
  }

  /** Opens a receipt above the log, and above the frame of the dashboard. @param paused whether all apps are */
  public void show(Receipt receipt, boolean paused) {
    String title = ActivityWords.RECEIPT + ", " + When.at(receipt.entry().atMillis(), now);
    Dialog dialog = Dialog.about(title, ReceiptCard.draw(receipt), Button.plain(ActivityWords.CLOSE));
    (paused ? dialog : dialog.beside(pauseAll())).open();
  }

  private Button pauseAll() {
    return Button.quiet(PauseButton.PAUSE).style("-ml-3 mr-auto").icon(Icons.STOP).title(PauseButton.TITLE)
        .onPress(actions::pauseAll);
  }

  private Part filter(ActivityModel model) {
    List<String> names = new ArrayList<>(List.of(ActivityWords.ALL_APPS));
    for (String origin : model.origins()) {
      names.add(OriginPlate.shortName(origin));
    }
    Select[] select = new Select[1];
    select[0] = new Select(ActivityWords.APP, names, model.origins().indexOf(model.origin()) + 1,
        () -> filtered(model.origins(), select[0].chosen()));
    return select[0];
  }

  private void filtered(List<String> origins, int chosen) {
    actions.filter(chosen == 0 ? null : origins.get(chosen - 1));
  }

  private Part days(ActivityModel model) {
    if (model.days().isEmpty()) {
      return nothing(model.origin() != null);
    }
    El all = div("contents");
    for (ActivityDay day : model.days()) {
      all.add(DaySection.draw(day, model.nowMillis(), actions::openReceipt));
    }
    Button older = Button.plain(ActivityWords.OLDER).leadsOn(Icons.RIGHT).key("older").onPress(actions::older);
    return model.older() ? all.add(div("", older)) : all;
  }

  private Part nothing(boolean filtered) {
    if (!filtered) {
      return Pieces.empty(Icons.LIST, ActivityWords.NOTHING, ActivityWords.NOTHING_REST);
    }
    return Pieces.empty(Icons.LIST, ActivityWords.NO_MATCH, ActivityWords.NO_MATCH_REST,
        Button.plain(ActivityWords.CLEAR).style("btn-sm").onPress(() -> actions.filter(null)));
  }

  @Override
  protected El element() {
    return element;
  }
}

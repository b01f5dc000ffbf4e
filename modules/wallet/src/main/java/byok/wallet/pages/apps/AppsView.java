package byok.wallet.pages.apps;

import static byok.ui.El.div;
import static byok.ui.El.p;

import byok.ui.Button;
import byok.ui.Component;
import byok.ui.Dialog;
import byok.ui.El;
import byok.ui.Field;
import byok.ui.Icons;
import byok.ui.OriginPlate;
import byok.ui.Part;
import byok.ui.Pieces;
import byok.ui.Slot;
import byok.wallet.pages.apps.AppStatus.Group;
import byok.wallet.pages.dashboard.Head;
import java.util.List;

/** All sites the wallet knows: who may ask, who might, who may not. */
public final class AppsView extends Component {
  private record Shown(List<AppItem> apps, String opened, Group group, String find) {}

  private final AppsActions actions;
  private final El about = p("text-ink-2 mt-0.5");
  private final Field find = Field.search(AppsWords.FIND).onInput(this::filtered);
  private final GroupChips groups = new GroupChips(this::filtered);
  private final Slot list = own(new Slot("grid gap-4"));
  private final Slot side = own(new Slot("contents"));
  private final El element;
  private AppsModel model;
  private AppDrawer drawer;
  private String opened;

  public AppsView(AppsActions actions) {
    this.actions = actions;
    El filters = div("flex flex-wrap gap-2 items-center", div("flex-1 min-w-48 max-w-80", find), groups);
    element = div("contents", Head.draw(AppsWords.TITLE, about), filters,
        div("lg:grid lg:grid-cols-[minmax(0,1fr)_24rem] gap-5 items-start", list, side));
    list.set(Pieces.skeleton());
  }

  public void show(AppsModel model) {
    this.model = model;
    about.content(El.words(about(model.apps())));
    filtered();
    showDetail();
  }

  private String about(List<AppItem> apps) {
    int suspended = 0;
    for (AppItem app : apps) {
      suspended += app.status() == AppStatus.SUSPENDED ? 1 : 0;
    }
    return AppsWords.about(groups.count(apps) - suspended, suspended);
  }

  private void filtered() {
    if (model != null) {
      String wanted = find.value().trim().toLowerCase();
      list.show(new Shown(model.apps(), id(model.detail()), groups.chosen(), wanted), () -> cards(wanted));
    }
  }

  private Part cards(String wanted) {
    El cards = div("contents");
    boolean none = true;
    for (AppItem app : model.apps()) {
      if (app.status().group == groups.chosen() && matches(app, wanted)) {
        boolean isOpen = app.id().equals(id(model.detail()));
        cards.add(new AppCard(app, model.nowMillis()).draw(isOpen, this::askToRevoke, actions));
        none = false;
      }
    }
    return none ? nothing() : cards;
  }

  private Part nothing() {
    return model.apps().isEmpty()
        ? Pieces.empty(Icons.APPS, AppsWords.NONE, AppsWords.NONE_REST)
        : Pieces.empty(Icons.SEARCH, AppsWords.NO_MATCH, AppsWords.NO_MATCH_REST);
  }

  private void showDetail() {
    AppItem app = item(id(model.detail()));
    if (app == null) {
      close();
      return;
    }
    if (!app.id().equals(opened)) {
      opened = app.id();
      drawer = new AppDrawer(app, actions, model.nowMillis());
      side.set(drawer);
      drawer.show(app, model.detail(), this::askToRevoke);
      drawer.focus();
      return;
    }
    drawer.show(app, model.detail(), this::askToRevoke);
  }

  private void close() {
    if (opened != null) {
      side.set(null);
      list.focus("details-" + opened);
      opened = null;
    }
  }

  private void askToRevoke(AppItem app) {
    String site = OriginPlate.shortName(app.origin());
    Button yes = Button.stop(AppsWords.revokeName(site)).icon(Icons.STOP).onPress(() -> actions.revoke(app.id()));
    Dialog.question(AppsWords.revokeTitle(site), Revocation.of(app.reach()).sentences() + " " + AppsWords.AFTER,
        Button.plain(AppsWords.KEEP), yes).open();
  }

  private AppItem item(String id) {
    for (AppItem app : model.apps()) {
      if (app.id().equals(id)) {
        return app;
      }
    }
    return null;
  }

  private static String id(AppDetail detail) {
    return detail == null ? null : detail.id();
  }

  private static boolean matches(AppItem app, String wanted) {
    String name = app.claimedName() == null ? "" : app.claimedName().toLowerCase();
    return wanted.isEmpty() || app.origin().toLowerCase().contains(wanted) || name.contains(wanted);
  }

  @Override
  protected El element() {
    return element;
  }
}

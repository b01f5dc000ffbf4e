package byok.wallet.pages.local;

import static byok.ui.El.div;
import static byok.ui.El.p;

import byok.ui.El;
import byok.ui.Icons;
import byok.ui.Part;
import byok.ui.Pieces;
import byok.ui.Slot;
import byok.wallet.pages.TitledCard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The card of the models that run in this browser. */
public final class LocalView extends TitledCard {
  private final LocalActions actions;
  private Consumer<String> setUp = providerId -> {};
  private final Slot line = own(new Slot(div("empty:hidden").attr("role", "status")));
  private final Slot list = own(new Slot("grid"));
  private final Slot storage = own(new Slot("text-sm text-ink-2"));
  private final Slot servers = own(new Slot("empty:hidden"));
  private final OtherModel other;
  private final Map<String, LocalRow> rows = new HashMap<>();

  public LocalView(LocalActions actions) {
    super(Icons.icon(Icons.CHIP, "icon text-accent"), LocalWords.TITLE, LocalWords.ABOUT);
    this.actions = actions;
    this.other = own(new OtherModel(actions));
    fill(line, list, storage, other, servers);
  }

  /** Leads to where a server of this computer is set up. */
  public void onSetUp(Consumer<String> action) {
    setUp = action;
  }

  public void showServers(List<LocalServer> all) {
    servers.show(all, () -> ServerRows.draw(all, id -> setUp.accept(id)));
  }

  public void show(LocalList model) {
    list.show(ids(model), () -> draw(model));
    for (LocalItem item : model.items()) {
      rows.get(item.id()).show(item);
    }
    String words = LocalWords.storage(model);
    storage.show(words, () -> p("", words));
  }

  /** The same of one model, a few times a second. */
  public void show(LocalItem item) {
    LocalRow row = rows.get(item.id());
    if (row != null) {
      row.show(item);
    }
  }

  /** Shows what the engine does: @param running 0 or 1 requests; @param waiting for that one to end */
  public void showLine(int running, int waiting) {
    String words = LocalWords.line(running, waiting);
    line.show(words, () -> words.isEmpty() ? null : Pieces.liveBadge(words));
  }

  /** Says why a file that was chosen is not taken; null takes it back. */
  public void fileProblem(String sentence) {
    other.fileProblem(sentence);
  }

  /** Says why nothing comes from an address. */
  public void addressProblem(String sentence) {
    other.addressProblem(sentence);
  }

  /** The address is no longer needed: its model comes. */
  public void addressTaken() {
    other.addressTaken();
  }

  private Part draw(LocalList model) {
    if (model.items().isEmpty()) {
      return p("text-ink-2", LocalWords.NONE);
    }
    List<LocalItem> fit = new ArrayList<>(model.items());
    List<LocalItem> unfit = new ArrayList<>(model.items());
    fit.removeIf(LocalItem::isUnfit);
    unfit.removeIf(item -> !item.isUnfit());
    return div("grid gap-2", fit.isEmpty() ? null : rows(fit, LocalWords.LIST), unfit.isEmpty() ? null : rest(unfit));
  }

  private El rest(List<LocalItem> unfit) {
    El about = p("text-sm text-ink-2", LocalWords.UNFIT_ABOUT);
    return Pieces.more(LocalWords.UNFIT, div("grid pt-2", about, rows(unfit, LocalWords.UNFIT)));
  }

  private El rows(List<LocalItem> items, String name) {
    El all = div("divide-y divide-line -mx-4").attr("role", "group").attr("aria-label", name);
    for (LocalItem item : items) {
      all.add(rows.computeIfAbsent(item.id(), id -> new LocalRow(actions, other::choose)));
    }
    return all;
  }

  private static List<String> ids(LocalList model) {
    List<String> ids = new ArrayList<>();
    for (LocalItem item : model.items()) {
      ids.add(item.isUnfit() ? item.id() + " unfit" : item.id());
    }
    return ids;
  }
}

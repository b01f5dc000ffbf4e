package byok.wallet.pages.keys;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.heading;

import byok.ui.Component;
import byok.ui.El;
import byok.ui.Icons;
import byok.ui.Part;
import byok.ui.Pieces;
import byok.ui.Slot;
import byok.wallet.pages.answers.DefaultsView;
import byok.wallet.pages.dashboard.Head;
import byok.wallet.pages.local.LocalView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What may answer: the keys that are there, and adding one. */
public final class KeysView extends Component {
  private final KeysActions actions;
  private final DefaultsView defaults;
  private final Slot list = own(new Slot("grid gap-5"));
  private final Slot below = own(new Slot("empty:hidden"));
  private final Slot add = own(new Slot("grid gap-3"));
  private final Map<String, KeyCard> cards = new HashMap<>();
  private final GettingOutcome getting;
  private final El element;
  private KeyForm form;

  /** @param local the card of the models of this browser; null where there can be none */
  public KeysView(KeysActions actions, LocalView local) {
    this.actions = actions;
    this.defaults = new DefaultsView(actions::saveDefaults);
    El adding = el("section", "card p-4 grid gap-4 lg:row-span-2", heading(2, "text-lg", KeyWords.ADD), add);
    getting = own(new GettingOutcome(actions::getAgain));
    element = div("contents", Head.draw(KeyWords.TITLE, KeyWords.ABOUT), getting,
        div("grid grid-cols-1 lg:grid-cols-[minmax(0,1fr)_24rem] lg:grid-rows-[auto_1fr] gap-5 items-start",
            list, adding, div("grid gap-5", local == null ? null : own(local), below)));
    list.set(Pieces.skeleton());
    if (local != null) {
      local.onSetUp(providerId -> form.choose(providerId));
    }
  }

  public void show(KeysModel model) {
    add.show(model.providers(), () -> form(model.providers()));
    below.show(model.defaults() != null, () -> model.defaults() == null ? null : defaults);
    if (model.defaults() != null) {
      defaults.show(model.defaults());
    }
    list.show(shown(model), () -> cards(model));
    for (KeyItem key : model.keys()) {
      cards.get(key.id()).show(key, model.nowMillis());
    }
  }

  /** Shows how far the check of the key being added is. */
  public void added(KeyCheck check) {
    form.show(check);
  }

  /** Shows what became of a key that is got by signing in. */
  public void getting(KeyGetting state) {
    getting.show(state);
    form.show(state);
  }

  /** Shows how far the check of a replacement is; a key that works ends it. */
  public void replaced(String id, KeyCheck check) {
    KeyCard card = cards.get(id);
    if (card != null) {
      card.replaced(check);
    }
  }

  /** The same of a management key. */
  public void managed(String id, KeyCheck check) {
    KeyCard card = cards.get(id);
    if (card != null) {
      card.managed(check);
    }
  }

  private Part form(List<ProviderChoice> providers) {
    form = new KeyForm(providers, actions::add, actions);
    return form;
  }

  private Part cards(KeysModel model) {
    if (model.keys().isEmpty()) {
      return model.answeredHere()
          ? Pieces.empty(Icons.CHIP, KeyWords.NONE_NEEDED, KeyWords.NONE_NEEDED_REST)
          : Pieces.empty(Icons.KEY, KeyWords.NO_KEYS, KeyWords.NO_KEYS_REST);
    }
    El all = el("section", "card divide-y divide-line").attr("aria-label", KeyWords.LIST);
    for (KeyItem key : model.keys()) {
      all.add(card(key.id()));
    }
    return all;
  }

  private KeyCard card(String id) {
    KeyCard card = cards.get(id);
    if (card == null) {
      card = new KeyCard(id, actions);
      cards.put(id, card);
    }
    return card;
  }

  /** What the list is drawn anew for. */
  private static List<String> shown(KeysModel model) {
    List<String> ids = new ArrayList<>();
    for (KeyItem key : model.keys()) {
      ids.add(key.id());
    }
    return ids.isEmpty() ? List.of(String.valueOf(model.answeredHere())) : ids;
  }

  @Override
  protected El element() {
    return element;
  }
}

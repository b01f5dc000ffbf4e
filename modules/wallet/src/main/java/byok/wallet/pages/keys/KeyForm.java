package byok.wallet.pages.keys;

import static byok.ui.El.div;
import static byok.ui.El.link;
import static byok.ui.El.p;
import static byok.ui.El.words;

import byok.ui.Button;
import byok.ui.Component;
import byok.ui.El;
import byok.ui.Field;
import byok.ui.Form;
import byok.ui.Icons;
import byok.ui.Part;
import byok.ui.Pieces;
import byok.ui.Select;
import byok.ui.Slot;
import byok.ui.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Adds a key of a provider, or a custom endpoint, after it was checked. The typed key leaves the field once it is
 * saved. Where a provider gives keys to those who sign in, a door to that stands below.
 */
public final class KeyForm extends Component {
  private final List<ProviderChoice> providers;
  private final Consumer<KeyDraft> send;
  private final Select provider;
  private final Field secret = Field.secret(KeyWords.KEY, "off");
  private final Field management = Field.secret(KeyWords.MANAGEMENT_OPTIONAL, "off");
  private final El managementPlace = div("grid gap-1.5");
  private final EndpointFields endpoint = new EndpointFields();
  private final El endpointPlace = div("", endpoint);
  private final Slot outcome = own(new Slot(div("empty:hidden").attr("aria-live", "polite")));
  private final Slot note = own(new Slot("empty:hidden"));
  private final El where = p("hint");
  private final Button save = Button.primary(KeyWords.SAVE).submits();
  private final List<GetKey> doors = new ArrayList<>();
  private final El element;

  /** {@code providers} has at least one; {@code send} is called with each draft that is complete. */
  public KeyForm(List<ProviderChoice> providers, Consumer<KeyDraft> send, GettingActions actions) {
    this.providers = providers;
    this.send = send;
    provider = new Select(KeyWords.PROVIDER, names(providers), 0, this::providerChosen);
    Form form = new Form("grid gap-3.5", this::sent);
    form.add(provider, note, endpointPlace, secret, managementPlace, outcome, div("", save), where);
    element = div("grid gap-4", form).add(doors(actions));
    providerChosen();
  }

  /** Holds the door while somebody goes through it. */
  public void show(KeyGetting state) {
    if (state instanceof KeyGetting.Got) {
      save.main(false);
    }
    for (GetKey door : doors) {
      door.off(state.isRunning());
    }
  }

  private List<GetKey> doors(GettingActions actions) {
    for (ProviderChoice each : providers) {
      if (each.signIn() != null) {
        doors.add(own(new GetKey(each, actions)));
      }
    }
    return doors;
  }

  /** Begins with a provider of the list. */
  void choose(String providerId) {
    for (int i = 0; i < providers.size(); i++) {
      if (providers.get(i).id().equals(providerId)) {
        provider.choose(i);
        providerChosen();
        provider.focus();
      }
    }
  }

  /** Shows how far the check is. */
  public void show(KeyCheck check) {
    boolean checking = check.isRunning();
    save.off(checking);
    secret.off(checking).problem(null);
    management.off(checking);
    if (check instanceof KeyCheck.Works) {
      secret.value("");
      management.value("");
    }
    save.main(!(check instanceof KeyCheck.Works));
    outcome.show(check, () -> draw(check));
  }

  private static Part draw(String note) {
    return note == null ? null : Pieces.note(Tone.PLAIN, Icons.INFO, KeyWords.FROM_A_BROWSER, note);
  }

  static Part draw(KeyCheck check) {
    return switch (check) {
      case KeyCheck.Idle idle -> null;
      case KeyCheck.Checking checking -> Pieces.working(KeyWords.asking(checking.provider()));
      case KeyCheck.Proving proving -> Pieces.working(KeyWords.askingForKey(proving.provider()));
      case KeyCheck.Works works ->
          Pieces.note(Tone.OK, Icons.DONE, KeyWords.works(works.models()), KeyWords.saved(works.ending()));
      case KeyCheck.Refused refused ->
          Pieces.note(Tone.STOP, Icons.STOP, refused.fact(), KeyWords.NOTHING_SAVED + " " + refused.advice());
    };
  }

  private void sent() {
    ProviderChoice to = chosen();
    boolean complete = !to.isOwn() || endpoint.check();
    boolean missing = !to.isOwn() && secret.value().isBlank();
    secret.problem(missing ? KeyWords.NO_KEY : null);
    if (missing) {
      secret.focus();
    } else if (complete && !save.isOff()) {
      send.accept(draft(to));
    }
  }

  private KeyDraft draft(ProviderChoice to) {
    String key = secret.value().trim();
    String managing = to.managementPage() == null ? "" : management.value().trim();
    return to.isOwn() ? endpoint.draft(to.id(), key) : new KeyDraft(to.id(), key, managing, null, null, null, null);
  }

  private void providerChosen() {
    ProviderChoice to = chosen();
    endpointPlace.hidden(!to.isOwn());
    if (to.isOwn()) {
      endpoint.suggest(to.id().equals("custom") ? "" : to.name(), to.own());
    }
    note.show(String.valueOf(to.note()), () -> draw(to.note()));
    secret.label(to.isOwn() ? KeyWords.KEY_OPTIONAL : KeyWords.KEY).placeholder(to.keyExample()).problem(null);
    managementPlace.hidden(to.managementPage() == null);
    if (to.managementPage() != null) {
      managementPlace.content(management, SecretForm.where(to.name(), to.managementPage()));
    }
    where.hidden(to.keyPage() == null);
    if (to.keyPage() != null) {
      where.content(words(KeyWords.NONE_YET), link(to.keyPage(), "link", KeyWords.whereToGet(to.name())).newTab());
    }
    outcome.set(null);
  }

  private ProviderChoice chosen() {
    return providers.get(provider.chosen());
  }

  private static List<String> names(List<ProviderChoice> providers) {
    List<String> names = new ArrayList<>();
    for (ProviderChoice provider : providers) {
      names.add(provider.name());
    }
    return names;
  }

  @Override
  protected El element() {
    return element;
  }
}

package byok.wallet.pages.keys;

import static byok.ui.El.el;

import byok.ui.Button;
import byok.ui.Component;
import byok.ui.Dialog;
import byok.ui.El;
import byok.ui.Icons;
import byok.ui.Slot;

/** One key with what can be done to it. */
final class KeyCard extends Component {
  private final KeysActions actions;
  private final String id;
  private final Slot row = own(new Slot(""));
  private final Slot below = own(new Slot("empty:hidden"));
  private final El element = el("article", "p-4", row, below);
  private KeyItem key;
  private SecretForm replacing;
  private SecretForm managing;

  KeyCard(String id, KeysActions actions) {
    this.id = id;
    this.actions = actions;
  }

  void show(KeyItem key, long now) {
    this.key = key;
    row.show(key, () -> new KeyRow(key, now).draw(check(), replace(), limit(), remove()));
  }

  void replaced(KeyCheck check) {
    if (check instanceof KeyCheck.Works) {
      close();
    } else if (replacing != null) {
      replacing.show(check);
    }
  }

  void managed(KeyCheck check) {
    if (check instanceof KeyCheck.Works) {
      close();
    } else if (managing != null) {
      managing.show(check);
    }
  }

  /** Null where the provider makes no limited keys. */
  private Button limit() {
    return switch (key.limiting()) {
      case IMPOSSIBLE -> null;
      case OFF -> action(KeyWords.LIMIT_APPS, "limit", () -> {
        close();
        managing = SecretForm.managing(
            key.name(), key.managementPage(), secret -> actions.manage(id, secret), this::cancel);
        below.set(managing);
      });
      case ON -> action(KeyWords.LIMIT_NO_MORE, "limit", () -> actions.unmanage(id));
    };
  }

  private Button check() {
    boolean off = key.status() instanceof KeyStatus.Checking || key.status() instanceof KeyStatus.Damaged;
    return action(KeyWords.CHECK_AGAIN, "check", () -> actions.check(id)).off(off);
  }

  private Button replace() {
    return action(KeyWords.REPLACE, "replace", () -> {
      close();
      replacing = SecretForm.replacing(secret -> actions.replace(id, secret), this::cancel);
      below.set(replacing);
    });
  }

  private Button remove() {
    return action(KeyWords.REMOVE, "remove", this::askToRemove).style("is-stop");
  }

  private void askToRemove() {
    Button yes = Button.stop(KeyWords.remove(key.name())).icon(Icons.STOP).onPress(() -> actions.remove(id));
    Dialog.question(KeyWords.removeTitle(key.name()), KeyWords.removeRest(key.name()),
        Button.plain(KeyWords.KEEP), yes).open();
  }

  private void cancel() {
    if (replacing != null && replacing.isRunning() || managing != null && managing.isRunning()) {
      actions.giveUp();
    }
    close();
  }

  private void close() {
    if (replacing != null || managing != null) {
      row.focus((replacing != null ? "replace-" : "limit-") + id);
      replacing = null;
      managing = null;
      below.set(null);
    }
  }

  private Button action(String words, String name, Runnable action) {
    return Button.quiet(words).style("btn-sm").key(name + "-" + id)
        .named(KeyWords.named(words, key.name())).onPress(action);
  }

  @Override
  protected El element() {
    return element;
  }
}

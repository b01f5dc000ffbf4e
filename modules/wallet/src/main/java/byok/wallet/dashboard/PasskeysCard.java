package byok.wallet.dashboard;

import byok.browser.platform.Green;
import byok.core.audit.AuditKind;
import byok.core.vault.Passkey;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.ui.Component;
import byok.wallet.pages.passkeys.PasskeyItem;
import byok.wallet.pages.passkeys.PasskeysActions;
import byok.wallet.pages.passkeys.PasskeysModel;
import byok.wallet.pages.passkeys.PasskeysModel.State;
import byok.wallet.pages.passkeys.PasskeysView;
import java.util.ArrayList;
import java.util.List;

/** The card of the passkeys that open the wallet. */
final class PasskeysCard implements SafetySheet.Card, PasskeysActions {
  private final Board board;
  private final Desk desk;
  private final PasskeysView view = new PasskeysView(this);

  PasskeysCard(Board board) {
    this.board = board;
    this.desk = board.desk;
  }

  @Override
  public Component view() {
    return view;
  }

  @Override
  public void refresh() {
    List<PasskeyItem> items = new ArrayList<>();
    for (Passkey each : desk.passkeys.list()) {
      items.add(new PasskeyItem(each.id(), each.name(), each.createdAt(), each.isUsable()));
    }
    view.show(new PasskeysModel(desk.now(), state(), items));
  }

  private State state() {
    return desk.isByDevice() ? State.BY_DEVICE : switch (desk.passkeys.support()) {
      case OFFERED -> State.OFFERED;
      case NO_PASSKEYS -> State.NO_PASSKEYS;
      case NO_SECRETS -> State.NO_SECRETS;
    };
  }

  /** Waits beside the page's loop: the browser's window may stand for minutes. */
  @Override
  public void addPasskey(String passphrase, String name) {
    board.change(() -> {
      view.door().working();
      Green.run(() -> desk.tasks.put(attempt(passphrase, name)));
    });
  }

  private Runnable attempt(String passphrase, String name) {
    try {
      desk.passkeys.add(passphrase, name);
      return () -> changed("passkey added", name + " opens this wallet now.");
    } catch (ByokException e) {
      return e.code() == ErrorCode.WRONG_PASSPHRASE ? view.door()::wrong : () -> view.door().failed(e.getMessage());
    }
  }

  @Override
  public void renamePasskey(String id, String name) {
    board.change(() -> {
      desk.passkeys.rename(id, name);
      desk.channel.tellChanged("vault");
    });
  }

  @Override
  public void removePasskey(String id) {
    board.change(() -> {
      desk.passkeys.remove(id);
      changed("passkey removed", "It opens this wallet no longer.");
    });
  }

  private void changed(String detail, String sentence) {
    desk.note(desk.event(AuditKind.SETTINGS_CHANGED).detail(detail));
    desk.channel.tellChanged("vault");
    view.door().close();
    board.refresh();
    board.say(sentence);
  }
}

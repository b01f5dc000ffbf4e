package byok.wallet.shared;

import byok.browser.platform.Green;
import byok.browser.platform.Mailbox;
import byok.core.vault.Passkeys;
import byok.protocol.ByokException;
import java.util.function.Consumer;

/**
 * Lets the owner open the wallet by a passkey, or prove anew who is there. It waits beside the page's own loop, as the
 * browser's window for it may stand for minutes.
 */
public final class PasskeyDoor {
  private final Passkeys passkeys;
  private final Mailbox<Runnable> tasks;
  private boolean asking;

  public PasskeyDoor(Passkeys passkeys, Mailbox<Runnable> tasks) {
    this.passkeys = passkeys;
    this.tasks = tasks;
  }

  /** Whether there is a passkey, and a browser that can use it. */
  public boolean isOffered() {
    return passkeys.isOffered();
  }

  /** Asks the owner; one of the two follows as a task. Within a click. @param refused is told why in one sentence */
  public void open(Runnable opened, Consumer<String> refused) {
    if (!asking) {
      asking = true;
      Green.run(() -> tasks.put(asked(opened, refused)));
    }
  }

  private Runnable asked(Runnable opened, Consumer<String> refused) {
    try {
      passkeys.unlock();
      return opened;
    } catch (ByokException e) {
      return () -> refused.accept(e.getMessage());
    } finally {
      asking = false;
    }
  }
}

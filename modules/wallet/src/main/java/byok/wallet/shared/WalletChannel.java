package byok.wallet.shared;

import byok.browser.platform.Channel;
import byok.browser.platform.Mailbox;
import byok.browser.platform.WebCrypto;
import byok.core.port.Crypto;
import byok.core.vault.OpenVault;
import byok.core.vault.Vault;
import byok.protocol.Lists;
import byok.protocol.Value;
import byok.rpc.Timers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the wallet's pages tell each other (protocol/spec/rpc.md, "Between wallet pages"): that something changed, that
 * a grant was revoked, that the wallet was locked; and the key of the unlocked vault, from a page that has it to one
 * that asks.
 */
public final class WalletChannel {
  public static final String NAME = "byok";

  private static final int PATIENCE_MILLIS = 400;

  private final Channel channel;
  private final Vault vault;
  private final Timers timers;
  private final List<Mailbox<Crypto.SealKey>> waiting = new ArrayList<>();
  private Consumer<String> changed = what -> {};
  private Consumer<String> revoked = grantId -> {};
  private Consumer<String> stopped = entryId -> {};
  private Runnable locked = () -> {};
  private Consumer<String> waits = origin -> {};
  private Runnable waitingAsked = () -> {};

  public WalletChannel(Channel channel, Vault vault, Timers timers) {
    this.channel = channel;
    this.vault = vault;
    this.timers = timers;
    channel.onMessage((message, key) -> {
      if (message instanceof Value.Obj frame) {
        receive(frame, WebCrypto.wrap(key));
      }
    });
  }

  /** Something was stored in another page: {@code keys}, {@code grants}, {@code ledger} or {@code vault}. */
  public void onChanged(Consumer<String> listener) {
    changed = listener;
  }

  public void onRevoked(Consumer<String> listener) {
    revoked = listener;
  }

  /** The owner ends the running request of a ledger entry. */
  public void onStopped(Consumer<String> listener) {
    stopped = listener;
  }

  public void tellStopped(String entryId) {
    channel.post(message("stop").put("entry", entryId));
  }

  public void onLocked(Runnable listener) {
    locked = listener;
  }

  /** A consent window holds the request of an origin until the wallet is ready. */
  public void onWaiting(Consumer<String> listener) {
    waits = listener;
  }

  public void onWaitingAsked(Runnable listener) {
    waitingAsked = listener;
  }

  public void tellWaiting(String origin) {
    channel.post(message("waiting").put("origin", origin));
  }

  public void askWaiting() {
    channel.post(message("waiting?"));
  }

  public void tellChanged(String what) {
    channel.post(message("changed").put("what", what));
  }

  public void tellRevoked(String grantId) {
    channel.post(message("revoked").put("grantId", grantId));
  }

  public void tellLocked() {
    channel.post(message("locked"));
  }

  /** The key of the unlocked vault from another page of the wallet; null where none answers at once. */
  public Crypto.SealKey ask() {
    Mailbox<Crypto.SealKey> answer = new Mailbox<>();
    waiting.add(answer);
    timers.after(PATIENCE_MILLIS, () -> answer.put(null));
    channel.post(message("keys?"));
    Crypto.SealKey key = answer.take();
    Lists.removeSame(waiting, answer);
    return key;
  }

  private void receive(Value.Obj frame, Crypto.SealKey key) {
    String name = frame.text("m");
    switch (name == null ? "" : name) {
      case "changed" -> changed.accept(frame.text("what"));
      case "revoked" -> revoked.accept(frame.text("grantId"));
      case "stop" -> stopped.accept(frame.text("entry"));
      case "locked" -> {
        vault.lock();
        locked.run();
      }
      case "waiting" -> waits.accept(frame.text("origin"));
      case "waiting?" -> waitingAsked.run();
      case "keys?" -> answer();
      case "keys" -> {
        for (Mailbox<Crypto.SealKey> one : List.copyOf(waiting)) {
          one.put(key);
        }
      }
      default -> {}
    }
  }

  private void answer() {
    OpenVault open = vault.usable();
    if (open != null) {
      channel.post(message("keys"), WebCrypto.unwrap(open.key()));
    }
  }

  private static Value.Obj message(String name) {
    return new Value.Obj().put("m", name);
  }
}

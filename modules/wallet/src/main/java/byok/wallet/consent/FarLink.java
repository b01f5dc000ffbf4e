package byok.wallet.consent;

import byok.browser.platform.Mailbox;
import byok.core.port.Clock;
import byok.core.port.Crypto;
import byok.protocol.Lists;
import byok.protocol.Value;
import byok.rpc.Timers;
import byok.wallet.shared.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The way to a bridge that this window cannot read: it is asked for what stands around it. It is a page of the wallet,
 * so it says what the browser told it.
 */
final class FarLink extends BridgeLink {
  private static final int PATIENCE_MILLIS = 4_000;
  private static final int GLANCE_MILLIS = 2_500;
  private static final int SILENCE_MILLIS = 15_000;

  private final Timers timers;
  private final Clock clock;
  private final Crypto.SealKey agreedKey;
  private final List<Mailbox<String>> asking = new ArrayList<>();
  private String origin;
  private double heardAt;
  private double askedAt;

  FarLink(Line line, Crypto.SealKey agreedKey, Timers timers, Clock clock) {
    super(null, line);
    this.agreedKey = agreedKey;
    this.timers = timers;
    this.clock = clock;
    this.heardAt = clock.nowMillis();
  }

  @Override
  String appOrigin() {
    Mailbox<String> answer = new Mailbox<>();
    asking.add(answer);
    askOrigin();
    timers.after(PATIENCE_MILLIS, () -> answer.put(null));
    String told = answer.take();
    Lists.removeSame(asking, answer);
    return told;
  }

  @Override
  String glance() {
    double now = clock.nowMillis();
    if (now - askedAt > GLANCE_MILLIS) {
      askOrigin();
    }
    return now - heardAt > SILENCE_MILLIS ? null : origin;
  }

  @Override
  Crypto.SealKey agreedKey() {
    return agreedKey;
  }

  @Override
  void onMessage(Consumer<Value.Obj> receiver) {
    super.onMessage(receiver);
    line.onMessage((message, key) -> {
      if ("origin".equals(message.text("q"))) {
        told(message.text("origin"));
      } else {
        receiver.accept(message);
      }
    });
  }

  private void askOrigin() {
    askedAt = clock.nowMillis();
    line.post(new Value.Obj().put("q", "origin"));
  }

  private void told(String now) {
    origin = now;
    heardAt = clock.nowMillis();
    for (Mailbox<String> one : List.copyOf(asking)) {
      one.put(now);
    }
  }
}

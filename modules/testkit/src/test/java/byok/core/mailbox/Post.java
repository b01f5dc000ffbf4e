package byok.core.mailbox;

import byok.core.port.KeyAgreement;
import byok.protocol.Value;
import byok.testkit.JvmKeyAgreement;
import byok.testkit.JvmWallet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A jar of cookies with a window and a bridge at it. Keeps what ever lay there. */
final class Post implements Slots {
  static final String REQUEST = "0123456789abcdef0123456789abcdef";

  final JvmWallet wallet = JvmWallet.create();
  final KeyAgreement agreement = new JvmKeyAgreement(wallet.ports().crypto());
  final MailEnd window = end(Side.WINDOW, REQUEST);
  final MailEnd bridge = end(Side.BRIDGE, REQUEST);
  final Map<String, String> lying = new HashMap<>();
  final List<String> lain = new ArrayList<>();

  MailEnd end(Side side, String requestId) {
    return new MailEnd(wallet.ports(), agreement, this, side, requestId);
  }

  /** Both sides have met. */
  static Post met() {
    Post post = new Post();
    post.window.knock();
    post.bridge.move();
    post.window.move();
    return post;
  }

  static Value.Obj letter(String text) {
    return new Value.Obj().put("q", text);
  }

  static String words(Value.Obj letter) {
    return letter == null ? null : letter.text("q");
  }

  /** What one side gets of one letter of the other, after all parts have crossed. */
  static Value.Obj cross(MailEnd from, MailEnd to) {
    Value.Obj letter = null;
    for (int i = 0; letter == null && i < 250; i++) {
      letter = to.move();
      from.move();
    }
    return letter;
  }

  @Override
  public String get(String name) {
    return lying.get(name);
  }

  @Override
  public void put(String name, String text) {
    lying.put(name, text);
    lain.add(name + "=" + text);
  }

  @Override
  public void empty(String name) {
    lying.remove(name);
  }
}

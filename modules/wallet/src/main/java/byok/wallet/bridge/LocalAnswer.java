package byok.wallet.bridge;

import byok.browser.platform.Mailbox;
import byok.core.port.Http;
import byok.protocol.Utf8;
import byok.protocol.Value;
import java.util.List;

/** The engine's answer to one request, as it comes. */
final class LocalAnswer implements Http.Response {
  private static final Value.Obj END = new Value.Obj().put("t", "eof");
  /** Characters of a whole answer: more than any context holds. */
  private static final int MOST = 8 << 20;
  /** What a message counts for beside its text, so that empty ones come to an end as well. */
  private static final int EACH = 64;
  private static final int LONGEST_TYPE = 100;

  private final Mailbox<Value.Obj> messages = new Mailbox<>();
  private final Runnable whenOver;
  private int status;
  private String type;
  private int characters;
  private boolean begun;
  private boolean over;
  private boolean ended;

  /** @param whenOver runs once, when the last of it has come, or it was broken off */
  LocalAnswer(Runnable whenOver) {
    this.whenOver = whenOver;
  }

  /** Its end frees the engine at once, however late it is read. Whatever is not next ends it. */
  void receive(Value.Obj message) {
    String type = message.text("t");
    if (!over && isNext(message, type)) {
      begun = true;
      messages.put(message);
      endAt(type);
    } else {
      broken();
    }
  }

  private boolean isNext(Value.Obj message, String type) {
    String data = message.text("data");
    characters += EACH + (data == null ? 0 : data.length());
    return characters <= MOST && switch (type) {
      case "head" -> !begun;
      case "data" -> begun && data != null;
      case "eof" -> begun;
      default -> type.equals("broken");
    };
  }

  private void endAt(String type) {
    if (type.equals("eof") || type.equals("broken")) {
      over = true;
      whenOver.run();
    }
  }

  void broken() {
    if (!over) {
      messages.put(new Value.Obj().put("t", "broken"));
      endAt("broken");
    }
  }

  void awaitHead() {
    Value.Obj head = next();
    status = LocalFailure.status(head, 200);
    String told = head.text("type");
    type = isType(told) ? told : "application/json";
  }

  /** Whether it can stand in a header. */
  private static boolean isType(String told) {
    boolean can = told != null && !told.isEmpty() && told.length() <= LONGEST_TYPE;
    for (int i = 0; can && i < told.length(); i++) {
      can = told.charAt(i) >= ' ' && told.charAt(i) <= '~';
    }
    return can;
  }

  /** The next message that means something; {@link Http.Broken} where there is none any more. */
  private Value.Obj next() {
    Value.Obj message = ended ? END : messages.take();
    String type = message.text("t");
    if (type.equals("broken")) {
      ended = true;
      throw new Http.Broken("The engine broke off its answer.");
    }
    ended |= type.equals("eof");
    return message;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public List<Http.Header> headers() {
    return List.of(new Http.Header("content-type", type));
  }

  @Override
  public byte[] read() {
    Value.Obj message = next();
    String text = message.text("data");
    return ended ? null : Utf8.encode(text == null ? "" : text);
  }
}

package byok.wallet.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import byok.core.port.Http;
import byok.protocol.Utf8;
import byok.protocol.Value;
import org.junit.jupiter.api.Test;

/** What an engine says is read as a stranger's word. */
class LocalAnswerTest {
  private int over;
  private final LocalAnswer answer = new LocalAnswer(() -> over++);

  private LocalAnswer hear(Value.Obj... messages) {
    for (Value.Obj message : messages) {
      answer.receive(message);
    }
    return answer;
  }

  private static Value.Obj message(String type) {
    return new Value.Obj().put("t", type);
  }

  private static Value.Obj head() {
    return message("head").put("status", 200).put("type", "text/event-stream");
  }

  private static Value.Obj data(String text) {
    return message("data").put("data", text);
  }

  @Test
  void headTextAndEnd_areAnAnswer() {
    hear(head(), data("Hel"), data("lo"), message("eof"));
    answer.awaitHead();
    assertEquals(200, answer.status());
    assertEquals("text/event-stream", answer.headers().get(0).value());
    assertEquals("Hel", Utf8.decode(answer.read()));
    assertEquals("lo", Utf8.decode(answer.read()));
    assertNull(answer.read());
    assertEquals(1, over);
  }

  @Test
  void whatIsNotNext_endsIt() {
    for (Value.Obj wrong : new Value.Obj[] {
        head(), message("data"), data("x").put("data", 5), message("nothing").put("junk", "x".repeat(100))}) {
      LocalAnswer one = new LocalAnswer(() -> over++);
      one.receive(head());
      one.receive(wrong);
      one.awaitHead();
      assertThrows(Http.Broken.class, one::read, wrong.toString());
    }
    assertEquals(4, over);
  }

  @Test
  void textOrAnEnd_beforeTheHead_isNoAnswer() {
    for (Value.Obj first : new Value.Obj[] {data("x"), message("eof")}) {
      LocalAnswer one = new LocalAnswer(() -> over++);
      one.receive(first);
      assertThrows(Http.Broken.class, one::awaitHead);
    }
  }

  @Test
  void messagesWithoutText_comeToAnEndAsWell() {
    hear(head());
    for (int i = 0; i < 200_000 && over == 0; i++) {
      hear(data(""));
    }
    assertEquals(1, over);
  }

  @Test
  void aTypeThatNoHeaderTakes_isNotTaken() {
    hear(head().put("type", "text/html\r\nset-cookie: a=b"), message("eof")).awaitHead();
    assertEquals("application/json", answer.headers().get(0).value());
  }

  @Test
  void afterItsEnd_nothingIsHeard() {
    hear(head(), message("eof"), data("more"), message("eof"));
    answer.awaitHead();
    assertNull(answer.read());
    assertEquals(1, over);
  }
}

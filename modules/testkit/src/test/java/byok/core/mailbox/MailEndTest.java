package byok.core.mailbox;

import static byok.core.Sample.refused;
import static byok.core.mailbox.Post.cross;
import static byok.core.mailbox.Post.letter;
import static byok.core.mailbox.Post.words;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.protocol.ErrorCode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailEndTest {
  private final Post post = Post.met();

  @Test
  void letters_goBothWays_andNothingIsLeftLying() {
    post.window.post(letter("pending"));
    assertEquals("pending", words(cross(post.window, post.bridge)));
    post.bridge.post(letter("request"));
    assertEquals("request", words(cross(post.bridge, post.window)));
    assertEquals(Map.of(), post.lying);
  }

  @Test
  void lettersOfOneSide_arriveInOrder() {
    for (int i = 1; i <= 5; i++) {
      post.bridge.post(letter("n" + i));
    }
    for (int i = 1; i <= 5; i++) {
      assertEquals("n" + i, words(cross(post.bridge, post.window)));
    }
  }

  @Test
  void whatLiesThere_isShort_andSaysNothing() {
    post.window.post(letter("secret ".repeat(2_000)));
    assertNotNull(cross(post.window, post.bridge));
    for (String slip : post.lain) {
      assertTrue(slip.length() <= 1_560, "length " + slip.length());
      assertFalse(slip.contains("secret") || slip.contains(Post.REQUEST), slip);
    }
  }

  @Test
  void bothSides_haveTheSessionsKey_andNoOther() {
    byte[] sealed = post.wallet.ports().crypto().seal(post.window.sessionKey(), new byte[] {7}, new byte[0]);
    assertArrayEquals(
        new byte[] {7}, post.wallet.ports().crypto().open(post.bridge.sessionKey(), sealed, new byte[0]));
    assertNull(post.wallet.ports().crypto().open(Post.met().bridge.sessionKey(), sealed, new byte[0]));
  }

  @Test
  void aLetterWithAnyCharacterChanged_endsTheExchange() {
    post.window.post(letter("approve"));
    String whole = only(post);
    String head = whole.substring(0, whole.indexOf('.', whole.indexOf('.', 4) + 1) + 1);
    for (int at = head.length(); at < whole.length(); at++) {
      Post fresh = Post.met();
      fresh.window.post(letter("approve"));
      String slip = only(fresh);
      char other = slip.charAt(at) == 'A' ? 'B' : 'A';
      put(fresh, slip.substring(0, at) + other + slip.substring(at + 1));
      assertNull(fresh.bridge.move());
      assertTrue(fresh.bridge.isOver(), "character " + at);
    }
  }

  @Test
  void aLetterPlayedAgain_endsTheExchange() {
    post.window.post(letter("approve"));
    String slip = only(post);
    assertEquals("approve", words(post.bridge.move()));
    put(post, slip);
    assertNull(post.bridge.move());
    assertTrue(post.bridge.isOver());
  }

  @Test
  void aLetterLeftOut_endsTheExchange() {
    post.window.post(letter("first"));
    post.lying.clear();
    post.window.post(letter("second"));
    post.window.move();
    assertNull(post.bridge.move());
    assertTrue(post.bridge.isOver());
  }

  @Test
  void aPartLeftOut_endsTheExchange() {
    post.window.post(letter("long ".repeat(2_000)));
    post.bridge.move();
    post.window.move();
    post.lying.clear();
    post.window.move();
    assertNull(post.bridge.move());
    assertTrue(post.bridge.isOver());
  }

  @Test
  void aLetterOfAnotherExchange_endsTheExchange() {
    Post other = Post.met();
    other.window.post(letter("approve"));
    put(post, only(other));
    assertNull(post.bridge.move());
    assertTrue(post.bridge.isOver());
  }

  @Test
  void aSidesOwnLetter_doesNotOpenThere() {
    post.bridge.post(letter("request"));
    put(post, only(post));
    assertNull(post.bridge.move());
    assertTrue(post.bridge.isOver());
  }

  @Test
  void underTheSameKeys_aLetterOfAnotherRequest_doesNotOpen() {
    MailKeys keys = keys();
    Envelopes window = new Envelopes(post.wallet.ports(), keys, Side.WINDOW, "request-1");
    String sealed = window.seal(letter("approve"));
    assertNull(new Envelopes(post.wallet.ports(), keys, Side.BRIDGE, "request-2").open(sealed));
    assertEquals("approve", words(new Envelopes(post.wallet.ports(), keys, Side.BRIDGE, "request-1").open(sealed)));
  }

  @Test
  void anotherRequestsMailbox_hasOtherSlots() {
    post.window.post(letter("approve"));
    assertNull(post.end(Side.BRIDGE, "another-request").move());
    assertEquals("approve", words(cross(post.window, post.bridge)));
  }

  @Test
  void whatIsTooLarge_isRefused_andTheExchangeGoesOn() {
    refused(ErrorCode.MESSAGE_TOO_LARGE, () -> post.bridge.post(letter("x".repeat(140_000))));
    post.bridge.post(letter("x".repeat(130_000)));
    assertEquals("x".repeat(130_000), words(cross(post.bridge, post.window)));
  }

  @Test
  void aWindowThatComesAgain_beginsAnew() {
    post.bridge.post(letter("for the first window"));
    post.window.leave();
    MailEnd second = post.end(Side.WINDOW, Post.REQUEST);
    second.knock();
    post.bridge.move();
    second.move();
    assertEquals(2, post.bridge.exchanges());
    post.bridge.post(letter("for the second"));
    assertEquals("for the second", words(cross(post.bridge, second)));
  }

  @Test
  void aWindowThatGoes_isHeard() {
    post.window.post(letter("unread"));
    post.window.leave();
    post.bridge.move();
    assertTrue(post.bridge.isOver());
    assertEquals(Map.of(), post.lying);
  }

  @Test
  void aBridgeWhoseWindowWent_leavesNothing() {
    post.bridge.post(letter("done"));
    post.bridge.post(letter("hears"));
    post.window.leave();
    post.bridge.move();
    post.bridge.move();
    assertEquals(Map.of(), post.lying);
  }

  @Test
  void aWindowThatNobodyHeardOf_leavesNothing() {
    MailEnd lonely = post.end(Side.WINDOW, "another-request");
    lonely.knock();
    lonely.leave();
    assertEquals(Map.of(), post.lying);
  }

  @Test
  void aSecondKey_isNotTakenByAWindow() {
    put(post, Side.BRIDGE, Slip.hello("A".repeat(87)).written());
    post.window.move();
    assertTrue(post.window.isOver());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.h.1.1", "2.h.1.1.A", "1.q.1.1.A", "1.l.0.1.A", "1.l.2.1.A", "1.l.1.900.A", "1.h.1.1.?"})
  void whatIsNoSlip_endsTheExchange(String text) {
    put(post, text);
    assertNull(post.bridge.move());
    assertTrue(post.bridge.isOver());
  }

  @Test
  void whatIsNoKey_endsTheExchange() {
    put(post, Slip.hello("A".repeat(87)).written());
    assertNull(post.bridge.move());
    assertTrue(post.bridge.isOver());
    assertNull(post.bridge.sessionKey());
  }

  private MailKeys keys() {
    byte[] other = post.agreement.make().publicKey();
    return MailKeys.of(post.agreement, post.agreement.make(), other, new byte[32]);
  }

  private static String only(Post post) {
    assertEquals(1, post.lying.size());
    return post.lying.values().iterator().next();
  }

  private static void put(Post post, String slip) {
    put(post, Side.WINDOW, slip);
  }

  private static void put(Post post, Side side, String slip) {
    String name = post.lain.stream().filter(each -> each.startsWith("byok-mail-w-")).findFirst().orElseThrow();
    String tag = name.substring("byok-mail-w-".length(), name.indexOf('='));
    post.lying.put(side.slot(tag), slip);
  }
}

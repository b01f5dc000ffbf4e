package byok.core.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever is posted, and whoever looks how often, arrives once and in order. */
class MailPropertiesTest {
  @Property(tries = 60)
  void everyLetter_arrivesOnceAndInOrder(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 9_000) Integer> lengths,
      @ForAll @Size(max = 60) List<Boolean> looks) {
    Post post = Post.met();
    List<String> posted = new ArrayList<>();
    for (int length : lengths) {
      posted.add("x".repeat(length));
      post.window.post(Post.letter(posted.get(posted.size() - 1)));
    }
    List<String> arrived = new ArrayList<>();
    looks.forEach(byBridge -> look(byBridge ? post.bridge : post.window, arrived));
    for (int i = 0; i < 250; i++) {
      look(post.bridge, arrived);
      look(post.window, arrived);
    }
    assertEquals(posted, arrived);
  }

  private static void look(MailEnd end, List<String> arrived) {
    Value.Obj letter = end.move();
    if (letter != null) {
      arrived.add(Post.words(letter));
    }
  }
}

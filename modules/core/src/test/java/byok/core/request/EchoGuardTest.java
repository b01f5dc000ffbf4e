package byok.core.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class EchoGuardTest {
  private static final String KEY = "sk-sk-sk-aa";

  @Test
  void pass_whenTheKeyIsSplitOverChunks_isCaught() {
    for (int cut = 1; cut < KEY.length(); cut++) {
      EchoGuard guard = new EchoGuard(KEY.getBytes(UTF_8));
      byte[] first = guard.pass(("x" + KEY.substring(0, cut)).getBytes(UTF_8));
      assertEquals("x", new String(first, UTF_8));
      assertNull(guard.pass(KEY.substring(cut).getBytes(UTF_8)), "cut at " + cut);
    }
  }

  @Test
  void pass_whenAPrefixTurnsOutHarmless_isHandedOver() {
    EchoGuard guard = new EchoGuard(KEY.getBytes(UTF_8));
    String out = text(guard.pass("sk-sk-".getBytes(UTF_8))) + text(guard.pass("sk-sk-ab".getBytes(UTF_8)));
    assertEquals("sk-sk-sk-sk-ab", out + text(guard.rest()));
  }

  @Property(tries = 500)
  void everythingElsePassesUnchanged(@ForAll @AlphaChars @StringLength(max = 60) String noise, @ForAll long seed) {
    String message = noise + "sk-sk-sk-a" + noise + "sk-";
    assertEquals(message.contains(KEY) ? null : message, throughGuard(message, new Random(seed)));
  }

  /** What comes out of a message in random chunks, or null where it is held back. */
  private static String throughGuard(String message, Random random) {
    EchoGuard guard = new EchoGuard(KEY.getBytes(UTF_8));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = 0; at < message.length(); ) {
      int end = Math.min(message.length(), at + 1 + random.nextInt(5));
      byte[] safe = guard.pass(message.substring(at, end).getBytes(UTF_8));
      if (safe == null) {
        return null;
      }
      out.writeBytes(safe);
      at = end;
    }
    out.writeBytes(guard.rest());
    return out.toString(UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }
}

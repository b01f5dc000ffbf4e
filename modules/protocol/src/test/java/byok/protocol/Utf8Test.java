package byok.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class Utf8Test {
  @Property
  void wellFormed_isAsThePlatformReadsIt(@ForAll String text) {
    byte[] bytes = Utf8.encode(text);
    String wellFormed = new String(bytes, StandardCharsets.UTF_8);
    assertArrayEquals(wellFormed.getBytes(StandardCharsets.UTF_8), bytes);
    assertEquals(wellFormed, Utf8.decode(bytes));
    if (StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      assertEquals(text, wellFormed);
    }
  }

  /** The platform may take several bytes for one U+FFFD; where it finds none, there is none. */
  @Property
  void anyBytes_differOnlyInTheCountOfReplacements(@ForAll byte[] bytes) {
    String ours = Utf8.decode(bytes);
    assertEquals(oneEach(new String(bytes, StandardCharsets.UTF_8)), oneEach(ours));
  }

  @Test
  void malformed_neverBecomesAnotherCharacter() {
    assertEquals("a\uFFFD\uFFFDb", Utf8.decode(bytes('a', 0xC0, 0xA2, 'b')), "a quote in two bytes");
    assertEquals("\uFFFD\uFFFD\uFFFD", Utf8.decode(bytes(0xED, 0xA0, 0x80)), "a surrogate");
    assertEquals("\uFFFD\uFFFD\uFFFD\uFFFD", Utf8.decode(bytes(0xF4, 0x90, 0x80, 0x80)), "beyond U+10FFFF");
    assertEquals("\uFFFDx", Utf8.decode(bytes(0xE2, 'x')), "cut short by another character");
    assertEquals("\uFFFD\uFFFD", Utf8.decode(bytes(0xE2, 0x82)), "cut short by the end");
    assertEquals("\uFFFD", Utf8.decode(bytes(0x80)), "begun in the middle");
  }

  @Test
  void part_readsNothingAround() {
    assertEquals("bc", Utf8.decode(bytes('a', 'b', 'c', 'd'), 1, 3));
    assertEquals("\uFFFD", Utf8.decode(bytes(0xC3, 0xA4), 0, 1));
  }

  private static String oneEach(String text) {
    return text.replaceAll("\uFFFD+", "\uFFFD");
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}

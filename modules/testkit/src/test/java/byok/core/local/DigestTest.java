package byok.core.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DigestTest {
  @Test
  void hex_ofTheStandardsExamples() {
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", hex(new Sha256(), "abc".getBytes(), 1));
    assertEquals(
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", hex(new Sha256(), new byte[0], 1));
    assertEquals("900150983cd24fb0d6963f7d28e17f72", hex(new Md5(), "abc".getBytes(), 1));
    assertEquals("d41d8cd98f00b204e9800998ecf8427e", hex(new Md5(), new byte[0], 1));
  }

  @Test
  void hex_atEachLengthAroundABlock_isThePlatforms() throws Exception {
    Random random = new Random(1);
    for (int length = 0; length < 200; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      for (String name : new String[] {"SHA-256", "MD5"}) {
        String expected = HexFormat.of().formatHex(MessageDigest.getInstance(name).digest(bytes));
        assertEquals(expected, hex(Digest.of(expected), bytes, 1 + random.nextInt(70)), name);
      }
    }
  }

  private static String hex(Digest digest, byte[] bytes, int step) {
    for (int at = 0; at < bytes.length; at += step) {
      digest.update(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + step)));
    }
    return digest.hex();
  }
}

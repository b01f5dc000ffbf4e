package byok.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import byok.core.port.Argon2;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What every {@link Argon2} does; {@code e2e/browser-module} holds the browser's to the same figures. */
public abstract class Argon2Contract {
  private static final byte[] NONE = {};

  protected abstract Argon2 argon2();

  /** RFC 9106, section 5.3. */
  @Test
  void hash_isThatOfTheRfc() {
    Argon2.Input input = new Argon2.Input(filled(32, 1), filled(16, 2), filled(8, 3), filled(12, 4));
    assertEquals(
        "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659",
        HexFormat.of().formatHex(argon2().hash(input, new Argon2.Cost(32, 3, 4))));
  }

  /** The reference implementation's test vector with 64 MiB. */
  @Test
  void hash_inOneLane_isThatOfTheReference() {
    assertEquals(
        "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7",
        hash("password", "somesalt", new Argon2.Cost(65_536, 2, 1)));
  }

  @Test
  void hash_dependsOnAll() {
    String one = hash("pässword", "somesalt", new Argon2.Cost(64, 2, 1));
    assertEquals(one, hash("pässword", "somesalt", new Argon2.Cost(64, 2, 1)));
    assertNotEquals(one, hash("password", "somesalt", new Argon2.Cost(64, 2, 1)));
    assertNotEquals(one, hash("pässword", "othersalt", new Argon2.Cost(64, 2, 1)));
    assertNotEquals(one, hash("pässword", "somesalt", new Argon2.Cost(72, 2, 1)));
    assertNotEquals(one, hash("pässword", "somesalt", new Argon2.Cost(64, 3, 1)));
  }

  private String hash(String password, String salt, Argon2.Cost cost) {
    Argon2.Input input = new Argon2.Input(utf8(password), utf8(salt), NONE, NONE);
    return HexFormat.of().formatHex(argon2().hash(input, cost));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}

package byok.core.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class SecretTextTest {
  @Test
  void toString_saysNothing() {
    assertEquals("(secret)", SecretText.of("sk-MARKED-1").toString());
  }

  @Test
  void equals_comparesTheText() {
    assertEquals(SecretText.of("abc"), SecretText.of("abc"));
    assertNotEquals(SecretText.of("abc"), SecretText.of("abd"));
    assertNotEquals(SecretText.of("abc"), SecretText.of("abcabc"));
    assertNotEquals(SecretText.of("abc"), SecretText.of(""));
    assertNotEquals(SecretText.of(""), SecretText.of("abc"));
    assertEquals(SecretText.of(""), SecretText.of(""));
  }

  @Test
  void ending_isForLongSecretsOnly() {
    assertEquals("6789", SecretText.of("sk-0123456789").ending());
    assertEquals("", SecretText.of("short").ending());
  }
}

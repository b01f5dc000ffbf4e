package byok.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import byok.core.port.Authenticator;
import byok.protocol.ByokException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Authenticator} does whose owner agrees. */
public abstract class AuthenticatorContract {
  private static final byte[] SALT = filled(1);

  /** An authenticator without passkeys. */
  protected abstract Authenticator authenticator();

  @Test
  void made_givesTheSameSecretAgain_forTheSameSalt() {
    Authenticator authenticator = authenticator();
    Authenticator.Made made = authenticator.make("one", SALT, List.of());
    assertEquals(32, made.secret().length);
    Authenticator.Answer answer = authenticator.ask(List.of(known(made, SALT)));
    assertArrayEquals(made.id(), answer.id());
    assertArrayEquals(made.secret(), answer.secret());
    assertFalse(Arrays.equals(made.secret(), authenticator.ask(List.of(known(made, filled(2)))).secret()));
  }

  @Test
  void make_whereOneIsThere_isRefused() {
    Authenticator authenticator = authenticator();
    Authenticator.Made made = authenticator.make("one", SALT, List.of());
    assertThrows(ByokException.class, () -> authenticator.make("two", SALT, List.of(known(made, SALT))));
  }

  @Test
  void ask_amongSeveral_answersWithTheSaltOfTheOneThatIsThere() {
    Authenticator authenticator = authenticator();
    Authenticator.Made made = authenticator.make("one", SALT, List.of());
    Authenticator.Known elsewhere = new Authenticator.Known(filled(9), filled(3), List.of());
    assertArrayEquals(made.secret(), authenticator.ask(List.of(elsewhere, known(made, SALT))).secret());
    assertThrows(ByokException.class, () -> authenticator.ask(List.of(elsewhere)));
  }

  private static Authenticator.Known known(Authenticator.Made made, byte[] salt) {
    return new Authenticator.Known(made.id(), salt, made.transports());
  }

  private static byte[] filled(int value) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}

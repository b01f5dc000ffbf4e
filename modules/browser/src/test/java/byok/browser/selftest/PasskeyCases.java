package byok.browser.selftest;

import static byok.browser.selftest.Tap.isTrue;
import static byok.browser.selftest.Tap.refused;

import byok.browser.platform.WebAuthenticator;
import byok.browser.platform.WebRandom;
import byok.core.port.Authenticator;
import byok.protocol.ErrorCode;
import java.util.Arrays;
import java.util.List;

/** Passkeys as testkit's {@code AuthenticatorContract} wants them, on a page whose browser plays an authenticator. */
final class PasskeyCases {
  private final Authenticator authenticator = new WebAuthenticator();
  private final byte[] salt = new WebRandom().bytes(32);
  private final byte[] otherSalt = new WebRandom().bytes(32);
  private Authenticator.Made made;

  void run(Tap tap) {
    tap.test("passkey_platform_isOffered", this::offered);
    tap.test("passkey_made_givesTheSameSecretAgain", this::made);
    tap.test("passkey_whereOneIsThere_isRefused", this::again);
    tap.test("passkey_amongSeveral_answersWithItsSalt", this::among);
  }

  private void offered() {
    isTrue("support", authenticator.support() == Authenticator.Support.OFFERED);
    isTrue("built in", authenticator.isBuiltIn());
  }

  private void made() {
    made = authenticator.make("one", salt, List.of());
    isTrue("32 bytes", made.secret().length == 32);
    isTrue("internal", made.transports().get(0).equals("internal"));
    Authenticator.Answer answer = authenticator.ask(List.of(known(salt)));
    isTrue("the same id", Arrays.equals(made.id(), answer.id()));
    isTrue("the same secret", Arrays.equals(made.secret(), answer.secret()));
    isTrue("another one", !Arrays.equals(made.secret(), authenticator.ask(List.of(known(otherSalt))).secret()));
  }

  private void again() {
    refused(ErrorCode.INVALID_REQUEST, () -> authenticator.make("two", salt, List.of(known(salt))));
  }

  private void among() {
    Authenticator.Known elsewhere = new Authenticator.Known(otherSalt, otherSalt, List.of());
    Authenticator.Answer answer = authenticator.ask(List.of(elsewhere, known(salt)));
    isTrue("its secret", Arrays.equals(made.secret(), answer.secret()));
  }

  private Authenticator.Known known(byte[] itsSalt) {
    return new Authenticator.Known(made.id(), itsSalt, made.transports());
  }
}

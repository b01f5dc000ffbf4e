package byok.testkit;

import byok.core.port.Authenticator;
import byok.testkit.contract.AuthenticatorContract;

class JvmAuthenticatorTest extends AuthenticatorContract {
  @Override
  protected Authenticator authenticator() {
    return new JvmAuthenticator(new SeededRandom(1));
  }
}

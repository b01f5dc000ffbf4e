package byok.testkit;

import byok.core.port.Argon2;
import byok.testkit.contract.Argon2Contract;

class JvmArgon2Test extends Argon2Contract {
  @Override
  protected Argon2 argon2() {
    return new JvmArgon2();
  }
}

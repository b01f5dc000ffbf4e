package byok.testkit;

import byok.core.port.Crypto;
import byok.core.port.KeyStash;
import byok.testkit.contract.KeyStashContract;

class InMemoryKeyStashTest extends KeyStashContract {
  @Override
  protected KeyStash newStash() {
    return new InMemoryKeyStash();
  }

  @Override
  protected Crypto crypto() {
    return new JvmCrypto(new SeededRandom(7));
  }
}

package byok.testkit;

import byok.core.port.Crypto;
import byok.testkit.contract.CryptoContract;

class JvmCryptoTest extends CryptoContract {
  @Override
  protected Crypto crypto() {
    return new JvmCrypto(new SeededRandom(System.nanoTime()));
  }
}

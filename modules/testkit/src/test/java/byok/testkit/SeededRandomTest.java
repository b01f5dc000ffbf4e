package byok.testkit;

import byok.core.port.RandomSource;
import byok.testkit.contract.RandomSourceContract;

class SeededRandomTest extends RandomSourceContract {
  @Override
  protected RandomSource random() {
    return new SeededRandom(7);
  }
}

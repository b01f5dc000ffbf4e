package byok.testkit;

import byok.core.port.Weights;
import byok.testkit.contract.WeightsContract;

class InMemoryWeightsTest extends WeightsContract {
  @Override
  protected Weights newWeights() {
    return new InMemoryWeights(1 << 20);
  }
}

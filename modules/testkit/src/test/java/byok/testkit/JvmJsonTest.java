package byok.testkit;

import byok.core.port.Json;
import byok.testkit.contract.JsonContract;

class JvmJsonTest extends JsonContract {
  @Override
  protected Json json() {
    return new JvmJson();
  }
}

package byok.core.request;

import byok.core.pricing.PriceList;
import byok.core.providers.ProviderTable;
import byok.protocol.Value;
import byok.testkit.JvmJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The providers and prices that the wallet is served with. */
final class Shipped {
  static final Catalog CATALOG =
      new Catalog(ProviderTable.parse(data("providers.json")), PriceList.parse(data("models.json")));

  private Shipped() {}

  private static Value data(String name) {
    try {
      return new JvmJson().parse(Files.readString(Path.of("../../apps/wallet/data", name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

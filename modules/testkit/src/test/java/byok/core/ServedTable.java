package byok.core;

import byok.core.port.Json;
import byok.core.providers.ProviderTable;
import byok.protocol.Value;
import byok.testkit.JvmJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The wallet's own provider table, as it is served. */
public final class ServedTable {
  private static final Json JSON = new JvmJson();

  private ServedTable() {}

  public static ProviderTable table() {
    return ProviderTable.parse(data());
  }

  /** Its JSON, anew at each call. */
  public static Value.Obj data() {
    try {
      return (Value.Obj) JSON.parse(Files.readString(root().resolve("apps/wallet/data/providers.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("apps"))) {
      here = here.getParent();
    }
    return here;
  }
}

package byok.core.providers;

import byok.protocol.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The data files the wallet serves, and recorded requests and answers. */
public final class Tables {
  public static final JacksonJson JSON = new JacksonJson();
  public static final ProviderTable TABLE = ProviderTable.parse(data("providers.json"));
  public static final ProviderEntry CUSTOM = TABLE.custom("home", "Home", "http://localhost:11434/v1");

  private Tables() {}

  /** A file of {@code apps/wallet/data}. */
  public static Value data(String name) {
    return JSON.parse(read(Path.of("../../apps/wallet/data", name)));
  }

  static String resource(String name) {
    return read(Path.of("src/test/resources/byok/core/providers", name));
  }

  static ProviderEntry provider(String id) {
    return id.equals("custom") ? CUSTOM : TABLE.find(id);
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

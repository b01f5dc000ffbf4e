package byok.core.providers;

import byok.protocol.Capability;
import byok.protocol.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The data files the wallet serves, and recorded requests and answers. */
public final class Tables {
  public static final JacksonJson JSON = new JacksonJson();
  public static final ProviderTable TABLE = ProviderTable.parse(data("providers.json"));
  public static final ProviderEntry CUSTOM = TABLE.custom("home", "Home", "http://localhost:11434/v1");

  static final ProviderEntry HERE = TABLE.custom("local", "This browser", "https://local.invalid/v1");

  private Tables() {}

  /** Every provider, those at an owner's address at one. */
  static List<ProviderEntry> all() {
    List<ProviderEntry> all = new ArrayList<>(TABLE.entries());
    for (ProviderEntry owned : TABLE.owned()) {
      all.add(TABLE.custom(owned.id(), owned.name(), owned.addressExample()));
    }
    return all;
  }

  /** The endpoints of a provider for one kind of model. */
  static List<Value.Obj> endpoints(ProviderEntry entry, Capability kind) {
    List<Value.Obj> endpoints = new ArrayList<>();
    Value.Arr list = entry.endpoints(kind);
    for (int i = 0; i < list.size(); i++) {
      endpoints.add((Value.Obj) list.get(i));
    }
    return endpoints;
  }

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

  /** A file by its path from this module. */
  static String read(String path) {
    return read(Path.of(path));
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

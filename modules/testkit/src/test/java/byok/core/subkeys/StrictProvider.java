package byok.core.subkeys;

import byok.core.port.Http;
import byok.core.port.Json;
import byok.core.providers.ProviderTable;
import byok.protocol.Utf8;
import byok.protocol.Value;
import byok.testkit.JvmJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** OpenRouter's management API: keys with a limit, charged in nano-USD. */
final class StrictProvider implements Http {
  static final String MANAGEMENT = "sk-MARKED-management-key";
  private static final Json JSON = new JvmJson();

  /** One key that stands there. */
  static final class Key {
    final String secret;
    final double limitUsd;
    final String expiresAt;
    long spentNanoUsd;

    Key(String secret, double limitUsd, String expiresAt) {
      this.secret = secret;
      this.limitUsd = limitUsd;
      this.expiresAt = expiresAt;
    }

    /** Whether a request of this cost is answered; it is charged then. */
    boolean pays(long nanoUsd) {
      boolean within = spentNanoUsd + nanoUsd <= Math.round(limitUsd * 1e9);
      spentNanoUsd += within ? nanoUsd : 0;
      return within;
    }
  }

  final Map<String, Key> keys = new LinkedHashMap<>();
  final List<Value.Obj> wishes = new ArrayList<>();
  boolean offline;
  boolean dismissed;
  boolean forgetsLimit;
  private int made;

  /** The wallet's own table. */
  static ProviderTable table() {
    try {
      return ProviderTable.parse(JSON.parse(Files.readString(root().resolve("apps/wallet/data/providers.json"))));
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

  @Override
  public Response send(Request request, Cancel cancel) {
    if (offline) {
      throw new Broken("no network");
    }
    boolean allowed = request.headers().contains(new Header("authorization", "Bearer " + MANAGEMENT));
    if (dismissed || !allowed) {
      return answer(401, new Value.Obj());
    }
    String hash = request.url().substring("https://openrouter.ai/api/v1/keys".length());
    return request.method().equals("POST") ? make(request) : end(hash.substring(1));
  }

  private Response make(Request request) {
    Value.Obj wish = (Value.Obj) JSON.parse(Utf8.decode(request.body()));
    wishes.add(wish);
    String hash = "hash-" + ++made;
    Key key = new Key("sk-MARKED-sub-" + made, wish.number("limit", -1), wish.text("expires_at"));
    keys.put(hash, key);
    Value.Obj data = new Value.Obj().put("hash", hash);
    data = forgetsLimit ? data.put("limit", Value.NULL) : data.put("limit", key.limitUsd);
    return answer(201, new Value.Obj().put("data", data).put("key", key.secret));
  }

  private Response end(String hash) {
    return answer(keys.remove(hash) == null ? 404 : 200, new Value.Obj().put("deleted", true));
  }

  private static Response answer(int status, Value.Obj body) {
    byte[] bytes = Utf8.encode(JSON.print(body));
    return new Response() {
      private byte[] rest = bytes;

      @Override
      public int status() {
        return status;
      }

      @Override
      public List<Header> headers() {
        return List.of();
      }

      @Override
      public byte[] read() {
        byte[] next = rest;
        rest = null;
        return next;
      }
    };
  }
}

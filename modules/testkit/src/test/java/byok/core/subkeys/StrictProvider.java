package byok.core.subkeys;

import byok.core.JsonAnswer;
import byok.core.ServedTable;
import byok.core.port.Http;
import byok.core.port.Json;
import byok.core.providers.ProviderTable;
import byok.protocol.Utf8;
import byok.protocol.Value;
import byok.testkit.JvmJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** OpenRouter's management API: keys with a name and a limit, charged in nano-USD, listed two a page. */
final class StrictProvider implements Http {
  static final String MANAGEMENT = "sk-MARKED-management-key";
  private static final Json JSON = new JvmJson();

  /** One key that stands there. */
  static final class Key {
    final String name;
    final String secret;
    final double limitUsd;
    final String expiresAt;
    long spentNanoUsd;

    Key(String name, String secret, double limitUsd, String expiresAt) {
      this.name = name;
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
  final List<String> asked = new ArrayList<>();
  boolean offline;
  boolean dismissed;
  boolean forgetsLimit;
  /** How many keys it makes. */
  int most = 100;
  /** The answer to a wish never arrives; the key stands. */
  boolean breaksOff;
  /** Runs between a key's making and the answer. */
  Runnable whenMade = () -> {};
  private int made;

  /** The wallet's own table. */
  static ProviderTable table() {
    return ServedTable.table();
  }

  /** The wallet's own table with a second provider of this kind in it. */
  static ProviderTable tableOfTwo() {
    Value.Obj served = ServedTable.data();
    Value.Arr providers = served.list("providers");
    for (int i = 0; i < providers.size(); i++) {
      Value.Obj each = (Value.Obj) providers.get(i);
      if ("openrouter".equals(each.text("id"))) {
        providers.add(((Value.Obj) JSON.parse(JSON.print(each))).put("id", "second"));
        break;
      }
    }
    return ProviderTable.parse(served);
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
    asked.add(request.method() + " " + request.url().substring("https://openrouter.ai/api/v1".length()));
    String rest = request.url().substring("https://openrouter.ai/api/v1/keys".length());
    return switch (request.method()) {
      case "POST" -> make(request);
      case "DELETE" -> end(rest.substring(1));
      case "GET" -> rest.startsWith("/") ? shown(rest.substring(1)) : list(rest);
      default -> answer(405, new Value.Obj());
    };
  }

  private Response shown(String hash) {
    Key key = keys.get(hash);
    return key == null ? answer(404, new Value.Obj()) : answer(200, new Value.Obj().put("data", shown(hash, key)));
  }

  /** Half of what was spent ran on accounts of the owner's behind the provider. */
  private static Value.Obj shown(String hash, Key key) {
    Value.Obj shown = new Value.Obj().put("hash", hash).put("name", key.name).put("limit", key.limitUsd);
    return shown.put("usage", key.spentNanoUsd / 2e9).put("byok_usage", key.spentNanoUsd / 2e9);
  }

  private Response list(String query) {
    int from = query.isEmpty() ? 0 : Integer.parseInt(query.substring("?offset=".length()));
    Value.Arr page = new Value.Arr();
    keys.entrySet().stream().skip(from).limit(2).forEach(each -> page.add(shown(each.getKey(), each.getValue())));
    return answer(200, new Value.Obj().put("data", page));
  }

  private Response make(Request request) {
    if (keys.size() >= most) {
      return answer(500, new Value.Obj());
    }
    Value.Obj wish = (Value.Obj) JSON.parse(Utf8.decode(request.body()));
    wishes.add(wish);
    String hash = "hash-" + ++made;
    Key key = new Key(wish.text("name"), "sk-MARKED-sub-" + made, wish.number("limit", -1), wish.text("expires_at"));
    keys.put(hash, key);
    if (breaksOff) {
      throw new Broken("the page is gone");
    }
    whenMade.run();
    Value.Obj data = new Value.Obj().put("hash", hash);
    data = forgetsLimit ? data.put("limit", Value.NULL) : data.put("limit", key.limitUsd);
    return answer(201, new Value.Obj().put("data", data).put("key", key.secret));
  }

  private Response end(String hash) {
    return answer(keys.remove(hash) == null ? 404 : 200, new Value.Obj().put("deleted", true));
  }

  private static Response answer(int status, Value.Obj body) {
    return new JsonAnswer(status, body);
  }
}

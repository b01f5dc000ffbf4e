package byok.core.subkeys;

import byok.core.grants.NanoUsd;
import byok.core.port.Http;
import byok.core.port.Json;
import byok.core.providers.ProviderEntry;
import byok.core.secret.SecretText;
import byok.protocol.ByokException;
import byok.protocol.Utf8;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads which keys stand at a provider and what was used with them. In OpenRouter's form: {@code GET /keys/<hash>}
 * answers {@code {data: {hash, name, usage, byok_usage}}} in US dollars, {@code GET /keys?offset=<n>} a list of those.
 */
final class KeyList {
  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_PAGES = 30;

  private final KeyMint mint;
  private final Json json;

  /** A key that stands there. @param usedNanoUsd below 0 where that is not said */
  record Found(String hash, String name, long usedNanoUsd) {}

  KeyList(KeyMint mint, Json json) {
    this.mint = mint;
    this.json = json;
  }

  /** What was used with a key; below 0 where the provider does not say. */
  long used(ProviderEntry at, SecretText management, String hash) {
    Value.Obj answer = get(at, management, "/" + hash);
    Value.Obj data = answer == null ? null : answer.object("data");
    return data == null ? -1 : used(data);
  }

  /** The keys whose names begin so; {@code null} where the provider did not list them all. */
  List<Found> named(ProviderEntry at, SecretText management, String prefix) {
    List<Found> found = new ArrayList<>();
    int seen = 0;
    for (int i = 0; i < MOST_PAGES; i++) {
      Value.Obj answer = get(at, management, seen == 0 ? "" : "?offset=" + seen);
      Value.Arr page = answer == null ? null : answer.list("data");
      if (page == null) {
        return null;
      }
      if (page.size() == 0) {
        return found;
      }
      seen += page.size();
      addNamed(found, page, prefix);
    }
    return null;
  }

  private static void addNamed(List<Found> found, Value.Arr page, String prefix) {
    for (int i = 0; i < page.size(); i++) {
      Value.Obj key = page.get(i) instanceof Value.Obj each ? each : new Value.Obj();
      String hash = key.text("hash");
      String name = key.text("name");
      if (name != null && name.startsWith(prefix) && hash != null && KeyMint.isPlain(hash)) {
        found.add(new Found(hash, name, used(key)));
      }
    }
  }

  private Value.Obj get(ProviderEntry at, SecretText management, String rest) {
    try {
      Http.Response response = mint.send(at, "GET", at.subKeysUrl() + rest, management, null);
      byte[] body = Http.readAll(response, MOST_BYTES);
      boolean good = response.status() >= 200 && response.status() < 300;
      return good && json.parse(Utf8.decode(body)) instanceof Value.Obj answer ? answer : null;
    } catch (ByokException | Http.Broken e) {
      return null;
    }
  }

  /** Of the provider's own money and of accounts behind it: both count towards the limit that was asked for. */
  private static long used(Value.Obj key) {
    double own = key.number("usage", -1);
    double behind = key.number("byok_usage", 0);
    boolean said = own >= 0 && behind >= 0 && own + behind < NanoUsd.toUsd(NanoUsd.MAX);
    return said ? NanoUsd.ofUsd(own + behind) : -1;
  }
}

package byok.wallet.dashboard;

import byok.core.keys.ProviderKey;
import byok.core.port.Http;
import byok.core.port.Json;
import byok.core.pricing.PricedModel;
import byok.core.providers.ProviderEntry;
import byok.core.routing.ModelList;
import byok.protocol.ByokException;
import byok.protocol.Utf8;
import java.util.ArrayList;
import java.util.List;

/** Asks a provider whether a key works and which models it opens. */
final class KeyProbe {
  private static final int MOST_BYTES = 8 << 20;

  /** What the provider said. */
  enum Answer {
    WORKS,
    REFUSED,
    UNREACHABLE,
    /** No answer came within {@link Patience#SECONDS}. */
    SILENT,
    /** The owner gave up. */
    GIVEN_UP,
    /** It answered, but not as a provider does. */
    STRANGE
  }

  /** The answer, and the models listed; empty unless it works. */
  record Result(Answer answer, List<PricedModel> models) {}

  private final Http http;
  private final Json json;

  KeyProbe(Http http, Json json) {
    this.http = http;
    this.json = json;
  }

  /** Whether no answer came because the browser was told to keep the wallet from this computer. */
  boolean isKeptFrom(ProviderEntry entry) {
    return entry.baseUrl().startsWith("http://") && http.isKeptFromComputer();
  }

  Result ask(ProviderEntry entry, ProviderKey key, Patience patience) {
    try {
      Http.Response check = get(entry, key, entry.keyCheckUrl(), patience);
      Http.readAll(check, MOST_BYTES);
      Answer answer = answer(entry, check.status());
      Result result = answer == Answer.WORKS ? listed(entry, key, patience) : new Result(answer, List.of());
      // What was answered at the very moment is not waited for any more.
      return patience.isGivenUp() ? new Result(Answer.GIVEN_UP, List.of()) : result;
    } catch (Http.Broken e) {
      return new Result(broken(patience), List.of());
    }
  }

  private static Answer broken(Patience patience) {
    return patience.isOver() ? Answer.SILENT : patience.isGivenUp() ? Answer.GIVEN_UP : Answer.UNREACHABLE;
  }

  private Result listed(ProviderEntry entry, ProviderKey key, Patience patience) {
    if (entry.modelListUrl() == null) {
      return new Result(Answer.WORKS, fixed(entry));
    }
    Http.Response list = get(entry, key, entry.modelListUrl(), patience);
    byte[] body = Http.readAll(list, MOST_BYTES);
    Answer answer = answer(entry, list.status());
    List<PricedModel> models = answer == Answer.WORKS ? parse(entry, body) : null;
    if (models == null) {
      return new Result(answer == Answer.WORKS ? Answer.STRANGE : answer, List.of());
    }
    return new Result(Answer.WORKS, models);
  }

  private static List<PricedModel> fixed(ProviderEntry entry) {
    List<PricedModel> models = new ArrayList<>();
    entry.fixedModels().forEach(id -> models.add(PricedModel.of(entry.id(), id, null)));
    return models;
  }

  private List<PricedModel> parse(ProviderEntry entry, byte[] body) {
    try {
      return new ModelList(json)
          .parse(entry.id(), entry.modelListShape(), Utf8.decode(body), entry::serves);
    } catch (ByokException | IllegalArgumentException e) {
      return null;
    }
  }

  private Http.Response get(ProviderEntry entry, ProviderKey key, String url, Patience patience) {
    return http.send(new Http.Request("GET", url, entry.headersWithKey(key.secret()), null), patience.cancel());
  }

  private static Answer answer(ProviderEntry entry, int status) {
    if (entry.refusesKey(status)) {
      return Answer.REFUSED;
    }
    return status >= 200 && status < 300 ? Answer.WORKS : status >= 500 ? Answer.UNREACHABLE : Answer.STRANGE;
  }
}

package byok.wallet.dashboard;

import byok.browser.platform.FetchHttp;
import byok.core.keys.KeyCheck;
import byok.core.keys.KeyRing;
import byok.core.keys.ProviderKey;
import byok.core.keys.TokenPrice;
import byok.core.port.Http;
import byok.core.port.Ports;
import byok.core.pricing.PricedModel;
import byok.core.providers.Endpoints;
import byok.core.providers.ProviderEntry;
import byok.core.request.Catalog;
import byok.core.routing.ModelList;
import byok.core.secret.SecretText;
import byok.core.vault.OpenVault;
import byok.core.vault.Utf8;
import byok.protocol.ByokException;
import byok.wallet.pages.keys.KeyDraft;
import java.util.ArrayList;
import java.util.List;

/** Checks keys at their provider and keeps the ones that work. */
final class KeyDesk {
  private static final int MOST_BYTES = 8 << 20;
  private static final long PER_MILLION = 1_000_000;

  private final Ports ports;
  private final Catalog catalog;

  KeyDesk(Ports ports, Catalog catalog) {
    this.ports = ports;
    this.catalog = catalog;
  }

  /** A key that is not good enough to keep: what happened, and the next thing to do. */
  record Verdict(ProviderKey key, String fact, String advice) {
    boolean works() {
      return key != null;
    }
  }

  /** Checks a typed key; saves it only where the provider accepts it. */
  Verdict add(OpenVault vault, KeyDraft typed) {
    try {
      ProviderKey draft = draft(typed);
      Verdict verdict = check(draft);
      return verdict.works() ? new Verdict(new KeyRing(vault, ports).add(verdict.key()), null, null) : verdict;
    } catch (ByokException e) {
      return new Verdict(null, e.getMessage(), "Nothing was saved.");
    }
  }

  private ProviderKey draft(KeyDraft typed) {
    SecretText secret = SecretText.of(typed.secret() == null ? "" : typed.secret().strip());
    if (typed.address() == null) {
      return ProviderKey.draft(typed.providerId(), catalog.table().find(typed.providerId()).name(), secret);
    }
    TokenPrice price = typed.inputNanoUsd() == null || typed.outputNanoUsd() == null
        ? null
        : new TokenPrice(perToken(typed.inputNanoUsd()), perToken(typed.outputNanoUsd()));
    String address = Endpoints.clean(typed.address());
    return ProviderKey.draft(slug(typed.name()), typed.name(), secret).at(address, price);
  }

  private static long perToken(long perMillion) {
    return (perMillion + PER_MILLION - 1) / PER_MILLION;
  }

  private String slug(String name) {
    StringBuilder slug = new StringBuilder();
    for (char c : name.toLowerCase().toCharArray()) {
      slug.append(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' ? c : '-');
    }
    String id = slug.toString();
    return catalog.table().find(id) == null ? id : "my-" + id;
  }

  /** Asks the provider; the key with its models where it works. */
  Verdict check(ProviderKey key) {
    ProviderEntry provider = catalog.entryOf(key);
    try {
      Http.Response answer = get(provider, provider.keyCheckUrl(), key);
      Http.readAll(answer, MOST_BYTES);
      if (answer.status() == 401 || answer.status() == 403) {
        return new Verdict(null, provider.name() + " refuses this key.", advice(provider));
      }
      if (answer.status() >= 400) {
        return new Verdict(null, provider.name() + " did not answer the check.", "Try again in a moment.");
      }
      return new Verdict(key.checked(KeyCheck.WORKS, models(provider, key)), null, null);
    } catch (Http.Broken e) {
      return new Verdict(null, provider.name() + " could not be reached.",
          "Check the network and the address; the server must also allow requests from this page.");
    }
  }

  private static String advice(ProviderEntry provider) {
    String sign = provider.keyHint().isEmpty() ? "" : "; it starts with " + provider.keyHint();
    return "Copy it again from " + provider.name() + "’s console" + sign + ".";
  }

  private List<String> models(ProviderEntry provider, ProviderKey key) {
    Http.Response answer = get(provider, provider.modelListUrl(), key);
    String text = Utf8.decode(Http.readAll(answer, MOST_BYTES));
    List<PricedModel> listed =
        new ModelList(ports.json()).parse(key.providerId(), provider.modelListShape(), text, provider.skippedModels());
    List<String> ids = new ArrayList<>();
    for (int i = 0; listed != null && i < listed.size(); i++) {
      ids.add(listed.get(i).id());
    }
    return ids;
  }

  private static Http.Response get(ProviderEntry provider, String url, ProviderKey key) {
    List<Http.Header> headers = provider.headersWithKey(key.secret());
    return new FetchHttp().send(new Http.Request("GET", url, headers, null), Http.Cancel.NEVER);
  }
}

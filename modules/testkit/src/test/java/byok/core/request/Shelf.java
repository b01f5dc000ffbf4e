package byok.core.request;

import byok.core.Sample;
import byok.core.grants.Caveats;
import byok.core.grants.Grant;
import byok.core.grants.GrantTerms;
import byok.core.grants.Grants;
import byok.core.grants.Limit;
import byok.core.grants.ModelPattern;
import byok.core.grants.Storage;
import byok.core.grants.Unpriced;
import byok.core.grants.Window;
import byok.core.keys.KeyRing;
import byok.core.keys.ProviderKey;
import byok.core.keys.TokenPrice;
import byok.core.local.LocalKey;
import byok.core.local.LocalModel;
import byok.core.local.ModelFile;
import byok.core.routing.DefaultModels;
import byok.core.secret.SecretText;
import byok.protocol.Capability;
import byok.protocol.Period;
import byok.testkit.JvmWallet;
import java.util.List;
import java.util.Map;

/** A wallet's keys over the real provider table and prices, and one app's grant. */
final class Shelf {
  final JvmWallet jvm = JvmWallet.create();
  final KeyRing keys = new KeyRing(jvm.open(), jvm.ports());
  final DefaultModels models = new DefaultModels(jvm.open(), jvm.ports());
  Caveats caveats = Sample.caveats(Sample.limit(Sample.DOLLAR, Period.DAY));
  Map<String, String> overrides = Map.of();
  Storage place = Storage.SHARED;

  void key(String provider, String... listed) {
    jvm.clock().advance(1);
    ProviderKey draft = ProviderKey.draft(provider, "Private label", SecretText.of("sk-MARKED-" + provider + "-4242"));
    keys.add(draft.working(Sample.listed(listed), JvmWallet.START));
  }

  void endpoint(String id, String url, TokenPrice price, String... listed) {
    jvm.clock().advance(1);
    ProviderKey draft = ProviderKey.draft(id, "Home", SecretText.of("sk-MARKED-home-4242")).at(url, price);
    keys.add(draft.working(Sample.listed(listed), JvmWallet.START));
  }

  /** A model of this browser. */
  void here(String id) {
    jvm.clock().advance(1);
    LocalModel model = new LocalModel(id, id, "wllama", List.of(new ModelFile("w", "", 3, "")), 512, 0, "");
    LocalKey.follow(keys, List.of(model), jvm.clock().nowMillis());
  }

  Grant grant(List<Capability> kinds, String... patterns) {
    List<ModelPattern> models = List.of(patterns).stream().map(ModelPattern::of).toList();
    GrantTerms terms = new GrantTerms("Notes", "Words", kinds, models, caveats, overrides);
    return new Grants(jvm.open(), jvm.ports()).approve(Sample.ORIGIN, terms, place);
  }

  Wallet wallet() {
    return new Wallet(jvm.open(), jvm.ports(), Shipped.CATALOG, null, "tab-1");
  }

  static Caveats withUnpriced(boolean localOnly) {
    Unpriced some = new Unpriced(Unpriced.Unit.REQUESTS, List.of(Limit.of("", 5, Period.DAY)));
    return new Caveats(
        List.of(Sample.limit(Sample.DOLLAR, Period.DAY)), Window.NEVER, 20, null, null, null, localOnly, some);
  }

  static Caveats local() {
    return new Caveats(
        List.of(Sample.limit(Sample.DOLLAR, Period.DAY)), Window.NEVER, 20, null, null, null, true, null);
  }
}

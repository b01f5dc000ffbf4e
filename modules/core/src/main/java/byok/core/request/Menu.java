package byok.core.request;

import byok.core.grants.Grant;
import byok.core.keys.ProviderKey;
import byok.core.pricing.Price;
import byok.core.pricing.PricedModel;
import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.ModelInfo;
import byok.protocol.ModelMenu;
import byok.protocol.ModelPrice;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * What an app may ask for under its grant: the models that a request would be admitted for now, with what is known of
 * the one that answers. Nothing of keys but their provider.
 */
public final class Menu {
  private static final double PICO_PER_MILLION = 1e6;

  private final Wallet wallet;
  private final Grant grant;
  private final Gate gate;
  private final List<ModelInfo> models = new ArrayList<>();

  private Menu(Wallet wallet, Grant grant) {
    this.wallet = wallet;
    this.grant = grant;
    this.gate = new Gate(wallet);
  }

  public static ModelMenu of(Wallet wallet, Grant grant) {
    Menu menu = new Menu(wallet, grant);
    for (Capability kind : grant.details().capabilities()) {
      menu.list(kind);
    }
    return new ModelMenu(menu.models);
  }

  private void list(Capability kind) {
    List<ProviderKey> keys = gate.keys(grant, kind);
    Admitted first = defaultOf(kind, keys);
    for (String id : new Listed(wallet.catalog(), kind).ids(keys)) {
      Admitted admitted = ModelInfo.isId(id) ? admitted(gate, grant, kind, id, keys) : null;
      if (admitted != null && models.size() < ModelMenu.MOST) {
        models.add(info(id, admitted, isSame(first, admitted)));
      }
    }
  }

  private Admitted defaultOf(Capability kind, List<ProviderKey> keys) {
    try {
      return new Defaults(wallet, grant).admit(kind, keys);
    } catch (ByokException e) {
      return null;
    }
  }

  /** What a request would be admitted as, or {@code null} where it would be refused. */
  static Admitted admitted(Gate gate, Grant grant, Capability kind, String id, List<ProviderKey> keys) {
    try {
      return gate.admit(grant, kind, id, keys);
    } catch (ByokException e) {
      return null;
    }
  }

  private static boolean isSame(Admitted first, Admitted other) {
    return first != null
        && first.route().keyId().equals(other.route().keyId())
        && first.route().model().equals(other.route().model());
  }

  private static ModelInfo info(String id, Admitted admitted, boolean isDefault) {
    PricedModel model = admitted.model();
    String name = ModelInfo.isId(model.name()) ? model.name() : model.id();
    return new ModelInfo(
        id, admitted.route().providerId(), name, admitted.kind(), model.context(), model.maxOutput(),
        admitted.priced() ? price(model) : null, isDefault);
  }

  private static ModelPrice price(PricedModel model) {
    Value.Obj amounts = new Value.Obj();
    if (model.unit() != null) {
      amounts.put(member(model), model.unit().usd());
    }
    Price price = model.price();
    if (price != null && (model.unit() == null || price.input() > 0 || price.output() > 0)) {
      amounts.put("inputPerMillionTokens", price.input() / PICO_PER_MILLION);
      amounts.put("outputPerMillionTokens", price.output() / PICO_PER_MILLION);
    }
    return new ModelPrice(amounts);
  }

  private static String member(PricedModel model) {
    return switch (model.unit().unit()) {
      case IMAGE -> "perImage";
      case CHARACTER -> "perMillionCharacters";
      case SECOND -> "perSecond";
      default -> "perSearch";
    };
  }
}

package byok.core.request;

import byok.core.grants.Grant;
import byok.core.grants.GrantDetails;
import byok.core.grants.ModelPattern;
import byok.core.keys.ProviderKey;
import byok.core.port.Ports;
import byok.core.pricing.PricedModel;
import byok.core.vault.OpenVault;
import byok.protocol.ByokException;
import byok.protocol.Capability;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The models that the owner can choose to answer: in all apps, or in one under its grant. */
public final class Alternatives {
  private final Wallet wallet;
  private final Gate gate;

  public Alternatives(OpenVault vault, Ports ports, Catalog catalog) {
    this.wallet = new Wallet(vault, ports, catalog, null, "");
    this.gate = new Gate(wallet);
  }

  /**
   * One of them.
   *
   * @param id {@code provider/model}
   * @param covered whether the grant names it already; to choose another is to add it
   */
  public record Alternative(String id, PricedModel model, boolean covered) {}

  /** All that the owner's keys serve of a kind. */
  public List<Alternative> of(Capability kind) {
    List<ProviderKey> keys = gate.keys(kind);
    List<Alternative> all = new ArrayList<>();
    for (String id : new Listed(wallet.catalog(), kind).ids(keys)) {
      int slash = id.indexOf('/');
      ProviderKey key = first(id.substring(0, slash), keys);
      all.add(new Alternative(id, gate.known(kind, key, id.substring(slash + 1)), true));
    }
    return all;
  }

  private static ProviderKey first(String providerId, List<ProviderKey> keys) {
    for (ProviderKey key : keys) {
      if (key.providerId().equals(providerId)) {
        return key;
      }
    }
    throw new IllegalStateException("listed without a key");
  }

  /** Those of a kind that the grant admits, or would if it named them. */
  public List<Alternative> of(Capability kind, Grant grant) {
    Grant open = open(grant);
    List<ProviderKey> keys = gate.keys(grant, kind);
    List<Alternative> all = new ArrayList<>();
    for (String id : new Listed(wallet.catalog(), kind).ids(keys)) {
      Admitted admitted = Menu.admitted(gate, open, kind, id, keys);
      if (admitted != null) {
        boolean covered = grant.allowsModel(Gate.namesOf(id, admitted.route()));
        PricedModel model = gate.known(kind, admitted.key(), admitted.route().model());
        all.add(new Alternative(id, model, covered));
      }
    }
    return all;
  }

  /** The kind of model that an app means by a name; the grant's first where nobody serves it. */
  public Capability kindOf(String name, Grant grant) {
    List<Capability> kinds = grant.details().capabilities();
    for (Capability kind : kinds) {
      if (Menu.admitted(gate, open(grant), kind, name, gate.keys(grant, kind)) != null) {
        return kind;
      }
    }
    return kinds.isEmpty() ? Capability.LANGUAGE : kinds.get(0);
  }

  /**
   * What answers an app for a name, as {@code provider/model}; {@code null} where it would be refused.
   *
   * @param chosen the owner's choices for this app, in the place of those in its grant
   */
  public String answering(String name, Capability kind, Grant grant, Map<String, String> chosen) {
    try {
      return gate.admit(with(grant, grant.details().models(), chosen), kind, name).answering();
    } catch (ByokException e) {
      return null;
    }
  }

  private static Grant open(Grant grant) {
    return with(grant, List.of(ModelPattern.ANY), Map.of());
  }

  private static Grant with(Grant grant, List<ModelPattern> models, Map<String, String> chosen) {
    GrantDetails own = grant.details();
    return new Grant(
        grant.row(),
        new GrantDetails(own.origin(), own.appName(), own.purpose(), own.capabilities(), models, chosen));
  }
}

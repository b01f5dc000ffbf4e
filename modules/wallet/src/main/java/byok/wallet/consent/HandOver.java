package byok.wallet.consent;

import byok.core.grants.Grant;
import byok.core.grants.ModelPattern;
import byok.core.grants.Storage;
import byok.core.keys.KeyRing;
import byok.core.keys.ProviderKey;
import byok.core.port.Crypto;
import byok.core.port.Ports;
import byok.core.request.Catalog;
import byok.core.session.Accepted;
import byok.core.session.Bell;
import byok.core.session.SessionBundle;
import byok.core.session.SessionIssuer;
import byok.core.session.SessionReport;
import byok.core.session.SessionTerms;
import byok.core.vault.Ids;
import byok.core.vault.OpenVault;
import byok.protocol.Value;
import byok.wallet.shared.BellRope;
import java.util.ArrayList;
import java.util.List;

/**
 * What goes to the bridge after an approval or renewal.
 *
 * @param session the sealed session; {@code null} for a bridge that reaches the vault itself
 * @param key of the session or of the vault
 * @param grantId of the grant that it is for
 */
record HandOver(Value.Obj session, Crypto.SealKey key, String grantId) {
  /** Takes in what the partition reports, then makes what its bridge needs next. */
  static HandOver of(Pending pending, Grant grant, OpenVault vault, Ports ports, Catalog catalog) {
    if (pending.storage() == Storage.SHARED) {
      return new HandOver(null, vault.key(), grant.id());
    }
    SessionIssuer issuer = new SessionIssuer(vault, ports).sealingWith(pending.agreedKey());
    Accepted accepted = accept(issuer, pending.report());
    List<ProviderKey> keys = keysFor(grant, new KeyRing(vault, ports).list().items(), catalog);
    Bell bell = new BellRope(vault.store(), ports).hang();
    SessionTerms terms = SessionTerms.of(pending.sliceSize(), bell);
    SessionBundle bundle = issuer.issue(grant.id(), Ids.random(ports.random()), keys, accepted, terms);
    return new HandOver(bundle.sealed(), bundle.key(), grant.id());
  }

  static Accepted accept(SessionIssuer issuer, Value.Obj report) {
    return report == null ? Accepted.NOTHING : issuer.accept(SessionReport.decode(report));
  }

  /** The keys that open a model the grant covers; those with an unknown list may. */
  private static List<ProviderKey> keysFor(Grant grant, List<ProviderKey> keys, Catalog catalog) {
    List<ProviderKey> fitting = new ArrayList<>();
    for (ProviderKey key : keys) {
      if (key.models().isEmpty() || opensAny(key, grant.details().models())) {
        fitting.add(key);
      }
    }
    return fitting;
  }

  private static boolean opensAny(ProviderKey key, List<ModelPattern> patterns) {
    for (String model : key.models()) {
      String bare = model.substring(model.indexOf('/') + 1);
      if (ModelPattern.anyMatches(patterns, List.of(model, key.providerId() + "/" + model, bare))) {
        return true;
      }
    }
    return false;
  }
}

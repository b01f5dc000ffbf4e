package byok.wallet.consent;

import byok.core.consent.ConsentDraft;
import byok.core.grants.Caveats;
import byok.core.grants.Grant;
import byok.core.grants.ModelPattern;
import byok.core.grants.Storage;
import byok.core.grants.Window;
import byok.core.keys.KeyRing;
import byok.core.keys.ProviderKey;
import byok.core.port.Crypto;
import byok.core.port.Ports;
import byok.core.request.Catalog;
import byok.core.request.SealedKeys;
import byok.core.session.Accepted;
import byok.core.session.Bell;
import byok.core.session.SessionBundle;
import byok.core.session.SessionIssuer;
import byok.core.session.SessionTerms;
import byok.core.subkeys.KeyMint;
import byok.core.subkeys.SessionKeys;
import byok.core.vault.Ids;
import byok.core.vault.OpenVault;
import byok.protocol.GrantState;
import byok.protocol.Value;
import byok.wallet.shared.BellRope;
import byok.wallet.shared.SubKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What goes to the bridge after an approval or renewal.
 *
 * @param session the sealed session; {@code null} for a bridge that reaches the vault itself
 * @param key of the session or of the vault
 * @param grantId of the grant that it is for
 * @param live whether this window is to go on as the one that works for the app
 */
record HandOver(Value.Obj session, Crypto.SealKey key, String grantId, boolean live) {
  /**
   * Makes what the bridge needs next.
   *
   * @param accepted of what its partition reported
   */
  static HandOver of(
      Pending pending, Accepted accepted, Grant grant, OpenVault vault, Ports ports, Catalog catalog) {
    if (pending.storage() == Storage.SHARED) {
      return new HandOver(null, vault.key(), grant.id(), false);
    }
    if (grant.row().caveats().strict()) {
      return new HandOver(new Value.Obj().put("live", stateOf(grant).encode()), null, grant.id(), true);
    }
    SessionIssuer issuer = new SessionIssuer(vault, ports).sealingWith(pending.agreedKey());
    List<ProviderKey> keys = keys(grant.details().models(), grant.row().caveats(), vault, ports);
    Bell bell = new BellRope(vault.store(), ports).hang();
    SessionTerms first = SessionTerms.of(pending.sliceSize(), bell);
    SessionTerms terms = pending.renewal() ? first.forRenewal() : first;
    SubKeys subKeys = new SubKeys(vault.store(), ports, catalog.table());
    SessionKeys made = new SessionKeys(keys, catalog.table(), subKeys.mint(), vault, ports);
    SessionBundle bundle = issued(() ->
        issuer.issue(grant.id(), Ids.random(ports.random()), made, accepted, terms), subKeys, vault);
    if (!made.capping().isEmpty()) {
      subKeys.sweep(vault, keys);
    }
    return new HandOver(bundle.sealed(), bundle.key(), grant.id(), false);
  }

  /** Keys of the session before, or of one that could not be issued, end. */
  private static SessionBundle issued(Supplier<SessionBundle> issue, SubKeys subKeys, OpenVault vault) {
    try {
      return issue.get();
    } finally {
      subKeys.endDue(vault, () -> {});
    }
  }

  /** What the app may know of it. */
  private static GrantState stateOf(Grant grant) {
    List<String> models = new ArrayList<>();
    grant.details().models().forEach(pattern -> models.add(pattern.text()));
    long ends = grant.row().caveats().expiresAt();
    return new GrantState(
        GrantState.Type.GRANTED, null, grant.id(), grant.details().capabilities(), models,
        ends == Window.NEVER ? 0 : ends, null);
  }

  /** Takes in what the partition reports, and what providers say of the keys that end with it. */
  static Accepted settleUp(Pending pending, OpenVault vault, Ports ports, Catalog catalog) {
    Accepted accepted = new SessionIssuer(vault, ports).acceptKnown(pending.report());
    new SubKeys(vault.store(), ports, catalog.table()).endNow(vault, () -> {});
    return accepted;
  }

  private static List<ProviderKey> keys(List<ModelPattern> models, Caveats caveats, OpenVault vault, Ports ports) {
    return SealedKeys.of(models, caveats.localOnly(), new KeyRing(vault, ports).list().items());
  }

  /** The providers that hold a limit of their own for a session of what is asked for. */
  static List<String> capping(ConsentDraft draft, OpenVault vault, Ports ports, Catalog catalog) {
    List<ProviderKey> keys = keys(draft.models(), draft.caveats(), vault, ports);
    KeyMint mint = new SubKeys(vault.store(), ports, catalog.table()).mint();
    return new SessionKeys(keys, catalog.table(), mint, vault, ports).capping();
  }
}

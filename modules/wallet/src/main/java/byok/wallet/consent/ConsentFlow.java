package byok.wallet.consent;

import byok.core.audit.AuditEvent;
import byok.core.audit.AuditKind;
import byok.core.audit.AuditTrail;
import byok.core.budgets.Pause;
import byok.core.consent.Amendment;
import byok.core.consent.ConsentDefaults;
import byok.core.consent.ConsentDraft;
import byok.core.consent.ConsentRequest;
import byok.core.grants.Caveats;
import byok.core.grants.Grant;
import byok.core.grants.GrantRow;
import byok.core.grants.GrantStatus;
import byok.core.grants.GrantTerms;
import byok.core.grants.Grants;
import byok.core.grants.Storage;
import byok.core.keys.KeyRing;
import byok.core.keys.ProviderKey;
import byok.core.ledger.EarlierSpending;
import byok.core.ledger.Spending;
import byok.core.port.Calendar;
import byok.core.port.Ports;
import byok.core.request.Answerers;
import byok.core.request.Catalog;
import byok.core.request.Locality;
import byok.core.session.Accepted;
import byok.core.vault.OpenVault;
import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import byok.wallet.pages.consent.Answered;
import byok.wallet.pages.consent.ConsentState;
import byok.wallet.pages.consent.Request;
import byok.wallet.pages.terms.Terms;
import byok.wallet.pages.terms.TermsModel;
import java.util.ArrayList;
import java.util.List;

/** What the consent window shows for a request, and what approving it stores. */
final class ConsentFlow {
  private static final long DAY_MILLIS = 86_400_000L;

  private final OpenVault vault;
  private final Ports ports;
  private final Catalog catalog;
  private final Grants grants;
  private final AuditTrail trail;

  ConsentFlow(OpenVault vault, Ports ports, Catalog catalog) {
    this.vault = vault;
    this.ports = ports;
    this.catalog = catalog;
    this.grants = new Grants(vault, ports);
    this.trail = new AuditTrail(() -> vault, ports);
  }

  List<ProviderKey> keys() {
    return new KeyRing(vault, ports).list().items();
  }

  /**
   * The terms to begin with: the owner's defaults and the app's proposal, or the present grant and what is asked on
   * top. A bridge that does not reach the wallet's storage has no local model of its own: where nothing else answers, a
   * window has to run them.
   *
   * @param storage where the app's bridge finds its data
   */
  ConsentDraft draft(ConsentRequest request, Storage storage) {
    Grant before = standing(request.origin());
    long now = ports.clock().nowMillis();
    ConsentDraft draft = before == null
        ? ConsentDefaults.read(vault.store()).draft(request, now)
        : Amendment.draft(request, before.terms(), now);
    boolean needsWindow = storage == Storage.SEALED && draft.caveats().localOnly()
        || answerers(draft.capabilities(), storage).needWindow(false);
    return needsWindow ? draft.withCaveats(draft.caveats().onlyInWindow()) : draft;
  }

  /** @param storage where the app's bridge finds its data */
  ConsentState state(ConsentRequest asked, ConsentDraft draft, Storage storage) {
    TermsModel proposal =
        new TermsModel(
            TermsMap.shown(draft.models(), draft.caveats()),
            new ModelChoices(catalog, within(draft.caveats(), storage), draft.capabilities())
                .of(asked.proposal().models()),
            endings(),
            ports.clock().nowMillis());
    boolean sealed = storage.under(draft.caveats()) == Storage.SEALED;
    Request request = request(asked, storage).cappedBy(
        sealed ? HandOver.capping(draft, vault, ports, catalog) : List.of());
    if (!draft.isAmendment()) {
      return new ConsentState.Asking(request, proposal);
    }
    Grant grant = standing(asked.origin());
    return new ConsentState.Amending(
        request, TermsMap.wires(draft.before().capabilities()), TermsMap.wires(draft.diff().addedCapabilities()),
        TermsMap.shown(draft.before()), grant.row().createdAt(), suspension(asked.origin()), proposal,
        spent(grant, Calendar.Unit.DAY), spent(grant, Calendar.Unit.MONTH));
  }

  /** @param storage where the app's bridge finds its data */
  Request request(ConsentRequest asked, Storage storage) {
    GrantRow earlier = grants.table().ofOrigin(asked.origin());
    ConsentDraft draft = draft(asked, storage);
    Answerers all = answerers(draft.capabilities(), storage);
    return new Request(
        asked.origin(), asked.proposal().appName(), earlier == null ? 0 : earlier.createdAt(),
        TermsMap.wires(asked.proposal().capabilities()), asked.proposal().purpose())
            .unserved(unserved(asked, draft.caveats(), storage))
            .answered(new Answered(all.any(false, false), all.any(false, true), all.any(true, false),
                all.any(true, true)));
  }

  /** The kinds asked for that none of the owner's keys serves under these terms; empty where there are no keys. */
  private List<String> unserved(ConsentRequest asked, Caveats caveats, Storage storage) {
    List<Capability> unserved = new ArrayList<>();
    boolean isEmpty = keys().isEmpty();
    for (Capability kind : asked.proposal().capabilities()) {
      if (!isEmpty && !answerers(List.of(kind), storage).any(caveats)) {
        unserved.add(kind);
      }
    }
    return TermsMap.wires(unserved);
  }

  private Answerers answerers(List<Capability> kinds, Storage storage) {
    return Answerers.of(kinds, storage, keys(), catalog);
  }

  private List<ProviderKey> within(Caveats caveats, Storage storage) {
    return Locality.within(caveats.localOnly(), storage.under(caveats), keys());
  }

  /** Set where the origin's grant is suspended. */
  ConsentState.Suspension suspension(String origin) {
    GrantRow row = grants.table().ofOrigin(origin);
    return statusOf(row) == GrantStatus.PAUSED ? new ConsentState.Suspension(row.reason()) : null;
  }

  /**
   * Stores what the owner chose and makes the hand-over.
   *
   * @param told whether the owner was told that the app is suspended
   */
  HandOver approve(Pending pending, ConsentDraft draft, Terms chosen, boolean told) {
    if (isPaused()) {
      throw new ByokException(ErrorCode.GRANT_REVOKED, "You paused all apps. Resume them in the wallet first.");
    }
    GrantTerms terms = TermsMap.chosen(draft, chosen, ports.clock().nowMillis());
    requireWindow(pending, terms.caveats());
    requireAnswer(answerers(terms.capabilities(), pending.storage()), terms.caveats());
    Accepted accepted = settleUp(pending, draft.origin(), told);
    Grant grant = EarlierSpending.approve(
        vault, ports, draft.origin(), terms, pending.storage().under(terms.caveats()));
    note(draft.isAmendment() ? AuditKind.GRANT_AMENDED : AuditKind.GRANT_APPROVED, grant);
    return HandOver.of(pending, accepted, grant, vault, ports, catalog);
  }

  /** What comes to light only now the owner hears before the approval counts. */
  private Accepted settleUp(Pending pending, String origin, boolean told) {
    Accepted accepted = HandOver.settleUp(pending, vault, ports, catalog);
    ConsentState.Suspension suspension = suspension(origin);
    if (!told && suspension != null) {
      String reason = suspension.reason() == null ? "You or the wallet suspended it." : suspension.reason();
      throw new ByokException(ErrorCode.GRANT_REVOKED, reason + " Approve again to let it go on.");
    }
    return accepted;
  }

  /** What would never be answered is not approved. */
  private static void requireAnswer(Answerers answerers, Caveats caveats) {
    if (answerers.any(caveats)) {
      return;
    }
    throw new ByokException(
        ErrorCode.NO_PROVIDER_KEY,
        answerers.needWindow(caveats.localOnly())
            ? "Nothing would answer: models of this browser need a window of the wallet that stays open."
            : "Nothing would answer: none of your keys and models may.");
  }

  /** A window that works for a page finds it through its opener, which a page can cut off. */
  private static void requireWindow(Pending pending, Caveats caveats) {
    if (caveats.strict() && pending.isCutOff()) {
      throw new ByokException(
          ErrorCode.POPUP_BLOCKED,
          "This site keeps its windows apart, so no window of the wallet can stay open for it. "
              + (caveats.localOnly()
                  ? "Models of this browser answer only there."
                  : "Allow it a copy of the key, or refuse."));
    }
  }

  private void note(AuditKind kind, Grant grant) {
    trail.add(AuditEvent.of(kind, ports.clock().nowMillis()).grant(grant).limits(grant.row().caveats().limits()));
  }

  /**
   * The hand-over for an approved grant; {@code null} where the origin has none any more. Refused with {@code
   * SESSION_LAPSED} while all apps are paused, with {@code RATE_LIMITED} where it comes too soon.
   */
  HandOver renew(Pending pending, String origin) {
    Accepted accepted = HandOver.settleUp(pending, vault, ports, catalog);
    Grant grant = live(origin);
    if (grant == null) {
      return null;
    }
    if (pending.storage() == Storage.SEALED && isPaused()) {
      throw Pause.noRenewal();
    }
    requireWindow(pending, grant.row().caveats());
    grants.table().moveTo(grant.id(), pending.storage().under(grant.row().caveats()));
    HandOver handOver = handOver(pending, accepted, grant);
    trail.add(AuditEvent.ofRenewal(grant, ports.clock().nowMillis()));
    return handOver;
  }

  private HandOver handOver(Pending pending, Accepted accepted, Grant grant) {
    try {
      return HandOver.of(pending, accepted, grant, vault, ports, catalog);
    } catch (ByokException e) {
      if (e.code() == ErrorCode.RATE_LIMITED) {
        trail.add(AuditEvent.ofRefusal(grant, e.code().wire(), ports.clock().nowMillis()));
      }
      throw e;
    }
  }

  private boolean isPaused() {
    return Pause.isOn(vault.store());
  }

  /** Whether the origin's grant was ended for good. */
  boolean isRevoked(String origin) {
    GrantRow row = grants.table().ofOrigin(origin);
    return row == null || row.status() == GrantStatus.REVOKED;
  }

  /** Notes that the owner said no. */
  void deny(String origin, String appName) {
    trail.add(AuditEvent.of(AuditKind.GRANT_DENIED, ports.clock().nowMillis()).app(origin, appName, null));
  }

  void block(String origin, String appName) {
    Grant blocked = grants.block(origin, appName);
    trail.add(AuditEvent.of(AuditKind.GRANT_BLOCKED, ports.clock().nowMillis()).grant(blocked));
  }

  private Grant live(String origin) {
    GrantRow row = grants.table().ofOrigin(origin);
    return statusOf(row) == GrantStatus.ACTIVE ? grants.get(row.grantId()) : null;
  }

  /** The grant of the origin unless it has ended. */
  private Grant standing(String origin) {
    GrantRow row = grants.table().ofOrigin(origin);
    GrantStatus status = statusOf(row);
    return status != null && status.isLive() ? grants.get(row.grantId()) : null;
  }

  private GrantStatus statusOf(GrantRow row) {
    return row == null ? null : row.statusAt(ports.clock().nowMillis());
  }

  private long spent(Grant grant, Calendar.Unit unit) {
    return Spending.since(vault, ports, grant.id(), unit);
  }

  private List<Long> endings() {
    long now = ports.clock().nowMillis();
    long tonight = ports.calendar().endOf(Calendar.Unit.DAY, now);
    return List.of(tonight, now + 7 * DAY_MILLIS, now + 30 * DAY_MILLIS, 0L);
  }
}

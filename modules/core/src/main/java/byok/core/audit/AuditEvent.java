package byok.core.audit;

import byok.core.grants.Grant;
import byok.core.grants.Limit;
import byok.core.grants.NanoUsd;
import byok.core.keys.ProviderKey;
import byok.core.ledger.LedgerEntry;
import byok.protocol.Period;
import byok.protocol.Value;
import java.util.List;

/**
 * Something that happened, before it has a place in the log. Metadata only: never what was asked or answered, never a
 * secret.
 *
 * @param members what is kept of it, texts and whole numbers, in the order of protocol/spec/vault-format.md, "Audit
 *     log"
 * @param once names it where it is noted a single time; {@code null} for each time. Not kept in the entry
 */
public record AuditEvent(Value.Obj members, String once) {
  private static final long QUARTER_MILLIS = 15 * 60_000L;

  public static AuditEvent of(AuditKind kind, long atMillis) {
    return new AuditEvent(new Value.Obj().put("at", atMillis).put("what", kind.wire()), null);
  }

  /** How a request ended. A refusal that was noted in this quarter of an hour is not noted again. */
  public static AuditEvent ofRequest(LedgerEntry entry) {
    boolean refused = entry.outcome().startsWith(LedgerEntry.REFUSED);
    AuditEvent event = of(refused ? AuditKind.REFUSED : AuditKind.REQUEST, entry.atMillis())
        .app(entry.origin(), entry.appName(), entry.grantId())
        .with("provider", entry.providerId()).with("model", entry.model())
        .with("input", entry.inputTokens()).with("output", entry.outputTokens()).with("cost", entry.costNanoUsd())
        .with("outcome", entry.outcome()).detail(entry.asked().isEmpty() ? "" : "asked for " + entry.asked());
    return refused ? event.oncePerQuarter(entry.grantId() + "/" + entry.outcome()) : event;
  }

  /** A request that was refused before it had a price. */
  public static AuditEvent ofRefusal(Grant grant, String code, long atMillis) {
    String outcome = LedgerEntry.REFUSED + code;
    return of(AuditKind.REFUSED, atMillis).grant(grant).with("outcome", outcome)
        .oncePerQuarter(grant.id() + "/" + outcome);
  }

  /** A session of a grant was renewed without the owner: noted once in this quarter of an hour. */
  public static AuditEvent ofRenewal(Grant grant, long atMillis) {
    return of(AuditKind.SESSION_RENEWED, atMillis).grant(grant).oncePerQuarter(grant.id() + "/renewed");
  }

  /** What a session's key was used for beyond its reports; no amount where all of it is reported by now. */
  public static AuditEvent ofUnreported(LedgerEntry entry, long atMillis, String detail) {
    return of(AuditKind.UNREPORTED, atMillis).app(entry.origin(), entry.appName(), entry.grantId())
        .with("provider", entry.providerId()).with("cost", entry.costNanoUsd())
        .with("outcome", entry.costNanoUsd() == 0 ? "reported" : LedgerEntry.UNREPORTED).detail(detail);
  }

  /** Names the app. */
  public AuditEvent app(String origin, String appName, String grantId) {
    return with("origin", origin).with("app", appName).with("grant", grantId);
  }

  public AuditEvent grant(Grant grant) {
    return app(grant.origin(), grant.details().appName(), grant.id());
  }

  /** With limits above all grants, in words. @param whose "all apps" or the name of a provider */
  public AuditEvent limits(String whose, List<Limit> limits) {
    return detail("limits of " + whose + ": " + (limits.isEmpty() ? "none" : words(limits)));
  }

  /** With the limits of a grant, in words. */
  public AuditEvent limits(List<Limit> limits) {
    return detail(words(limits));
  }

  private static String words(List<Limit> limits) {
    StringBuilder words = new StringBuilder();
    for (Limit limit : limits) {
      String per = limit.per() == Period.TOTAL ? " in total" : " a " + limit.per().wire();
      words.append(words.isEmpty() ? "" : ", ").append(NanoUsd.text(limit.amountNanoUsd())).append(per);
    }
    return words.toString();
  }

  /** Names a key by its provider and its ending. */
  public AuditEvent key(ProviderKey key) {
    return with("provider", key.providerId()).detail(key.ending().isEmpty() ? "" : "ending " + key.ending());
  }

  public AuditEvent outcome(String word) {
    return with("outcome", word);
  }

  public AuditEvent detail(String words) {
    return with("detail", words);
  }

  /** Noted a single time for as long as {@link AuditLog#stand} is told of it. */
  public AuditEvent once(String token) {
    return new AuditEvent(members, token);
  }

  private AuditEvent oncePerQuarter(String token) {
    long at = members.integer("at", 0);
    return once((at - at % QUARTER_MILLIS) + "/" + token);
  }

  /** Empty texts are left out. */
  private AuditEvent with(String member, String text) {
    return new AuditEvent(text == null || text.isEmpty() ? members : copy().put(member, text), once);
  }

  /** Zeros are left out. */
  private AuditEvent with(String member, long number) {
    return new AuditEvent(number == 0 ? members : copy().put(member, number), once);
  }

  private Value.Obj copy() {
    Value.Obj copy = new Value.Obj();
    for (int i = 0; i < members.size(); i++) {
      copy.append(members.keyAt(i), members.valueAt(i));
    }
    return copy;
  }
}

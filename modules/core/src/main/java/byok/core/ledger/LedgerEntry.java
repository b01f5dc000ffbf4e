package byok.core.ledger;

import byok.core.grants.Storage;
import byok.core.vault.SealedRecords;
import byok.core.vault.Tables;
import byok.protocol.Value;

/**
 * One request as the owner sees it. Stored sealed as a whole, never shown to an app, and never with what was asked or
 * answered.
 *
 * @param id sortable by time, see {@link Ledger#idOf}
 * @param atMillis when the request was opened
 * @param inputTokens 0 where nobody reported any
 * @param estimated the provider reported no usage, so {@code costNanoUsd} is a bound or our own count
 * @param outcome {@code running}, {@code paid}, {@code stopped}, {@code refused:<code>}, {@code failed:<code>} or
 *     {@code unreported}
 * @param durationMillis 0 while it runs and where nobody heard how it ended
 * @param boundNanoUsd the most it could cost
 * @param asked the model as the app named it, where another name answered; else empty
 */
public record LedgerEntry(
    String id,
    long atMillis,
    String grantId,
    String origin,
    String appName,
    String providerId,
    String model,
    long inputTokens,
    long outputTokens,
    long costNanoUsd,
    boolean estimated,
    String outcome,
    long durationMillis,
    long boundNanoUsd,
    Storage storage,
    String asked) {
  public static final String RUNNING = "running";
  public static final String PAID = "paid";
  public static final String STOPPED = "stopped";
  public static final String REFUSED = "refused:";
  public static final String FAILED = "failed:";
  /** Spent at the provider with a session's key, and in none of its reports. */
  public static final String UNREPORTED = "unreported";

  /** Of a model that goes by the name that was asked for. */
  public LedgerEntry(
      String id,
      long atMillis,
      String grantId,
      String origin,
      String appName,
      String providerId,
      String model,
      long inputTokens,
      long outputTokens,
      long costNanoUsd,
      boolean estimated,
      String outcome,
      long durationMillis,
      long boundNanoUsd,
      Storage storage) {
    this(
        id, atMillis, grantId, origin, appName, providerId, model, inputTokens, outputTokens, costNanoUsd, estimated,
        outcome, durationMillis, boundNanoUsd, storage, "");
  }

  /** What stands if nothing more is heard: the bound as cost. */
  public LedgerEntry running(long bound) {
    return new LedgerEntry(
        id, atMillis, grantId, origin, appName, providerId, model, 0, 0, bound, true, RUNNING, 0, bound, storage,
        asked);
  }

  /** How it ended. */
  public LedgerEntry ended(String how, long costNano, boolean isEstimated, long endedAtMillis) {
    long duration = Math.max(0, endedAtMillis - atMillis);
    return new LedgerEntry(
        id, atMillis, grantId, origin, appName, providerId, model, inputTokens, outputTokens, costNano, isEstimated,
        how, duration, boundNanoUsd, storage, asked);
  }

  /** Under another id. */
  public LedgerEntry withId(String otherId) {
    return new LedgerEntry(
        otherId, atMillis, grantId, origin, appName, providerId, model, inputTokens, outputTokens, costNanoUsd,
        estimated, outcome, durationMillis, boundNanoUsd, storage, asked);
  }

  /** With the usage that the provider reported. */
  public LedgerEntry used(long input, long output) {
    return new LedgerEntry(
        id, atMillis, grantId, origin, appName, providerId, model, input, output, costNanoUsd, estimated, outcome,
        durationMillis, boundNanoUsd, storage, asked);
  }

  /** The same as an entry of a sealed session of this grant. */
  public LedgerEntry ofSession(String itsGrantId, String itsOrigin, String itsAppName) {
    return new LedgerEntry(
        id, atMillis, itsGrantId, itsOrigin, itsAppName, providerId, model, inputTokens, outputTokens, costNanoUsd,
        estimated, outcome, durationMillis, boundNanoUsd, Storage.SEALED, asked);
  }

  public Value.Obj encode() {
    Value.Obj content = new Value.Obj().put("at", atMillis).put("grant", grantId).put("origin", origin);
    content.put("appName", appName).put("provider", providerId).put("model", model);
    content.put("input", inputTokens).put("output", outputTokens).put("cost", costNanoUsd);
    content.put("estimated", estimated).put("outcome", outcome).put("duration", durationMillis);
    content.put("bound", boundNanoUsd).put("storage", storage.wire());
    return asked.isEmpty() ? content : content.put("asked", asked);
  }

  public static LedgerEntry decode(String id, Value.Obj content) {
    if (content.text("grant") == null || content.text("outcome") == null) {
      throw SealedRecords.damaged(Tables.LEDGER, id);
    }
    return new LedgerEntry(
        id,
        content.integer("at", 0),
        content.text("grant"),
        content.text("origin"),
        content.text("appName"),
        content.text("provider"),
        content.text("model"),
        content.integer("input", 0),
        content.integer("output", 0),
        content.integer("cost", 0),
        content.isTrue("estimated"),
        content.text("outcome"),
        content.integer("duration", 0),
        content.integer("bound", 0),
        Storage.of(content.text("storage")),
        content.text("asked") == null ? "" : content.text("asked"));
  }
}

package byok.wallet.dashboard;

import byok.core.ledger.LedgerEntry;
import byok.core.local.LocalKey;
import byok.core.port.Calendar;
import byok.core.vault.OriginTags;
import byok.ui.OriginPlate;
import byok.wallet.pages.activity.Entry;
import byok.wallet.pages.activity.Outcome;
import byok.wallet.shared.EngineLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The newest part of the ledger, as the pages show it. */
final class History {
  private static final int MOST = 5_000;

  private final List<LedgerEntry> entries;
  private final Set<String> running;
  private final Set<String> waiting = new HashSet<>();
  private final long now;
  private final long monthStart;

  private History(List<LedgerEntry> entries, Set<String> running, long now, long monthStart) {
    this.entries = entries;
    this.running = running;
    this.now = now;
    this.monthStart = monthStart;
  }

  static History of(Desk desk) {
    return of(desk, MOST);
  }

  static History of(Desk desk, int most) {
    long now = desk.now();
    History history = new History(
        desk.ledger().newest(most).items(), desk.budgets().runningEntries(), now,
        desk.ports.calendar().startOf(Calendar.Unit.MONTH, now));
    history.findWaiting(new OriginTags(desk.store, desk.ports.crypto()));
    return history;
  }

  /** Newest first. */
  List<LedgerEntry> entries() {
    return entries;
  }

  boolean isRunning(LedgerEntry entry) {
    return entry.outcome().equals(LedgerEntry.RUNNING) && running.contains(entry.id());
  }

  private void findWaiting(OriginTags tags) {
    List<LedgerEntry> here = new ArrayList<>();
    for (LedgerEntry entry : entries) {
      if (LocalKey.PROVIDER.equals(entry.providerId()) && isRunning(entry)) {
        here.add(entry);
      }
    }
    if (!here.isEmpty()) {
      waiting.addAll(waiting(here, EngineLine.now(), tags));
    }
  }

  /** All but the first of the app whose turn it is; where nobody knows that one, the last that came. */
  private static List<String> waiting(List<LedgerEntry> here, EngineLine line, OriginTags tags) {
    List<LedgerEntry> waiting = new ArrayList<>(here);
    for (int i = here.size() - 1; i >= 0 && line.waiting() > 0; i--) {
      if (line.app().equals(tags.of(here.get(i).origin()))) {
        waiting.remove(i);
        return ids(waiting);
      }
    }
    return ids(here.subList(0, Math.min(here.size(), line.waiting())));
  }

  private static List<String> ids(List<LedgerEntry> entries) {
    List<String> ids = new ArrayList<>();
    entries.forEach(entry -> ids.add(entry.id()));
    return ids;
  }

  /** Whether a running request waits for the engine of this browser. */
  boolean isWaiting(LedgerEntry entry) {
    return waiting.contains(entry.id());
  }

  long monthOfProvider(String providerId) {
    long sum = 0;
    for (LedgerEntry entry : entries) {
      boolean counts = entry.atMillis() >= monthStart && providerId.equals(entry.providerId());
      sum += counts && !isRunning(entry) ? entry.costNanoUsd() : 0;
    }
    return sum;
  }

  /** What was paid since a moment, running requests left out. */
  long settledSince(long start) {
    long sum = 0;
    for (LedgerEntry entry : entries) {
      sum += entry.atMillis() >= start && !isRunning(entry) ? entry.costNanoUsd() : 0;
    }
    return sum;
  }

  /** The last requests of a grant. @param grantId null for all */
  List<Entry> recent(String grantId, int most) {
    List<Entry> recent = new ArrayList<>();
    for (int i = 0; i < entries.size() && recent.size() < most; i++) {
      if (grantId == null || grantId.equals(entries.get(i).grantId())) {
        recent.add(entry(entries.get(i)));
      }
    }
    return recent;
  }

  int count(String grantId) {
    int count = 0;
    for (LedgerEntry entry : entries) {
      count += grantId.equals(entry.grantId()) ? 1 : 0;
    }
    return count;
  }

  Entry entry(LedgerEntry of) {
    boolean runs = isRunning(of);
    boolean counted = of.inputTokens() > 0 || of.outputTokens() > 0;
    return new Entry(
        of.id(), of.atMillis(), of.origin(), name(of.appName(), of.origin()), model(of),
        counted ? of.inputTokens() : -1, counted ? of.outputTokens() : -1,
        runs ? Math.max(0, now - of.atMillis()) : of.durationMillis(),
        isWaiting(of) ? Outcome.WAITING : outcome(of, runs), of.costNanoUsd());
  }

  private static String model(LedgerEntry entry) {
    return entry.outcome().equals(LedgerEntry.UNREPORTED) ? "by its session’s key" : entry.model();
  }

  static String name(String appName, String origin) {
    return appName == null || appName.isEmpty() ? OriginPlate.shortName(origin) : appName;
  }

  private static Outcome outcome(LedgerEntry entry, boolean runs) {
    String how = entry.outcome();
    if (runs) {
      return Outcome.RUNNING;
    }
    if (how.equals(LedgerEntry.UNREPORTED)) {
      return Outcome.UNREPORTED;
    }
    if (how.startsWith(LedgerEntry.REFUSED)) {
      return refusal(how.substring(LedgerEntry.REFUSED.length()));
    }
    if (how.startsWith(LedgerEntry.FAILED)) {
      return failure(how.substring(LedgerEntry.FAILED.length()));
    }
    if (how.equals(LedgerEntry.STOPPED)) {
      return Outcome.STOPPED_BY_APP;
    }
    return entry.estimated() ? Outcome.ESTIMATED : entry.costNanoUsd() == 0 ? Outcome.FREE : Outcome.PAID;
  }

  private static Outcome refusal(String code) {
    return switch (code) {
      case "budget_exhausted", "request_too_expensive", "rate_limited" -> Outcome.REFUSED_LIMIT;
      case "model_not_allowed" -> Outcome.REFUSED_MODEL;
      default -> Outcome.REFUSED;
    };
  }

  private static Outcome failure(String code) {
    return switch (code) {
      case "grant_revoked", "locked", "session_lapsed" -> Outcome.STOPPED_BY_OWNER;
      default -> Outcome.PROVIDER_ERROR;
    };
  }
}

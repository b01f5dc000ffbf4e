package byok.core.ledger;

import byok.core.budgets.Spenders;
import byok.core.grants.Limit;
import byok.core.grants.Window;
import byok.core.port.Ports;
import java.util.ArrayList;
import java.util.List;

/**
 * A limit that comes into force.
 *
 * @param window its present one
 * @param whose requests it counts
 * @param counted what its counter has from when it last was in force
 */
record FreshLimit(Limit limit, Window window, Spenders whose, long counted) {
  /** Those of {@code next} that are not in force. */
  static List<FreshLimit> of(List<Limit> inForce, List<Limit> next, Spenders whose, Ports ports) {
    List<FreshLimit> fresh = new ArrayList<>();
    long now = ports.clock().nowMillis();
    for (Limit limit : next) {
      if (Limit.find(inForce, limit.id()) == null) {
        fresh.add(new FreshLimit(limit, Window.of(limit.per(), ports.calendar(), now), whose, 0));
      }
    }
    return fresh;
  }

  FreshLimit counting(long from) {
    return new FreshLimit(limit, window, whose, from);
  }

  /** What these entries cost of it beyond what its counter has. */
  long missing(List<LedgerEntry> ended) {
    long sum = 0;
    for (LedgerEntry entry : ended) {
      boolean counts = window.contains(entry.atMillis()) && whose.include(entry.grantId(), entry.providerId());
      sum += counts ? entry.costNanoUsd() : 0;
    }
    return Math.max(0, sum - counted);
  }

  /** From the first moment of all their windows to the last; {@code null} for none. */
  static Window span(List<FreshLimit> all) {
    Window span = null;
    for (FreshLimit each : all) {
      Window one = each.window;
      span = span == null ? one : new Window(Math.min(span.start(), one.start()), Math.max(span.end(), one.end()));
    }
    return span;
  }
}

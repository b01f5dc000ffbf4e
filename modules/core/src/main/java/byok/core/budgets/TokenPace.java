package byok.core.budgets;

import byok.protocol.ByokException;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * The tokens of the last minute's requests, a running one at its bound: the list {@code tokens} of a pace row. Kept
 * only while a grant limits them.
 */
final class TokenPace {
  private static final String KEY = "tokens";

  private record Counted(String id, double at, long tokens) {}

  private final List<Counted> requests = new ArrayList<>();

  /** The requests of the last minute; those of a clock that was put back count from now. */
  TokenPace(Value.Obj pace, double nowMillis) {
    Value.Arr stored = pace.list(KEY);
    for (int i = 0; stored != null && i < stored.size(); i++) {
      Value.Obj request = (Value.Obj) stored.get(i);
      double at = Math.min(nowMillis, request.number("at", 0));
      if (at > nowMillis - Pace.MINUTE_MILLIS) {
        requests.add(new Counted(request.text("id"), at, request.integer("n", 0)));
      }
    }
  }

  /**
   * The refusal of a request, or {@code null} where it fits.
   *
   * @param most what it takes
   * @param more what it takes beyond what it is counted at
   */
  ByokException refusal(long allowed, long most, long more, double nowMillis) {
    if (most > allowed) {
      return Refusals.tooManyTokens(allowed, most);
    }
    long wanted = used() + more;
    double freed = nowMillis;
    long over = wanted - allowed;
    for (int i = 0; i < requests.size() && over > 0; i++) {
      over -= requests.get(i).tokens;
      freed = requests.get(i).at;
    }
    return wanted <= allowed ? null : Refusals.tokens(allowed, wanted, freed + Pace.MINUTE_MILLIS - nowMillis);
  }

  /** Counts a request that begins, or one that is counted already, at so many. */
  void count(String reservationId, long tokens, double nowMillis) {
    double at = nowMillis;
    for (int i = requests.size() - 1; i >= 0; i--) {
      if (requests.get(i).id.equals(reservationId)) {
        at = requests.remove(i).at;
      }
    }
    requests.add(new Counted(reservationId, at, tokens));
  }

  /** What a request is counted at; 0 where it is not. */
  long of(String reservationId) {
    long tokens = 0;
    for (Counted request : requests) {
      tokens += request.id.equals(reservationId) ? request.tokens : 0;
    }
    return tokens;
  }

  void clear() {
    requests.clear();
  }

  void write(Value.Obj pace) {
    Value.Arr list = new Value.Arr();
    for (Counted request : requests) {
      list.add(new Value.Obj().put("id", request.id).put("at", request.at).put("n", request.tokens));
    }
    if (list.size() > 0 || pace.has(KEY)) {
      pace.put(KEY, list);
    }
  }

  /** Sets what a request that has ended used. */
  static void ended(Value.Obj pace, String reservationId, long tokens) {
    Value.Arr stored = pace.list(KEY);
    for (int i = 0; stored != null && i < stored.size(); i++) {
      Value.Obj request = (Value.Obj) stored.get(i);
      if (reservationId.equals(request.text("id"))) {
        request.put("n", tokens);
      }
    }
  }

  private long used() {
    long sum = 0;
    for (Counted request : requests) {
      sum += request.tokens;
    }
    return sum;
  }
}

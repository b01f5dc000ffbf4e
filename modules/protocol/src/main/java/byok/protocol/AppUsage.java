package byok.protocol;

import java.util.ArrayList;
import java.util.List;

/**
 * Answer of {@code getUsage}: what one app spent, and what its limits leave it.
 *
 * @param running its requests that run now
 * @param isPartial whether it tells only what was spent since the wallet handed over a part of the budget
 */
public record AppUsage(List<LimitUse> limits, Today today, double running, boolean isPartial) {
  private static final int MOST_LIMITS = 10;

  /** Since the owner's day began. @param requests that were sent to a provider */
  public record Today(double requests, double spentUsd, double inputTokens, double outputTokens) {
    static Today decode(Value value) {
      Fields fields = Fields.of(value, "today");
      return new Today(
          fields.whole("requests", 0, Fields.MAX_WHOLE),
          fields.number("spentUsd", 0, 1_000_000_000),
          fields.whole("inputTokens", 0, Fields.MAX_WHOLE),
          fields.whole("outputTokens", 0, Fields.MAX_WHOLE));
    }

    Value.Obj encode() {
      Value.Obj to = new Value.Obj().put("requests", requests).put("spentUsd", spentUsd);
      return to.put("inputTokens", inputTokens).put("outputTokens", outputTokens);
    }
  }

  public static AppUsage decode(Value value) {
    Fields fields = Fields.of(value, "usage");
    Value.Arr list = value instanceof Value.Obj object ? object.list("limits") : null;
    if (list == null || list.size() > MOST_LIMITS) {
      throw Fields.invalid("limits", "must be a list of at most " + MOST_LIMITS);
    }
    List<LimitUse> limits = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      limits.add(LimitUse.decode(list.get(i)));
    }
    Today today = Today.decode(fields.object("today"));
    boolean partial = fields.has("partial") && fields.flag("partial");
    return new AppUsage(limits, today, fields.whole("running", 0, Fields.MAX_WHOLE), partial);
  }

  public Value.Obj encode() {
    Value.Arr list = new Value.Arr();
    for (LimitUse limit : limits) {
      list.add(limit.encode());
    }
    Value.Obj to = new Value.Obj().put("limits", list).put("today", today.encode()).put("running", running);
    return isPartial ? to.put("partial", true) : to;
  }
}

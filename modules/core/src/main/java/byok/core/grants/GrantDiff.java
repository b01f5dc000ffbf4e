package byok.core.grants;

import byok.protocol.Capability;
import byok.protocol.Period;
import java.util.ArrayList;
import java.util.List;

/**
 * How new terms differ from those that an app has. Shown to the owner before a grant is amended.
 *
 * @param limits only those that differ
 * @param before the caveats so far
 * @param after the caveats asked for
 */
public record GrantDiff(
    List<Capability> addedCapabilities,
    List<Capability> removedCapabilities,
    List<ModelPattern> addedModels,
    List<ModelPattern> removedModels,
    List<LimitChange> limits,
    Caveats before,
    Caveats after) {

  /** One limit before and after; {@code null} where there is none. */
  public record LimitChange(Period per, Long beforeNanoUsd, Long afterNanoUsd) {
    /** Whether the app may spend more: a limit goes up or away, or is there for the first time beside no other. */
    boolean widens(boolean hadAny) {
      return beforeNanoUsd == null ? !hadAny : afterNanoUsd == null || afterNanoUsd > beforeNanoUsd;
    }
  }

  public static GrantDiff between(GrantTerms before, GrantTerms after) {
    return new GrantDiff(
        without(after.capabilities(), before.capabilities()),
        without(before.capabilities(), after.capabilities()),
        without(after.models(), before.models()),
        without(before.models(), after.models()),
        limits(before.caveats().limits(), after.caveats().limits()),
        before.caveats(),
        after.caveats());
  }

  public boolean changesExpiry() {
    return before.expiresAt() != after.expiresAt();
  }

  public boolean changesRate() {
    return before.requestsPerMinute() != after.requestsPerMinute()
        || !same(before.requestsAtOnce(), after.requestsAtOnce())
        || !same(before.tokensPerMinute(), after.tokensPerMinute());
  }

  public boolean changesPlace() {
    return before.localOnly() != after.localOnly();
  }

  public boolean changesStrictness() {
    return before.strict() != after.strict();
  }

  public boolean changesUnpriced() {
    return !same(before.unpriced(), after.unpriced());
  }

  public boolean changesCeiling() {
    return !same(before.maxNanoUsdPerRequest(), after.maxNanoUsdPerRequest());
  }

  public boolean isEmpty() {
    return addedCapabilities.isEmpty() && removedCapabilities.isEmpty() && addedModels.isEmpty()
        && removedModels.isEmpty() && limits.isEmpty() && !changesExpiry() && !changesRate() && !changesCeiling()
        && !changesPlace() && !changesStrictness() && !changesUnpriced();
  }

  /** Whether the app gets anything that it did not have. */
  public boolean widens() {
    return !addedCapabilities.isEmpty() || !addedModels.isEmpty() || widensLimits() || widensCaveats();
  }

  private boolean widensLimits() {
    boolean hadAny = !before.limits().isEmpty();
    for (LimitChange change : limits) {
      if (change.widens(hadAny)) {
        return true;
      }
    }
    return false;
  }

  private boolean widensCaveats() {
    return after.expiresAt() > before.expiresAt()
        || after.requestsPerMinute() > before.requestsPerMinute()
        || rises(number(before.requestsAtOnce()), number(after.requestsAtOnce()))
        || rises(before.maxNanoUsdPerRequest(), after.maxNanoUsdPerRequest())
        || rises(before.tokensPerMinute(), after.tokensPerMinute())
        || before.localOnly() && !after.localOnly()
        || before.strict() && !after.strict()
        || after.unpriced() != null && widensUnpriced(before.unpriced(), after.unpriced());
  }

  /** Limits in another unit cannot be compared, and count as wider. */
  private static boolean widensUnpriced(Unpriced before, Unpriced after) {
    if (before == null || before.unit() != after.unit()) {
      return true;
    }
    for (LimitChange change : limits(before.limits(), after.limits())) {
      if (change.widens(true)) {
        return true;
      }
    }
    return false;
  }

  private static boolean rises(Long from, Long to) {
    return from != null && (to == null || to > from);
  }

  private static Long number(Integer value) {
    return value == null ? null : Long.valueOf(value);
  }

  private static boolean same(Object a, Object b) {
    return a == null ? b == null : a.equals(b);
  }

  private static <T> List<T> without(List<T> all, List<T> some) {
    List<T> rest = new ArrayList<>();
    for (T item : all) {
      if (!some.contains(item)) {
        rest.add(item);
      }
    }
    return rest;
  }

  private static List<LimitChange> limits(List<Limit> before, List<Limit> after) {
    List<LimitChange> changes = new ArrayList<>();
    for (Period per : Period.values()) {
      LimitChange change = new LimitChange(per, Limit.lowest(before, per), Limit.lowest(after, per));
      if (!same(change.beforeNanoUsd, change.afterNanoUsd)) {
        changes.add(change);
      }
    }
    return changes;
  }
}

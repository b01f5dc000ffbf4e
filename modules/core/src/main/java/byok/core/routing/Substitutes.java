package byok.core.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The owner's choices for one app: a model as it is named → the model that answers in its place, empty for none at all.
 * A choice holds for every spelling of the name: as asked, with the provider that would answer, and bare; then for the
 * releases of the model that have no choice of their own. None at all holds for whatever may be that model.
 *
 * @param byName {@code default} and {@code default:<capability>} among the names hold for themselves alone
 */
record Substitutes(Map<String, String> byName) {
  /**
   * The model that answers in the place of another, {@code null} where the owner chose none.
   *
   * @param route who would answer, {@code null} for nobody
   */
  String of(ModelId asked, Route route) {
    for (String name : names(asked, route)) {
      String chosen = name.equals(asked.text()) || !isAlias(name) ? byName.get(name) : null;
      if (chosen != null) {
        return chosen;
      }
    }
    return isOff(asked, route) ? "" : ofSpelling(names(asked, route));
  }

  /** Where spellings of one model have several choices, it is off if one of them says so. */
  private boolean isOff(ModelId asked, Route route) {
    List<String> names = names(asked, route);
    names.addAll(lastParts(asked, route));
    for (Map.Entry<String, String> each : byName.entrySet()) {
      if (each.getValue().isEmpty() && !isAlias(each.getKey()) && mayBe(each.getKey(), names)) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayBe(String name, List<String> asked) {
    for (String each : asked) {
      if (Spelling.mayBe(name, each)) {
        return true;
      }
    }
    return false;
  }

  private String ofSpelling(List<String> names) {
    String first = null;
    for (String name : byName.keySet()) {
      if (!isAlias(name) && covers(name, names)) {
        first = first == null || name.compareTo(first) < 0 ? name : first;
      }
    }
    return first == null ? null : byName.get(first);
  }

  private static boolean covers(String name, List<String> asked) {
    for (String each : asked) {
      if (Spelling.covers(name, each)) {
        return true;
      }
    }
    return false;
  }

  /** A grant covers a reseller's model by its maker's name too, so a choice holds for that. */
  private static List<String> names(ModelId asked, Route route) {
    List<String> names = new ArrayList<>(List.of(asked.text()));
    if (asked.provider() != null) {
      names.add(asked.provider() + "/" + asked.model());
    }
    if (route != null) {
      names.add(route.providerId() + "/" + route.model());
      names.add(route.model());
      names.add(ModelId.withoutVendor(route.model()));
    }
    names.add(asked.model());
    names.add(ModelId.withoutVendor(asked.model()));
    return names;
  }

  /** Some providers' own names of models are paths, of which the last part is the model's. */
  private static List<String> lastParts(ModelId asked, Route route) {
    String model = route == null ? asked.model() : route.model();
    String provider = route == null ? asked.provider() : route.providerId();
    String last = model.substring(model.lastIndexOf('/') + 1);
    return provider == null ? List.of(last) : List.of(last, provider + "/" + last);
  }

  private static boolean isAlias(String name) {
    return name.equals("default") || name.startsWith("default:");
  }
}

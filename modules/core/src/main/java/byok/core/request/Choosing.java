package byok.core.request;

import byok.core.grants.Grant;
import byok.core.grants.GrantTerms;
import byok.core.grants.ModelPattern;
import byok.core.request.Alternatives.Alternative;
import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Lays what the owner chose to answer one app over its grant as it is stored, which may not be as the owner saw it. */
public final class Choosing {
  private static final String PREFIX = Defaults.ALIAS + ":";

  private final Alternatives alternatives;
  private final List<Choice> choices;

  /**
   * What answers for one name.
   *
   * @param name as the app asks, {@code default:<kind>} for no model named
   * @param model {@code provider/model}, empty for none; {@code null} for what is asked
   * @param adds whether the owner allowed the app that model, should it not be allowed yet
   */
  public record Choice(String name, String model, boolean adds) {}

  public Choosing(Alternatives alternatives, List<Choice> choices) {
    this.alternatives = alternatives;
    this.choices = choices;
  }

  /** The name that stands for {@code default} of a kind. */
  public static String ofKind(Capability kind) {
    return PREFIX + kind.wire();
  }

  /** The kind whose {@code default} a name stands for, or {@code null}. */
  public static Capability kindOf(String name) {
    return name.startsWith(PREFIX) ? Capability.ofWire(name.substring(PREFIX.length())) : null;
  }

  /** The choices of a grant, each kind's {@code default} under the name of that kind. */
  public static Map<String, String> of(Grant grant) {
    Map<String, String> chosen = new HashMap<>(grant.details().overrides());
    String plain = chosen.remove(Defaults.ALIAS);
    if (plain != null) {
      chosen.putIfAbsent(ofKind(Capability.LANGUAGE), plain);
    }
    return chosen;
  }

  /** Those that are not chosen yet. */
  public List<Choice> news(Grant stored) {
    Map<String, String> before = of(stored);
    List<Choice> news = new ArrayList<>();
    for (Choice each : choices) {
      if (!Objects.equals(before.get(each.name()), each.model())) {
        news.add(each);
      }
    }
    return news;
  }

  /**
   * The terms of the grant with them. Refused with {@code MODEL_NOT_ALLOWED} where the app may not use a model that is
   * to answer, and the owner was not asked whether it may: as after the grant was narrowed meanwhile.
   */
  public GrantTerms over(Grant stored) {
    Map<String, String> after = of(stored);
    List<ModelPattern> models = new ArrayList<>(stored.details().models());
    for (Choice each : news(stored)) {
      allow(each, stored, models);
      if (each.model() == null) {
        after.remove(each.name());
      } else {
        after.put(each.name(), each.model());
      }
    }
    GrantTerms own = stored.terms();
    return new GrantTerms(own.appName(), own.purpose(), own.capabilities(), models, own.caveats(), after);
  }

  private void allow(Choice choice, Grant stored, List<ModelPattern> models) {
    Alternative model = choice.model() == null ? null : find(choice, stored);
    if (model == null || model.covered()) {
      return;
    }
    if (!choice.adds()) {
      throw new ByokException(
          ErrorCode.MODEL_NOT_ALLOWED,
          "This app may not use " + model.id() + " any more: its models were changed meanwhile. Nothing was saved;"
              + " choose again.");
    }
    models.add(ModelPattern.of(model.id()));
  }

  private Alternative find(Choice choice, Grant stored) {
    Capability own = kindOf(choice.name());
    Capability kind = own == null ? alternatives.kindOf(choice.name(), stored) : own;
    for (Alternative each : alternatives.of(kind, stored)) {
      if (each.id().equals(choice.model())) {
        return each;
      }
    }
    return null;
  }
}

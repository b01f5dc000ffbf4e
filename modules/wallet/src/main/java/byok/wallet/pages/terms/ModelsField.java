package byok.wallet.pages.terms;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.p;

import byok.ui.Chip;
import byok.ui.Component;
import byok.ui.El;
import java.util.ArrayList;
import java.util.List;

/** The models that may be used: any of its kind, or some by name. */
final class ModelsField extends Component {
  private final List<ModelChoice> choices;
  private final List<Chip> chips = new ArrayList<>();
  private final Chip any;
  private final El problem = p("hint mt-1.5 text-stop!").attr("aria-live", "polite");
  private final El element;

  ModelsField(TermsModel model, Runnable changed) {
    choices = choices(model);
    any = new Chip(TermsWords.ANY, model.terms().anyModel(), () -> chose(null, changed));
    El row = div("flex flex-wrap gap-1.5", any);
    for (ModelChoice choice : choices) {
      Chip[] self = new Chip[1];
      self[0] = new Chip(choice.model(), isChosen(choice, model.terms()), () -> chose(self[0], changed));
      chips.add(self[0]);
      row.add(self[0]);
    }
    element = el("fieldset", "min-w-0", el("legend", "label").text(TermsWords.MODELS), row, problem);
  }

  boolean any() {
    return any.isOn();
  }

  /** Those chosen by name, or all on offer when any may be used. */
  List<ModelChoice> chosen() {
    List<ModelChoice> chosen = new ArrayList<>();
    for (int i = 0; i < chips.size(); i++) {
      if (any() || chips.get(i).isOn()) {
        chosen.add(choices.get(i));
      }
    }
    return chosen;
  }

  List<String> names() {
    List<String> names = new ArrayList<>();
    for (ModelChoice choice : any() ? List.<ModelChoice>of() : chosen()) {
      names.add(choice.model());
    }
    return names;
  }

  boolean check() {
    boolean fine = any() || !chosen().isEmpty();
    problem.content(fine ? null : El.words(TermsWords.NO_MODEL));
    return fine;
  }

  void focus() {
    any.focus();
  }

  /** One by name ends "any", and "any" ends those by name. */
  private void chose(Chip chip, Runnable changed) {
    if (chip != null) {
      any.set(false);
    } else if (any.isOn()) {
      for (Chip other : chips) {
        other.set(false);
      }
    }
    check();
    changed.run();
  }

  /** Those on offer, and those already allowed that are not on offer any more. */
  private static List<ModelChoice> choices(TermsModel model) {
    List<ModelChoice> choices = new ArrayList<>(model.models());
    List<String> allowed = new ArrayList<>(model.terms().models());
    for (ModelChoice choice : model.models()) {
      allowed.remove(choice.model());
    }
    for (String name : allowed) {
      choices.add(new ModelChoice(name, 0));
    }
    return choices;
  }

  private static boolean isChosen(ModelChoice choice, Terms terms) {
    return !terms.anyModel() && terms.models().contains(choice.model());
  }

  @Override
  protected El element() {
    return element;
  }
}

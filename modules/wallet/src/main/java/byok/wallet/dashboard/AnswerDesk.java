package byok.wallet.dashboard;

import byok.core.audit.AuditKind;
import byok.core.grants.Grant;
import byok.core.ledger.LedgerEntry;
import byok.core.request.Alternatives;
import byok.core.request.Alternatives.Alternative;
import byok.core.request.Choosing;
import byok.core.request.Choosing.Choice;
import byok.core.routing.DefaultModels;
import byok.protocol.Capability;
import byok.wallet.pages.answers.AnswerOption;
import byok.wallet.pages.answers.AnswerRow;
import byok.wallet.pages.answers.AnswersModel;
import byok.wallet.pages.answers.Chosen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which model answers: what the owner can choose, and storing the choice. */
final class AnswerDesk {
  private final Desk desk;
  private final Alternatives alternatives;

  AnswerDesk(Desk desk) {
    this.desk = desk;
    this.alternatives = new Alternatives(desk.vault.current(), desk.ports, desk.catalog);
  }

  /** What {@code default} stands for in all apps; null where no key serves anything. */
  AnswersModel forAll() {
    DefaultModels models = models();
    List<AnswerRow> rows = new ArrayList<>();
    for (Capability kind : Capability.values()) {
      List<Alternative> all = alternatives.of(kind);
      String chosen = models.of(kind);
      if (!all.isEmpty() || chosen != null) {
        boolean gone = chosen != null && find(chosen, all) == null;
        rows.add(new AnswerRow(Choosing.ofKind(kind), kind.wire(), chosen, first(all), gone, options(all)));
      }
    }
    return rows.isEmpty() ? null : new AnswersModel(rows, List.of(), models.isDamaged());
  }

  /** What answers one app. @param entries of the ledger, newest first */
  AnswersModel of(Grant grant, List<LedgerEntry> entries) {
    List<AnswerRow> rows = new ArrayList<>();
    List<AnswerOption> all = new ArrayList<>();
    Map<Capability, List<AnswerOption>> options = new HashMap<>();
    for (Capability kind : grant.details().capabilities()) {
      options.put(kind, options(alternatives.of(kind, grant)));
      all.addAll(options.get(kind));
      rows.add(row(Choosing.ofKind(kind), kind, grant, options.get(kind)));
    }
    for (String name : AnswerNames.of(grant, entries)) {
      Capability kind = alternatives.kindOf(name, grant);
      rows.add(row(name, kind, grant, options.getOrDefault(kind, List.of())));
    }
    return new AnswersModel(rows, all, false);
  }

  private AnswerRow row(String name, Capability kind, Grant grant, List<AnswerOption> options) {
    Map<String, String> chosen = Choosing.of(grant);
    Map<String, String> others = new HashMap<>(chosen);
    others.remove(name);
    String model = chosen.get(name);
    String asked = name.equals(Choosing.ofKind(kind)) ? AnswerNames.DEFAULT : name;
    String automatic = alternatives.answering(asked, kind, grant, others);
    boolean answers = model == null || model.isEmpty() || alternatives.answering(asked, kind, grant, chosen) != null;
    return new AnswerRow(name, kind.wire(), model, automatic, !answers, options);
  }

  /** Stores the choices for all apps; false where nothing is other than it was. */
  boolean chooseForAll(List<Chosen> chosen) {
    boolean changed = false;
    for (Chosen each : chosen) {
      Capability kind = Choosing.kindOf(each.name());
      if (kind != null && !Objects.equals(models().of(kind), each.model())) {
        models().choose(kind, each.model());
        desk.note(desk.event(AuditKind.SETTINGS_CHANGED).detail(words(each.name(), each.model())));
        new Copies(desk).renew(grant -> isConcerned(grant, kind));
        changed = true;
      }
    }
    tell(changed);
    return changed;
  }

  private static boolean isConcerned(Grant grant, Capability kind) {
    return grant.allows(kind) && !Choosing.of(grant).containsKey(Choosing.ofKind(kind));
  }

  /**
   * Stores the choices for one app; false where nothing is other than it was. Refused where it has no grant any more,
   * and where its grant would allow more by them than the owner was asked about.
   */
  boolean choose(Grant seen, List<Chosen> chosen) {
    List<Choice> choices = new ArrayList<>();
    chosen.forEach(each -> choices.add(new Choice(each.name(), each.model(), each.adds())));
    Choosing choosing = new Choosing(alternatives, choices);
    StringBuilder words = new StringBuilder();
    for (Choice each : choosing.news(seen)) {
      words.append(words.isEmpty() ? "" : ", ").append(words(each.name(), each.model()));
    }
    if (words.isEmpty()) {
      return false;
    }
    desk.grants().edit(seen, choosing::over);
    desk.bell.renew(seen.id());
    desk.note(desk.event(AuditKind.SETTINGS_CHANGED).grant(seen).detail(words.toString()));
    tell(true);
    return true;
  }

  private void tell(boolean changed) {
    if (changed) {
      desk.channel.tellChanged("grants");
    }
  }

  private DefaultModels models() {
    return new DefaultModels(desk.vault.current(), desk.ports);
  }

  private static String words(String name, String model) {
    String answering = model == null ? "automatic" : model.isEmpty() ? "nothing" : model;
    return name + " answered by " + answering;
  }

  private static Alternative find(String id, List<Alternative> all) {
    for (Alternative each : all) {
      if (each.id().equals(id)) {
        return each;
      }
    }
    return null;
  }

  /** What answers where nothing is chosen: the first whose price is known. */
  private static String first(List<Alternative> all) {
    for (Alternative each : all) {
      if (each.model().isPriced()) {
        return each.id();
      }
    }
    return null;
  }

  private static List<AnswerOption> options(List<Alternative> all) {
    List<AnswerOption> options = new ArrayList<>();
    for (Alternative each : all) {
      options.add(new AnswerOption(each.id(), PriceWords.of(each.model()), !each.covered()));
    }
    return options;
  }
}

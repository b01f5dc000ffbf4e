package byok.wallet.dashboard;

import byok.core.audit.AuditKind;
import byok.core.grants.Grant;
import byok.core.grants.GrantStatus;
import byok.core.grants.GrantTerms;
import byok.core.grants.ModelPattern;
import byok.core.grants.Storage;
import byok.core.ledger.LedgerEntry;
import byok.core.request.Alternatives;
import byok.core.request.Alternatives.Alternative;
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
        rows.add(new AnswerRow(AnswerNames.ofKind(kind), kind.wire(), chosen, first(all), gone, options(all)));
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
      rows.add(row(AnswerNames.ofKind(kind), kind, grant, options.get(kind)));
    }
    for (String name : AnswerNames.of(grant, entries)) {
      Capability kind = alternatives.kindOf(name, grant);
      rows.add(row(name, kind, grant, options.getOrDefault(kind, List.of())));
    }
    return new AnswersModel(rows, all, false);
  }

  private AnswerRow row(String name, Capability kind, Grant grant, List<AnswerOption> options) {
    Map<String, String> chosen = AnswerNames.chosen(grant);
    Map<String, String> others = new HashMap<>(chosen);
    others.remove(name);
    String model = chosen.get(name);
    String asked = name.equals(AnswerNames.ofKind(kind)) ? AnswerNames.DEFAULT : name;
    String automatic = alternatives.answering(asked, kind, grant, others);
    boolean answers = model == null || model.isEmpty() || alternatives.answering(asked, kind, grant, chosen) != null;
    return new AnswerRow(name, kind.wire(), model, automatic, !answers, options);
  }

  /** Stores the choices for all apps; false where nothing is other than it was. */
  boolean chooseForAll(List<Chosen> chosen) {
    boolean changed = false;
    for (Chosen each : chosen) {
      Capability kind = AnswerNames.kindOf(each.name());
      if (kind != null && !Objects.equals(models().of(kind), each.model())) {
        models().choose(kind, each.model());
        desk.note(desk.event(AuditKind.SETTINGS_CHANGED).detail(words(each)));
        renewSessions(kind);
        changed = true;
      }
    }
    tell(changed);
    return changed;
  }

  /** Copies elsewhere hold the choice as it was: those that it concerns renew themselves. */
  private void renewSessions(Capability kind) {
    for (Grant grant : AppList.newest(desk)) {
      boolean copy = grant.row().storage() == Storage.SEALED && isLive(grant);
      if (copy && grant.allows(kind) && !AnswerNames.chosen(grant).containsKey(AnswerNames.ofKind(kind))) {
        desk.bell.renew(grant.id());
      }
    }
  }

  /** Stores the choices for one app; false where nothing is other than it was, or it has no grant any more. */
  boolean choose(Grant grant, List<Chosen> chosen) {
    Map<String, String> before = AnswerNames.chosen(grant);
    Map<String, String> after = new HashMap<>(before);
    List<ModelPattern> models = new ArrayList<>(grant.details().models());
    StringBuilder words = new StringBuilder();
    for (Chosen each : chosen) {
      if (!Objects.equals(before.get(each.name()), each.model())) {
        words.append(words.isEmpty() ? "" : ", ").append(words(each));
        allow(each, grant, models);
        put(after, each);
      }
    }
    if (words.isEmpty() || !isLive(grant)) {
      return false;
    }
    GrantTerms own = grant.terms();
    desk.grants().change(
        grant.origin(),
        new GrantTerms(own.appName(), own.purpose(), own.capabilities(), models, own.caveats(), after), List.of(),
        (tx, earlier, later) -> () -> {});
    desk.bell.renew(grant.id());
    desk.note(desk.event(AuditKind.SETTINGS_CHANGED).grant(grant).detail(words.toString()));
    tell(true);
    return true;
  }

  /** Adds a model that the grant does not name yet: the owner confirmed it. */
  private void allow(Chosen each, Grant grant, List<ModelPattern> models) {
    Capability own = AnswerNames.kindOf(each.name());
    Capability kind = own == null ? alternatives.kindOf(each.name(), grant) : own;
    Alternative model = each.model() == null ? null : find(each.model(), alternatives.of(kind, grant));
    if (model != null && !model.covered()) {
      models.add(ModelPattern.of(model.id()));
    }
  }

  private static void put(Map<String, String> after, Chosen each) {
    if (each.model() == null) {
      after.remove(each.name());
    } else {
      after.put(each.name(), each.model());
    }
  }

  private void tell(boolean changed) {
    if (changed) {
      desk.channel.tellChanged("grants");
    }
  }

  private boolean isLive(Grant grant) {
    GrantStatus status = grant.row().statusAt(desk.now());
    return status == GrantStatus.ACTIVE || status == GrantStatus.PAUSED;
  }

  private DefaultModels models() {
    return new DefaultModels(desk.vault.current(), desk.ports);
  }

  private static String words(Chosen each) {
    String model = each.model() == null ? "automatic" : each.model().isEmpty() ? "nothing" : each.model();
    return each.name() + " answered by " + model;
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

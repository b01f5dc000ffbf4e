package byok.wallet.dashboard;

import byok.core.audit.AuditEvent;
import byok.core.audit.AuditKind;
import byok.core.budgets.Caps;
import byok.core.budgets.LimitState;
import byok.core.grants.Limit;
import byok.core.grants.NanoUsd;
import byok.core.keys.ProviderKey;
import byok.core.ledger.EarlierSpending;
import byok.core.local.LocalKey;
import byok.core.providers.ProviderEntry;
import byok.protocol.Period;
import byok.ui.Component;
import byok.wallet.consent.TermsMap;
import byok.wallet.pages.overview.CapUse;
import byok.wallet.pages.safety.CapScope;
import byok.wallet.pages.safety.CapsActions;
import byok.wallet.pages.safety.CapsView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The limits over all apps. */
final class CapsCard implements SafetySheet.Card, CapsActions {
  private static final String EVERYTHING = "All apps and providers";

  private final Board board;
  private final Desk desk;
  private final CapsView view = new CapsView(this);

  CapsCard(Board board) {
    this.board = board;
    this.desk = board.desk;
  }

  @Override
  public Component view() {
    return view;
  }

  @Override
  public void refresh() {
    Caps caps = desk.budgets().caps();
    List<CapScope> scopes = new ArrayList<>();
    scopes.add(new CapScope(
        "", EVERYTHING, TermsMap.spends(caps.wallet()), caps.maxNanoUsdPerRequest(), caps.requestsPerMinute()));
    names(desk, caps).forEach((id, name) -> scopes.add(
        new CapScope(id, name, TermsMap.spends(caps.providers().getOrDefault(id, List.of())), null, null)));
    view.show(scopes, uses(desk));
  }

  /** What was used of each limit over all apps now. */
  private static List<CapUse> uses(Desk desk) {
    List<CapUse> uses = new ArrayList<>();
    for (LimitState state : desk.budgets().capStates()) {
      uses.add(use(desk, state));
    }
    return uses;
  }

  /** The same without those over everything for the day and the month, which stand beside their sums. */
  static List<CapUse> others(Desk desk) {
    List<CapUse> others = new ArrayList<>();
    for (LimitState state : desk.budgets().capStates()) {
      boolean sum = state.limit().per() == Period.DAY || state.limit().per() == Period.MONTH;
      if (!sum || !state.limit().id().startsWith(Caps.WALLET + ":")) {
        others.add(use(desk, state));
      }
    }
    return others;
  }

  private static CapUse use(Desk desk, LimitState state) {
    return new CapUse(
        name(desk, state.limit()), state.settledNanoUsd(), state.reservedNanoUsd(), state.limit().amountNanoUsd(),
        TermsMap.per(state.limit()));
  }

  /** What a limit over all apps holds for. */
  static String name(Desk desk, Limit limit) {
    Caps caps = desk.budgets().caps();
    for (Map.Entry<String, String> provider : names(desk, caps).entrySet()) {
      if (limit.id().startsWith(Caps.ofProvider(provider.getKey()) + ":")) {
        return provider.getValue();
      }
    }
    return EVERYTHING;
  }

  /** Providers that have a key or a limit, by id; what runs in this browser costs nothing. */
  private static Map<String, String> names(Desk desk, Caps caps) {
    Map<String, String> names = new LinkedHashMap<>();
    for (ProviderKey key : LocalKey.without(desk.keys().list().items())) {
      ProviderEntry entry = desk.catalog.entryOf(key);
      names.putIfAbsent(key.providerId(), entry == null ? key.label() : entry.name());
    }
    caps.providers().keySet().forEach(id -> names.putIfAbsent(id, ProviderNames.of(desk, id)));
    return names;
  }

  @Override
  public void save(CapScope chosen) {
    board.change(() -> {
      Caps before = desk.budgets().caps();
      Caps after = chosen.id().isEmpty() ? everything(before, chosen) : provider(before, chosen);
      EarlierSpending.setCaps(desk.vault.current(), desk.ports, after);
      desk.bell.ringAll();
      desk.note(change(chosen));
      desk.channel.tellChanged("grants");
      board.say("The limits of " + chosen.name().toLowerCase() + " are changed.");
    });
  }

  private AuditEvent change(CapScope chosen) {
    String owner = chosen.id().isEmpty() ? Caps.WALLET : Caps.ofProvider(chosen.id());
    String whose = chosen.id().isEmpty() ? "all apps" : chosen.name();
    AuditEvent event = desk.event(AuditKind.SETTINGS_CHANGED).limits(whose, TermsMap.limits(owner, chosen.amounts()));
    return event.detail(event.members().text("detail") + also(chosen));
  }

  private static String also(CapScope chosen) {
    String request = chosen.requestNanoUsd() == null ? "" : ", " + NanoUsd.text(chosen.requestNanoUsd()) + " a request";
    return request + (chosen.requestsAMinute() == null ? "" : ", " + chosen.requestsAMinute() + " requests a minute");
  }

  private static Caps everything(Caps before, CapScope chosen) {
    return new Caps(
        TermsMap.limits(Caps.WALLET, chosen.amounts()), before.providers(), chosen.requestNanoUsd(),
        chosen.requestsAMinute());
  }

  private static Caps provider(Caps before, CapScope chosen) {
    Map<String, List<Limit>> providers = new HashMap<>(before.providers());
    providers.put(chosen.id(), TermsMap.limits(Caps.ofProvider(chosen.id()), chosen.amounts()));
    if (chosen.amounts().isEmpty()) {
      providers.remove(chosen.id());
    }
    return new Caps(before.wallet(), providers, before.maxNanoUsdPerRequest(), before.requestsPerMinute());
  }
}

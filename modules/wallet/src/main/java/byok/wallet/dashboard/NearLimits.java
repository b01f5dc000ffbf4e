package byok.wallet.dashboard;

import byok.core.budgets.LimitState;
import byok.core.budgets.Told;
import byok.core.grants.Grant;
import byok.wallet.consent.TermsMap;
import byok.wallet.pages.overview.Alert;
import java.util.ArrayList;
import java.util.List;

/** The limits that are nearly used up, each told once a window: what the owner has put away is left out. */
final class NearLimits {
  private static final char BESIDE = '@';

  private final Desk desk;

  NearLimits(Desk desk) {
    this.desk = desk;
  }

  List<Alert> ofGrant(Grant grant) {
    List<Alert> alerts = new ArrayList<>();
    for (LimitState state : desk.budgets().states(grant.id())) {
      if (isNews(state)) {
        alerts.add(new Alert.NearLimit(
            grant.id(), AppList.name(grant), state.settledNanoUsd(), state.limit().amountNanoUsd(),
            TermsMap.per(state.limit()), key(state)));
      }
    }
    return alerts;
  }

  /** Those over all apps. */
  List<Alert> ofAll() {
    List<Alert> alerts = new ArrayList<>();
    for (LimitState state : desk.budgets().capStates()) {
      if (isNews(state)) {
        alerts.add(new Alert.NearCap(
            CapsCard.name(desk, state.limit()), state.settledNanoUsd(), state.limit().amountNanoUsd(),
            TermsMap.per(state.limit()), key(state)));
      }
    }
    return alerts;
  }

  /** The owner has seen it. */
  void putAway(String key) {
    int at = key.lastIndexOf(BESIDE);
    Told.note(desk.store, key.substring(0, at), Long.parseLong(key.substring(at + 1)));
  }

  private boolean isNews(LimitState state) {
    return state.isNear() && !Told.of(desk.store, state);
  }

  private static String key(LimitState state) {
    return state.limit().id() + BESIDE + state.window().start();
  }
}

package byok.wallet.pages;

import byok.wallet.pages.Preview.PreviewState;
import byok.wallet.pages.consent.ConsentState;
import byok.wallet.pages.consent.ConsentView;
import byok.wallet.pages.dashboard.DashboardView;
import byok.wallet.pages.dashboard.Tab;
import byok.wallet.pages.passkeys.PasskeyItem;
import byok.wallet.pages.passkeys.PasskeysModel;
import byok.wallet.pages.passkeys.PasskeysModel.State;
import byok.wallet.pages.passkeys.PasskeysView;
import byok.wallet.pages.safety.ProtectionModel;
import byok.wallet.pages.safety.ProtectionView;
import byok.wallet.pages.safety.SafetyView;
import byok.wallet.pages.unlock.UnlockState;
import byok.wallet.pages.unlock.UnlockView;
import java.util.List;

/** Every place where a passkey is added or used. */
final class PasskeySamples {
  private static final long NOW = 1_773_144_000_000L;
  private static final List<PasskeyItem> TWO = List.of(
      new PasskeyItem("a", "This device", NOW - 3_600_000, true),
      new PasskeyItem("b", "Blue security key in the drawer", NOW - 900_000_000L, false));
  private static final String CANCELLED =
      "No passkey was used: you cancelled, it took too long, or none that fits is on this device.";

  private PasskeySamples() {}

  static void addTo(List<PreviewState> all) {
    for (State state : State.values()) {
      all.add(card("passkeys-" + state.name().toLowerCase(), state, state == State.BY_DEVICE ? List.of() : TWO));
    }
    all.add(card("passkeys-none", State.OFFERED, List.of()));
    all.add(PreviewState.of("unlock-passkey", () -> unlock(false)));
    all.add(PreviewState.of("unlock-confirm", () -> unlock(true)));
    all.add(PreviewState.of("consent-locked-passkey", () -> consent(
        new ConsentState.Locked(Samples.ORIGIN, "#unlock", true), null)));
    all.add(PreviewState.of("consent-stale", () -> consent(
        new ConsentState.Stale(Samples.ORIGIN, "#confirm", false), null)));
    all.add(PreviewState.of("consent-stale-passkey", () -> consent(
        new ConsentState.Stale(Samples.ORIGIN, "#confirm", true), CANCELLED)));
  }

  private static PreviewState card(String name, State state, List<PasskeyItem> items) {
    return PreviewState.of(name, () -> {
      ProtectionView protection = new ProtectionView(new PreviewActions());
      protection.show(new ProtectionModel(state == State.BY_DEVICE, 0));
      PasskeysView passkeys = new PasskeysView(new PreviewActions());
      passkeys.show(new PasskeysModel(NOW, state, items));
      DashboardView frame = new DashboardView(new PreviewActions());
      frame.show(Tab.SAFETY, new SafetyView(List.of(protection, passkeys), List.of()));
      return frame;
    });
  }

  private static UnlockView unlock(boolean open) {
    UnlockView view = new UnlockView(new PreviewActions());
    String reason = "Changing keys or limits asks for your passphrase or passkey first.";
    view.show(new UnlockState.Asking(open ? reason : null, null));
    view.pause().show(false);
    view.pause().ready(true);
    view.offerPasskey(open);
    if (open) {
      view.passkeyFailed(CANCELLED);
    }
    return view;
  }

  private static ConsentView consent(ConsentState state, String problem) {
    ConsentView view = new ConsentView(new PreviewActions());
    view.show(state);
    view.pause().show(false);
    view.pause().ready(true);
    if (problem != null) {
      view.passkeyFailed(problem);
    }
    return view;
  }
}

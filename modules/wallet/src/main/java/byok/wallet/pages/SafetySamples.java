package byok.wallet.pages;

import static byok.wallet.pages.Samples.DAY;
import static byok.wallet.pages.Samples.NOW;

import byok.ui.Component;
import byok.wallet.pages.backup.BackupModel;
import byok.wallet.pages.backup.BackupView;
import byok.wallet.pages.erase.EraseView;
import byok.wallet.pages.overview.CapUse;
import byok.wallet.pages.passkeys.PasskeyItem;
import byok.wallet.pages.passkeys.PasskeysModel;
import byok.wallet.pages.passkeys.PasskeysView;
import byok.wallet.pages.safety.CapScope;
import byok.wallet.pages.safety.CapsView;
import byok.wallet.pages.safety.ProtectionModel;
import byok.wallet.pages.safety.ProtectionView;
import byok.wallet.pages.safety.SafetyView;
import byok.wallet.pages.sign.SignModel;
import byok.wallet.pages.sign.SignView;
import byok.wallet.pages.terms.Per;
import byok.wallet.pages.terms.Spend;
import java.util.List;

/** The page of safety with all its cards. */
final class SafetySamples {
  private static final long DOLLAR = 1_000_000_000L;

  private SafetySamples() {}

  static Component all(boolean byDevice) {
    return new SafetyView(
        List.of(protection(byDevice), passkeys(byDevice), backup(byDevice),
            SignView.card(chosen -> {}, new SignModel("brown heron at low tide", 3))),
        List.of(caps(byDevice), RecordSamples.record(), new EraseView(() -> {})));
  }

  private static Component protection(boolean byDevice) {
    ProtectionView view = new ProtectionView(new PreviewActions());
    view.show(new ProtectionModel(byDevice, byDevice ? 0 : 3_600_000));
    return view;
  }

  private static Component passkeys(boolean byDevice) {
    PasskeysView view = new PasskeysView(new PreviewActions());
    view.show(byDevice
        ? new PasskeysModel(NOW, PasskeysModel.State.BY_DEVICE, List.of())
        : new PasskeysModel(NOW, PasskeysModel.State.OFFERED,
            List.of(new PasskeyItem("a", "This device", NOW - 3 * DAY, true))));
    return view;
  }

  private static Component backup(boolean never) {
    BackupView view = new BackupView(new PreviewActions());
    view.show(new BackupModel(NOW, never ? 0 : NOW - 9 * DAY, !never));
    return view;
  }

  private static Component caps(boolean none) {
    CapsView view = new CapsView(chosen -> {});
    CapScope all = new CapScope("", "All apps and providers",
        none ? List.of() : List.of(new Spend(3 * DOLLAR, Per.DAY), new Spend(40 * DOLLAR, Per.MONTH)), null, null);
    CapScope openAi = new CapScope("openai", "OpenAI", List.of(), null, null);
    view.show(List.of(all, openAi), none ? List.of() : List.of(
        new CapUse(all.name(), DOLLAR, 0, 3 * DOLLAR, Per.DAY),
        new CapUse(all.name(), 14 * DOLLAR, 0, 40 * DOLLAR, Per.MONTH)));
    return view;
  }
}

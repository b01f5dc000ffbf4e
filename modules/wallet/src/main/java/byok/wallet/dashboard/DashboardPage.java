package byok.wallet.dashboard;

import byok.browser.messaging.BrowserTimers;
import byok.browser.platform.Channel;
import byok.browser.platform.Green;
import byok.browser.platform.IndexedDbStore;
import byok.core.port.Ports;
import byok.core.port.Store;
import byok.core.request.Catalog;
import byok.core.vault.Vault;
import byok.protocol.ByokException;
import byok.wallet.pages.keys.KeyCheck;
import byok.wallet.pages.keys.KeyDraft;
import byok.wallet.pages.keys.ProviderChoice;
import byok.wallet.pages.start.FirstRunActions;
import byok.wallet.pages.start.FirstRunState;
import byok.wallet.pages.start.FirstRunView;
import byok.wallet.shared.Platform;
import byok.wallet.shared.WalletChannel;
import java.util.ArrayList;
import java.util.List;

/** Entry of the dashboard. */
public final class DashboardPage implements FirstRunActions {
  private final Ports ports = Platform.ports();
  private final Store store = Platform.store(IndexedDbStore.ownFactory(), Platform.VAULT);
  private final Vault vault = Platform.vault(store, IndexedDbStore.ownFactory(), ports);
  private final WalletChannel channel =
      new WalletChannel(Channel.own(WalletChannel.NAME), vault, new BrowserTimers());
  private final Catalog catalog = Platform.catalog(ports);
  private final FirstRunView view = new FirstRunView(this);

  private DashboardPage() {}

  public static void main(String[] args) {
    Green.prepare();
    Green.run(() -> new DashboardPage().run());
  }

  private void run() {
    byok.ui.Page.show(view);
    view.show(new FirstRunState.Protect(null));
  }

  @Override
  public void protect(String passphrase) {
    view.show(new FirstRunState.Protecting());
    try {
      vault.create(passphrase);
      keys(new KeyCheck.Idle());
    } catch (ByokException e) {
      view.show(new FirstRunState.Protect(e.getMessage()));
    }
    channel.tellChanged("vault");
  }

  @Override
  public void protectByDevice() {
    vault.createOnDevice();
    channel.tellChanged("vault");
    keys(new KeyCheck.Idle());
  }

  private void keys(KeyCheck check) {
    List<ProviderChoice> choices = new ArrayList<>();
    catalog.table().entries().forEach(entry ->
        choices.add(new ProviderChoice(entry.id(), entry.name(), entry.keyHint() + "…", entry.keyUrl(), false)));
    choices.add(new ProviderChoice("custom", "Custom endpoint", "", null, true));
    view.show(new FirstRunState.AddKey(choices, check));
  }

  @Override
  public void saveKey(KeyDraft draft) {
    keys(new KeyCheck.Checking("the provider"));
    KeyDesk.Verdict verdict = new KeyDesk(ports, catalog).add(vault.current(), draft);
    keys(verdict.works()
        ? new KeyCheck.Works(verdict.key().models().size(), verdict.key().ending())
        : new KeyCheck.Refused(verdict.fact(), verdict.advice()));
    channel.tellChanged("keys");
  }

  @Override
  public void continueFromKeys() {
    view.show(new FirstRunState.Finished(true, null));
  }

  @Override
  public void openWallet() {}
}

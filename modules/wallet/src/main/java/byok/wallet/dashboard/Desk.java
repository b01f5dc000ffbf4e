package byok.wallet.dashboard;

import byok.browser.messaging.BrowserTimers;
import byok.browser.platform.Channel;
import byok.browser.platform.IndexedDbStore;
import byok.browser.platform.Mailbox;
import byok.browser.platform.WebArgon2;
import byok.browser.platform.WebLocks;
import byok.core.audit.AuditEvent;
import byok.core.audit.AuditKind;
import byok.core.audit.AuditLog;
import byok.core.audit.AuditTrail;
import byok.core.budgets.BudgetBook;
import byok.core.grants.Grants;
import byok.core.kept.KeptBook;
import byok.core.keys.KeyRing;
import byok.core.ledger.Ledger;
import byok.core.port.Crypto;
import byok.core.port.Ports;
import byok.core.port.Store;
import byok.core.request.Catalog;
import byok.core.subkeys.ManagementKeys;
import byok.core.vault.Freshness;
import byok.core.vault.OpenVault;
import byok.core.vault.Passkeys;
import byok.core.vault.Protection;
import byok.core.vault.Vault;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Lists;
import byok.rpc.Timers;
import byok.wallet.shared.BellRope;
import byok.wallet.shared.Platform;
import byok.wallet.shared.SubKeys;
import byok.wallet.shared.WalletChannel;
import java.util.List;

/**
 * What every part of the dashboard works with: the vault, the catalog, the channel, and the loop that all tasks go
 * through.
 */
final class Desk {
  private static final String OWNER_LOCK = "byok-owner-";

  final Ports ports = Platform.ports();
  final Timers timers = new BrowserTimers();
  final Mailbox<Runnable> tasks = new Mailbox<>();
  final Store store = Platform.store(IndexedDbStore.ownFactory(), Platform.VAULT);
  final Vault vault = Platform.vault(store, IndexedDbStore.ownFactory(), ports).with(new WebArgon2());
  final WalletChannel channel = new WalletChannel(Channel.own(WalletChannel.NAME), vault, timers);
  final Catalog catalog = Platform.catalog(ports);
  final BellRope bell = new BellRope(store, ports);
  final SubKeys subKeys = new SubKeys(store, ports, catalog.table());
  private final AuditTrail trail = new AuditTrail(vault::current, ports);
  final Keeping keeping = new Keeping();
  private LocalRuns runs;
  final Passkeys passkeys = Platform.passkeys(vault, store, ports);
  private final Freshness fresh = vault.fresh();

  /** The unlocked vault, opened if that needs no passphrase; else {@code null}. */
  OpenVault open() {
    OpenVault open = vault.usable();
    if (open != null) {
      return open;
    }
    Protection protection = vault.protection();
    if (protection == Protection.DEVICE) {
      return vault.unlockOnDevice();
    }
    return protection == null ? null : adopt(channel.ask());
  }

  private OpenVault adopt(Crypto.SealKey key) {
    try {
      return key == null ? null : vault.adopt(key);
    } catch (ByokException e) {
      return null;
    }
  }

  /** The models on their way into this browser. */
  LocalRuns runs() {
    if (runs == null) {
      runs = new LocalRuns(this);
    }
    return runs;
  }

  boolean hasRuns() {
    return runs != null;
  }

  /** The wallet is gone, by whichever page: nothing comes into it any more. */
  void giveUpRuns() {
    if (runs != null) {
      runs.giveUpAll();
    }
  }

  long now() {
    return ports.clock().nowMillis();
  }

  /** The owner proved just now who is there: changes are allowed for a while, in every page of the wallet. */
  void refresh() {
    fresh.begin();
  }

  /** A click or key press here: what is allowed stays so for as long again. */
  void gesture() {
    fresh.extend();
  }

  /** Until when keys and limits may be changed without another proof; past where it is due. */
  long freshUntil() {
    return fresh.until();
  }

  boolean isByDevice() {
    return vault.protection() == Protection.DEVICE;
  }

  boolean mayChange() {
    return vault.mayChange();
  }

  void lock() {
    vault.lock();
  }

  /** The owner's last proof counts no longer, in no page. */
  void forgetProof() {
    fresh.end();
  }

  private OpenVault opened() {
    if (vault.current() == null) {
      throw new ByokException(ErrorCode.LOCKED, "The wallet is locked.");
    }
    return vault.current();
  }

  KeyRing keys() {
    return new KeyRing(opened(), ports);
  }

  KeptBook kept() {
    return new KeptBook(opened(), ports);
  }

  ManagementKeys management() {
    return new ManagementKeys(opened(), ports);
  }

  Grants grants() {
    return new Grants(opened(), ports);
  }

  Ledger ledger() {
    return new Ledger(opened(), ports);
  }

  AuditLog audit() {
    return new AuditLog(opened(), ports);
  }

  /** Something that happens now, for the log. */
  AuditEvent event(AuditKind kind) {
    return AuditEvent.of(kind, now());
  }

  /** Writes it down; where that fails, what happened stands all the same. */
  void note(AuditEvent event) {
    trail.add(event);
  }

  /** Ends what pages that are gone left behind. */
  void sweep() {
    List<String> held = WebLocks.own().heldNames();
    if (held != null && vault.exists()) {
      budgets().sweep(owner -> Lists.contain(held, OWNER_LOCK + owner));
    }
  }

  BudgetBook budgets() {
    return new BudgetBook(store, ports.clock(), ports.calendar());
  }
}

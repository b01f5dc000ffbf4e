package byok.testkit;

import byok.core.grants.GrantRow;
import byok.core.grants.GrantTable;
import byok.core.grants.Limit;
import byok.core.grants.Window;
import byok.core.ledger.Ledger;
import byok.core.ledger.LedgerEntry;
import byok.core.session.SessionStore;
import byok.core.vault.OpenVault;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Makes every test an invariant test. After each test, for every wallet and partition that it watched: reserved sums
 * belong to open
 * requests and issued slices, ledger sums equal settled sums, settled + reserved is within every limit, and no text
 * that contains {@code
 * sk-MARKED} is in a plaintext row or was printed, thrown at {@link #saw} or shown.
 */
public final class WalletInvariants implements BeforeEachCallback, AfterEachCallback {
  private final List<JvmWallet> watched = new ArrayList<>();
  private final StringBuilder seen = new StringBuilder();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private PrintStream out;
  private PrintStream err;
  private boolean limitsHold = true;

  /** Checks this wallet after the test. */
  public JvmWallet watch(JvmWallet wallet) {
    watched.add(wallet);
    return wallet;
  }

  /** Notes something that an app, a log or the screen received. */
  public String saw(String output) {
    seen.append(output).append('\n');
    return output;
  }

  /** For tests that lower a limit below what is spent, or let a provider charge too much. */
  public void limitsMayBeExceeded() {
    limitsHold = false;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    out = System.out;
    err = System.err;
    System.setOut(new PrintStream(new Tee(out, printed), true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(new Tee(err, printed), true, StandardCharsets.UTF_8));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    System.setOut(out);
    System.setErr(err);
    watched.forEach(wallet -> check(wallet, limitsHold));
    saw(context.getExecutionException().map(String::valueOf).orElse(""));
    saw(printed.toString(StandardCharsets.UTF_8));
    checkSeen();
  }

  void checkSeen() {
    if (seen.indexOf(Audit.MARK) >= 0) {
      throw new AssertionError("a marked secret was printed or shown");
    }
  }

  /** Throws where an invariant does not hold; for use between the steps of a test. */
  public static void check(JvmWallet wallet, boolean limitsHold) {
    List<String> faults = new ArrayList<>(Audit.faults(wallet.store(), limitsHold));
    OpenVault open = openOrNull(wallet);
    if (open != null) {
      faults.addAll(ledgerFaults(wallet, open));
    }
    if (!faults.isEmpty()) {
      throw new AssertionError("invariants broken: " + faults);
    }
  }

  private static OpenVault openOrNull(JvmWallet wallet) {
    OpenVault session = new SessionStore(wallet.store(), wallet.stash(), wallet.ports()).open();
    boolean onDevice = session == null && wallet.store().dump("meta").containsKey("vault")
        && wallet.store().dump("meta").get("vault").text("stash") != null;
    return onDevice ? wallet.open() : session;
  }

  /**
   * Only for grants that have ledger entries: some tests settle without any. A partition forgets entries that the
   * vault took over before
   * it forgets their slice.
   */
  private static List<String> ledgerFaults(JvmWallet wallet, OpenVault open) {
    List<String> running = Audit.openEntries(wallet.store());
    List<LedgerEntry> ended = new ArrayList<>(new Ledger(open, wallet.ports()).newest(Integer.MAX_VALUE).items());
    ended.removeIf(entry -> running.contains(entry.id()));
    List<String> faults = new ArrayList<>();
    new GrantTable(wallet.store(), wallet.clock(), wallet.ports().crypto())
        .list()
        .forEach(grant -> grant.caveats().limits().forEach(limit -> {
          long settled = settledOf(wallet, limit.id());
          long cost = cost(wallet, grant, limit, ended, settled);
          if (grant.slice() == null ? settled != cost : settled < cost) {
            faults.add(limit.id() + " settled is " + settled + ", the ledger says " + cost);
          }
        }));
    return faults;
  }

  /** What the ledger says of the windows in which a limit counted. */
  private static long cost(JvmWallet wallet, GrantRow grant, Limit limit, List<LedgerEntry> ended, long otherwise) {
    long sum = 0;
    boolean any = false;
    for (LedgerEntry entry : ended) {
      boolean own = entry.grantId().equals(grant.grantId());
      any |= own;
      sum += own && counted(wallet, limit, entry.atMillis()) ? entry.costNanoUsd() : 0;
    }
    return any ? sum : otherwise;
  }

  /** Whether a limit was in force at a moment: it counts from the first window that it knows. */
  private static boolean counted(JvmWallet wallet, Limit limit, long atMillis) {
    String start = Ledger.idOf(Window.of(limit.per(), wallet.ports().calendar(), atMillis).start(), "");
    String key = limit.id() + "/" + start.substring(0, start.length() - 1);
    return Audit.settled(wallet.store()).keySet().stream()
        .filter(each -> each.contains(limit.id() + "/"))
        .map(each -> each.substring(each.indexOf(limit.id())))
        .min(String::compareTo).orElse(key).compareTo(key) <= 0;
  }

  private static long settledOf(JvmWallet wallet, String limitId) {
    long sum = 0;
    for (Map.Entry<String, Long> counter : Audit.settled(wallet.store()).entrySet()) {
      boolean own = counter.getKey().startsWith(limitId + "/");
      boolean ofSlice = counter.getKey().startsWith("slice/") && counter.getKey().contains("/" + limitId + "/");
      sum += own || ofSlice ? counter.getValue() : 0;
    }
    return sum;
  }
}

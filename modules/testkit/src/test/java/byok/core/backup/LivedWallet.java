package byok.core.backup;

import byok.core.Sample;
import byok.core.budgets.BudgetBook;
import byok.core.budgets.Caps;
import byok.core.consent.ConsentDefaults;
import byok.core.grants.Grant;
import byok.core.grants.Grants;
import byok.core.grants.Limit;
import byok.core.grants.Storage;
import byok.core.keys.KeyRing;
import byok.core.keys.ProviderKey;
import byok.core.ledger.Ledger;
import byok.core.ledger.LedgerEntry;
import byok.core.routing.DefaultModels;
import byok.core.secret.SecretText;
import byok.core.session.Accepted;
import byok.core.session.SessionIssuer;
import byok.core.sign.Sign;
import byok.core.vault.SealedRow;
import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.Period;
import byok.testkit.JvmWallet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A wallet to which things happened, each refused where it must be. */
final class LivedWallet {
  record Step(int kind, int which, int amount) {}

  final JvmWallet wallet;
  private final List<String> open = new ArrayList<>();
  private int count;

  LivedWallet(JvmWallet wallet) {
    this.wallet = wallet;
    wallet.open();
  }

  static LivedWallet of(long seed, List<Step> steps) {
    LivedWallet lived = new LivedWallet(JvmWallet.at(new byok.testkit.ManualClock(JvmWallet.START), seed));
    steps.forEach(lived::take);
    return lived;
  }

  void take(Step step) {
    try {
      act(step);
    } catch (ByokException refusal) {
      count++;
    }
  }

  private void act(Step step) {
    switch (step.kind()) {
      case 0, 1 -> addKey(step);
      case 2 -> removeKey(step);
      case 3, 4, 5 -> approve(step);
      case 6 -> end(step);
      case 7, 8, 9, 10 -> begin(step);
      case 11, 12 -> settle(step);
      case 13 -> issue(step);
      case 14 -> cap(step);
      case 15 -> new Sign("phrase " + step.which(), step.amount() % Sign.PICTURES).write(wallet.store());
      case 16 -> new ConsentDefaults(step.amount(), Period.WEEK, 1000, 1000, 5).write(wallet.store());
      case 17 -> models().choose(Capability.values()[step.which() % 6], "openai/model-" + step.amount());
      default -> wallet.clock().advance(step.amount() * 60_000L);
    }
  }

  KeyRing keys() {
    return new KeyRing(wallet.open(), wallet.ports());
  }

  DefaultModels models() {
    return new DefaultModels(wallet.open(), wallet.ports());
  }

  Grants grants() {
    return new Grants(wallet.open(), wallet.ports());
  }

  BudgetBook book() {
    return Sample.book(wallet);
  }

  static String origin(int which) {
    return "https://app" + which % 3 + ".example";
  }

  private void addKey(Step step) {
    keys().add(ProviderKey.draft("openai", "Key " + step.which(), SecretText.of("sk-MARKED-" + step.which() % 6)));
  }

  private void removeKey(Step step) {
    List<ProviderKey> all = keys().list().items();
    if (!all.isEmpty()) {
      keys().remove(all.get(step.which() % all.size()).id());
    }
  }

  private void approve(Step step) {
    Limit day = Sample.limit(step.amount() * 10L, Period.DAY);
    Limit total = Sample.limit(step.amount() * 20L, Period.TOTAL);
    Storage storage = step.which() % 2 == 0 ? Storage.SHARED : Storage.SEALED;
    grants().approve(origin(step.which()), Sample.terms(day, total), storage);
  }

  private void end(Step step) {
    Grant grant = grants().ofOrigin(origin(step.which()));
    if (grant != null) {
      switch (step.amount() % 3) {
        case 0 -> grants().table().revoke(grant.id());
        case 1 -> grants().block(grant.origin(), "Notes");
        default -> grants().table().pause(grant.id(), "Too much.");
      }
    }
  }

  private void begin(Step step) {
    Grant grant = grants().ofOrigin(origin(step.which()));
    if (grant != null) {
      String id = "r" + count++;
      book().hold(Sample.request(id, grant, step.amount()));
      if (step.amount() % 4 > 0) {
        book().send(id, step.amount(), row(grant, id, step.amount(), 0));
        open.add(grant.id() + " " + id + " " + wallet.clock().nowMillis());
      }
    }
  }

  private void settle(Step step) {
    if (!open.isEmpty()) {
      String[] one = open.remove(0).split(" ");
      book().settle(one[1], step.amount() % 7, null);
    }
  }

  private SealedRow row(Grant grant, String id, long bound, long cost) {
    LedgerEntry entry = new LedgerEntry(
        Ledger.idOf(wallet.clock().nowMillis(), id), wallet.clock().nowMillis(), grant.id(), grant.origin(), "Notes",
        "openai", "gpt-4o-mini", 0, 0, cost, false, LedgerEntry.RUNNING, 0, bound, grant.row().storage());
    return new Ledger(wallet.open(), wallet.ports()).seal(entry.running(bound));
  }

  private void issue(Step step) {
    Grant grant = grants().ofOrigin(origin(step.which()));
    if (grant != null) {
      SessionIssuer issuer = new SessionIssuer(wallet.open(), wallet.ports());
      issuer.issue(grant.id(), "s" + count++, List.of(), Accepted.NOTHING);
    }
  }

  private void cap(Step step) {
    Limit wide = Limit.of(Caps.WALLET, step.amount() * 30L, Period.MONTH);
    Limit narrow = Limit.of(Caps.ofProvider("openai"), step.amount() * 25L, Period.HOUR);
    Sample.setCaps(wallet, new Caps(List.of(wide), Map.of("openai", List.of(narrow))));
  }
}

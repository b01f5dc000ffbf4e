package byok.wallet.dashboard;

import byok.browser.platform.FetchHttp;
import byok.core.audit.AuditKind;
import byok.core.keys.KeyRing;
import byok.core.keys.ProviderKey;
import byok.core.keys.TokenPrice;
import byok.core.providers.Endpoints;
import byok.core.providers.ProviderEntry;
import byok.core.secret.SecretText;
import byok.core.subkeys.KeyMint;
import byok.core.subkeys.ManagementKeys;
import byok.protocol.ByokException;
import byok.wallet.pages.keys.KeyCheck;
import byok.wallet.pages.keys.KeyDraft;
import java.util.function.Consumer;

/** Takes typed keys: asks the provider first, stores only what works. */
final class KeyDesk {
  private static final String CUSTOM = "custom";
  private static final long MILLION = 1_000_000;

  private final Desk desk;
  private final KeyProbe probe;
  private final Attempts attempts;

  KeyDesk(Desk desk) {
    this.desk = desk;
    this.probe = new KeyProbe(new FetchHttp(), desk.ports.json());
    this.attempts = new Attempts(desk.timers);
  }

  /** A secret that the owner sends for a stored key; {@link #giveUp} ends it. */
  Attempts.Attempt begin() {
    return attempts.begin();
  }

  /** Nothing that was begun by now is saved. */
  void giveUp() {
    attempts.giveUp();
  }

  /** What no button gives up. */
  private Attempts.Attempt lasting() {
    return new Attempts(desk.timers).begin();
  }

  /** Checks and stores a typed key. @param tell hears how far it is */
  boolean add(KeyDraft typed, Consumer<KeyCheck> tell) {
    try {
      Attempts.Attempt attempt = lasting();
      ProviderKey key = KeyRing.checked(draft(typed));
      SecretText management = typed.management().isBlank() ? null : ManagementKeys.checked(typed.management());
      ProviderKey works = check(key, attempt, tell);
      if (works == null || management != null && !proves(works, management, attempt, tell)) {
        return false;
      }
      ProviderKey stored = store(works, "");
      keep(stored, management, attempt);
      tell.accept(new KeyCheck.Works(stored.models().size(), stored.ending()));
      return true;
    } catch (ByokException e) {
      tell.accept(new KeyCheck.Refused(e.getMessage(), "Look at it again and save once more."));
      return false;
    }
  }

  /**
   * Stores a key that its provider gave just now. It cannot be had again, so it is stored before anything is asked of
   * the provider.
   */
  ProviderKey keepGiven(ProviderEntry by, SecretText secret) {
    return store(ProviderKey.draft(by.id(), by.name(), secret), "given");
  }

  /** @param how the key came here, for the record; "" for by the owner's hand */
  private ProviderKey store(ProviderKey draft, String how) {
    ProviderKey stored = desk.keys().add(draft);
    desk.note(desk.event(AuditKind.KEY_ADDED).key(stored).outcome(how));
    desk.keeping.worthKeeping();
    desk.channel.tellChanged("keys");
    return stored;
  }

  /** Checks a management key for a stored key and keeps it. */
  boolean manage(String id, String typed, Attempts.Attempt attempt, Consumer<KeyCheck> tell) {
    try {
      ProviderKey key = desk.keys().get(id);
      SecretText management = ManagementKeys.checked(typed);
      if (!proves(key, management, attempt, tell)) {
        return false;
      }
      if (!keep(key, management, attempt)) {
        return givenUp(tell);
      }
      desk.channel.tellChanged("keys");
      tell.accept(new KeyCheck.Works(key.models().size(), management.ending()));
      return true;
    } catch (ByokException e) {
      tell.accept(new KeyCheck.Refused(e.getMessage(), "Look at it again and save once more."));
      return false;
    }
  }

  /** Forgets it. Keys that were made with it end. */
  void unmanage(String id) {
    desk.management().remove(id);
    desk.note(desk.event(AuditKind.SETTINGS_CHANGED).key(desk.keys().get(id)).detail("limited keys: off"));
    desk.channel.tellChanged("keys");
  }

  private boolean keep(ProviderKey key, SecretText management, Attempts.Attempt attempt) {
    boolean kept = management != null && desk.management().put(key.id(), management, attempt::isWanted);
    if (kept) {
      desk.note(desk.event(AuditKind.SETTINGS_CHANGED).key(key).detail("limited keys: on"));
    }
    return kept;
  }

  private static boolean givenUp(Consumer<KeyCheck> tell) {
    tell.accept(new KeyCheck.Idle());
    return false;
  }

  /** Whether the provider makes a limited key by it, and ends it; what it does not is told. */
  private boolean proves(
      ProviderKey key, SecretText management, Attempts.Attempt attempt, Consumer<KeyCheck> tell) {
    ProviderEntry entry = desk.catalog.entryOf(key);
    tell.accept(new KeyCheck.Proving(entry.name()));
    KeyCheck failure = attempt.patiently(patience -> unproven(entry, management, patience));
    if (failure != null) {
      tell.accept(failure);
    }
    return failure == null;
  }

  /** Null where it is proven. */
  private KeyCheck unproven(ProviderEntry entry, SecretText management, Patience patience) {
    try {
      desk.management().prove(new KeyMint(new FetchHttp(), desk.ports.json(), patience.cancel()), entry, management);
      return null;
    } catch (ByokException e) {
      return patience.isOver() ? silent(entry) : patience.isGivenUp() ? new KeyCheck.Idle() : unproven(e);
    }
  }

  private static KeyCheck unproven(ByokException why) {
    return new KeyCheck.Refused(why.getMessage(), "A management key is another than the one for requests.");
  }

  /** Checks another secret for a stored key and puts it in the old one's place. */
  boolean replace(String id, String secret, Attempts.Attempt attempt, Consumer<KeyCheck> tell) {
    try {
      ProviderKey key = KeyRing.checked(desk.keys().get(id).withSecret(SecretText.of(secret)));
      ProviderKey works = check(key, attempt, tell);
      if (works == null) {
        return false;
      }
      if (desk.keys().replace(works, attempt::isWanted) == null) {
        return givenUp(tell);
      }
      desk.note(desk.event(AuditKind.KEY_REPLACED).key(works));
      desk.channel.tellChanged("keys");
      tell.accept(new KeyCheck.Works(works.models().size(), works.ending()));
      return true;
    } catch (ByokException e) {
      tell.accept(new KeyCheck.Refused(e.getMessage(), "Look at it again and save once more."));
      return false;
    }
  }

  /** Looks at the provider again with a stored key and notes the outcome; {@code null} where the key is gone. */
  ProviderKey checkAgain(String id) {
    ProviderKey key = desk.keys().get(id);
    if (key == null) {
      return null;
    }
    KeyProbe.Result result = ask(desk.catalog.entryOf(key), key, lasting());
    ProviderKey checked = desk.keys().note(key, stored -> noted(stored, result));
    if (checked != null) {
      desk.note(desk.event(AuditKind.KEY_CHECKED).key(checked).outcome(checked.check().name().toLowerCase()));
      desk.channel.tellChanged("keys");
      if (desk.catalog.isDearer(key, checked)) {
        new Copies(desk).renew(grant -> true);
      }
    }
    return checked;
  }

  private ProviderKey noted(ProviderKey key, KeyProbe.Result result) {
    return switch (result.answer()) {
      case WORKS -> key.working(result.models(), desk.now());
      case REFUSED -> key.checked(byok.core.keys.KeyCheck.REFUSED);
      default -> key.checked(byok.core.keys.KeyCheck.UNREACHABLE);
    };
  }

  private KeyProbe.Result ask(ProviderEntry entry, ProviderKey key, Attempts.Attempt attempt) {
    return attempt.patiently(patience -> probe.ask(entry, key, patience));
  }

  /** The key as its provider confirms it; {@code null} where it does not, which is told. */
  private ProviderKey check(ProviderKey key, Attempts.Attempt attempt, Consumer<KeyCheck> tell) {
    ProviderEntry entry = desk.catalog.entryOf(key);
    tell.accept(new KeyCheck.Checking(entry.name()));
    KeyProbe.Result result = ask(entry, key, attempt);
    if (result.answer() == KeyProbe.Answer.WORKS) {
      return key.working(result.models(), desk.now());
    }
    boolean kept = result.answer() == KeyProbe.Answer.UNREACHABLE && probe.isKeptFrom(entry);
    tell.accept(kept ? Reach.keptFromComputer(entry) : refused(entry, result.answer()));
    return null;
  }

  private static KeyCheck refused(ProviderEntry entry, KeyProbe.Answer answer) {
    return switch (answer) {
      case SILENT -> silent(entry);
      case GIVEN_UP -> new KeyCheck.Idle();
      case REFUSED -> new KeyCheck.Refused(entry.name() + " refuses this key.", copyAgain(entry));
      case UNREACHABLE -> new KeyCheck.Refused(
          entry.name() + " could not be reached.", Reach.advice(entry));
      default -> new KeyCheck.Refused(
          entry.name() + " did not answer with a list of models.", "Look at the address; it often ends in /v1.");
    };
  }

  private static KeyCheck silent(ProviderEntry entry) {
    return new KeyCheck.Refused(
        entry.name() + " did not answer in " + Patience.SECONDS + " seconds.", Reach.advice(entry));
  }

  private static String copyAgain(ProviderEntry entry) {
    String hint = entry.keyHint().isEmpty() ? "." : "; it starts with " + entry.keyHint() + ".";
    return "Copy it again from " + entry.name() + "’s console" + hint;
  }

  private ProviderKey draft(KeyDraft typed) {
    SecretText secret = SecretText.of(typed.secret());
    ProviderEntry known = desk.catalog.table().find(typed.providerId());
    if (known != null) {
      return ProviderKey.draft(known.id(), known.name(), secret);
    }
    TokenPrice price = typed.inputNanoUsd() == null || typed.outputNanoUsd() == null
        ? null
        : new TokenPrice(perToken(typed.inputNanoUsd()), perToken(typed.outputNanoUsd()));
    return ProviderKey.draft(ownId(typed), typed.name(), secret)
        .at(Endpoints.clean(typed.address()), price);
  }

  /** The id of a kind of endpoint, or made of the owner's name for it, then never one that stands for a kind. */
  private String ownId(KeyDraft typed) {
    if (!typed.providerId().equals(CUSTOM)) {
      return freeId(typed.providerId());
    }
    String slug = Slug.of(typed.name());
    return freeId(desk.catalog.table().ownedBy(slug) == null ? slug : "my-" + slug);
  }

  /** Rounded up, so that a price is never below what was said. */
  private static long perToken(long nanoUsdPerMillion) {
    return (nanoUsdPerMillion + MILLION - 1) / MILLION;
  }

  private String freeId(String slug) {
    String id = slug;
    for (int i = 2; isTaken(id); i++) {
      id = slug + "-" + i;
    }
    return id;
  }

  private boolean isTaken(String id) {
    return id.equals(CUSTOM) || desk.catalog.table().find(id) != null || !desk.keys().ofProvider(id).isEmpty();
  }
}

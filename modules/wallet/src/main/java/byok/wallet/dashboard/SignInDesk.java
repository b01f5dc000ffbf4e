package byok.wallet.dashboard;

import byok.browser.platform.FetchHttp;
import byok.browser.platform.Page;
import byok.browser.platform.SessionNote;
import byok.core.keys.ProviderKey;
import byok.core.providers.ProviderEntry;
import byok.core.signin.Callback;
import byok.core.signin.CodeExchange;
import byok.core.signin.KeyTerms;
import byok.core.signin.KeyWish;
import byok.core.signin.SignInReturn;
import byok.core.signin.SignInStart;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Period;
import byok.wallet.pages.keys.GettingWords;
import byok.wallet.pages.keys.KeyGetting;
import byok.wallet.pages.keys.KeyWanted;

/** Gets keys by the owner's signing in at a provider: leaves for its page, and goes on when the owner is back. */
final class SignInDesk {
  private static final long DAY_MILLIS = 86_400_000L;
  private static final SessionNote NOTE = new SessionNote("byok-signin");

  private final Desk desk;
  private final SignInReturn back;
  private KeyGetting state = new KeyGetting.Idle();
  private Runnable changed = () -> {};

  /** @param callback how the page was opened, as {@link #callback} read it */
  SignInDesk(Desk desk, Callback callback) {
    this.desk = desk;
    this.back = SignInReturn.of(callback, NOTE, desk.ports);
    if (callback != null) {
      Page.replace(back.isFirst() ? "/#start" : "/#keys");
      told();
    }
  }

  /**
   * How this page was opened; {@code null} where not by a provider. Takes it out of the address at once: a code stays
   * in no history, and a page that is loaded again does not see it.
   */
  static Callback callback() {
    Callback callback = Callback.of(Page.query(Callback.PARAMETER), Page.query("code"), Page.query("error"));
    if (callback != null) {
      Page.replace("/");
    }
    return callback;
  }

  Desk desk() {
    return desk;
  }

  /** Runs {@code action} whenever the state changed. */
  void onChange(Runnable action) {
    changed = action;
  }

  KeyGetting state() {
    return state;
  }

  /** Whether something is to be done as soon as the wallet is open for changes. */
  boolean isWaiting() {
    return back.isWaiting();
  }

  /** Whether the owner is back from a step of setting the wallet up. */
  boolean isFirst() {
    return back.isFirst();
  }

  /** Who gave what is waited with; {@code null} for nothing. */
  String waitingFor() {
    return back.isWaiting() ? provider() : null;
  }

  /** Leaves for the provider's page. @param first whether this is part of setting the wallet up */
  void begin(KeyWanted wanted, boolean first) {
    ProviderEntry at = desk.catalog.table().find(wanted.providerId());
    try {
      SignInStart start = new SignInStart(desk.vault.current(), desk.ports, NOTE);
      String address = start.begin(at, wish(wanted), first, Page.origin());
      tell(new KeyGetting.Leaving(at.name()));
      Page.goAway(address);
    } catch (ByokException e) {
      tell(new KeyGetting.Failed(e.getMessage(), "", false));
    }
  }

  /** The owner came back by the browser's own button. What was begun stands; it may be begun anew. */
  void stays() {
    if (state instanceof KeyGetting.Leaving) {
      tell(new KeyGetting.Idle());
    }
  }

  /** The owner read what came of it and went on. */
  void seen() {
    boolean more = state.isRunning() || state instanceof KeyGetting.Failed failed && failed.again();
    state = more ? state : new KeyGetting.Idle();
  }

  private KeyWish wish(KeyWanted wanted) {
    long until = wanted.days() == 0 ? 0 : desk.now() + wanted.days() * DAY_MILLIS;
    return wanted.limit() == null
        ? new KeyWish(0, Period.TOTAL, until)
        : new KeyWish(wanted.limit().nanoUsd(), Period.valueOf(wanted.limit().per().name()), until);
  }

  /** Fetches the key that the owner came back for, and saves it. */
  void fetch() {
    if (!back.isWaiting()) {
      return;
    }
    tell(new KeyGetting.Fetching(provider()));
    SignInReturn.Given given = exchange();
    if (given == null) {
      told();
      return;
    }
    try {
      save(given);
    } catch (ByokException e) {
      notSaved(e);
    }
  }

  private void notSaved(ByokException why) {
    if (why.code() == ErrorCode.INVALID_REQUEST) {
      back.stored();
    }
    String rest = back.isWaiting() ? GettingWords.NOT_STORED_REST : "";
    tell(new KeyGetting.Failed(why.getMessage(), rest, back.isWaiting()));
  }

  private SignInReturn.Given exchange() {
    try (Patience patience = new Patience(desk.timers)) {
      CodeExchange exchange = new CodeExchange(new FetchHttp(), desk.ports.json(), patience.cancel());
      return back.fetch(desk.vault.current(), desk.catalog.table(), exchange);
    }
  }

  private void save(SignInReturn.Given given) {
    KeyDesk keys = new KeyDesk(desk);
    ProviderKey stored = keys.keepGiven(given.at(), given.key());
    back.stored();
    ProviderKey checked = keys.checkAgain(stored.id());
    KeyTerms.Met met = new KeyTerms(new FetchHttp(), desk.ports.json()).look(given.at(), given.key(), given.wish());
    tell(SignInNews.got(given.at(), checked == null ? stored : checked, met));
  }

  /** Says why there is no key, if that is so. */
  private void told() {
    if (back.failure() != null) {
      tell(SignInNews.failed(back, provider()));
    }
  }

  private String provider() {
    ProviderEntry at = back.provider() == null ? null : desk.catalog.table().find(back.provider());
    return at == null ? "The provider" : at.name();
  }

  private void tell(KeyGetting next) {
    state = next;
    changed.run();
  }
}

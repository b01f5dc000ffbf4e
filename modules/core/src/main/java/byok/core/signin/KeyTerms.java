package byok.core.signin;

import byok.core.audit.Utc;
import byok.core.grants.NanoUsd;
import byok.core.port.Http;
import byok.core.port.Json;
import byok.core.providers.ProviderEntry;
import byok.core.providers.SignIn;
import byok.core.secret.SecretText;
import byok.protocol.Utf8;
import byok.protocol.Value;

/** Looks at what a provider holds a new key to: what was asked for in an address is a wish. */
public final class KeyTerms {
  private static final int MOST_BYTES = 64 << 10;
  private static final long MINUTE = 60_000;
  /** As in {@code 2026-03-10T12:00:00}. */
  private static final int SECONDS = 19;

  /** What came of the wish. */
  public enum Met {
    NOTHING_ASKED,
    YES,
    NO,
    /** The provider does not say. */
    UNKNOWN
  }

  private final Http http;
  private final Json json;

  public KeyTerms(Http http, Json json) {
    this.http = http;
    this.json = json;
  }

  public Met look(ProviderEntry at, SecretText key, KeyWish wish) {
    if (wish.isNone()) {
      return Met.NOTHING_ASKED;
    }
    Value.Obj said = said(at, key);
    if (said == null) {
      return Met.UNKNOWN;
    }
    return holdsLimit(at.signIn(), wish, said) && holdsEnd(at.signIn(), wish, said) ? Met.YES : Met.NO;
  }

  private Value.Obj said(ProviderEntry at, SecretText key) {
    try {
      Http.Request request = new Http.Request("GET", at.keyCheckUrl(), at.headersWithKey(key), null);
      Http.Response response = http.send(request, Http.Cancel.NEVER);
      Value body = json.parse(Utf8.decode(Http.readAll(response, MOST_BYTES)));
      boolean good = response.status() >= 200 && response.status() < 300;
      return good && body instanceof Value.Obj object ? object.object("data") : null;
    } catch (Http.Broken e) {
      return null;
    }
  }

  /** At most the amount asked for, in the same window. */
  private static boolean holdsLimit(SignIn at, KeyWish wish, Value.Obj said) {
    double limit = said.number(at.saying("limit"), -1);
    String window = said.text(at.saying("per"));
    String asked = at.window(wish.per());
    boolean same = asked == null ? window == null : asked.equals(window);
    return wish.limitNanoUsd() == 0 || limit >= 0 && limit <= NanoUsd.toUsd(wish.limitNanoUsd()) && same;
  }

  /** At most a minute after what was asked for. */
  private static boolean holdsEnd(SignIn at, KeyWish wish, Value.Obj said) {
    String until = said.text(at.saying("until"));
    boolean isUtc = until != null && until.length() > SECONDS && (until.endsWith("Z") || until.endsWith("+00:00"));
    String latest = Utc.text(wish.until() + MINUTE);
    return wish.until() == 0 || isUtc && until.substring(0, SECONDS).compareTo(latest.substring(0, SECONDS)) <= 0;
  }
}

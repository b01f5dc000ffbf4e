package byok.core.subkeys;

import byok.core.audit.Utc;
import byok.core.port.Http;
import byok.core.port.Json;
import byok.core.providers.ProviderEntry;
import byok.core.secret.SecretText;
import byok.protocol.Alphabet;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Utf8;
import byok.protocol.Value;
import java.util.List;

/**
 * Makes and ends sub-keys at a provider, by the owner's management key. In OpenRouter's form:
 * {@code POST /keys {name, limit, include_byok_in_limit, expires_at}} answers {@code {data: {hash, limit}, key}}, the
 * key this one time, and {@code DELETE /keys/<hash>} ends it. What stands there {@link KeyList} reads.
 */
public final class KeyMint {
  static final int MOST_BYTES = 64 << 10;
  private static final Alphabet HASH = Alphabet.alphanumericAnd("-_");
  private static final long NANO_PER_MICRO = 1000;
  private static final double MICRO_PER_USD = 1e6;

  private final Http http;
  private final Json json;
  private final Http.Cancel cancel;

  /**
   * What the provider made.
   *
   * @param hash names the key there; no secret
   */
  record Made(String hash, SecretText secret) {}

  public KeyMint(Http http, Json json) {
    this(http, json, Http.Cancel.NEVER);
  }

  /** @param cancel breaks off what is asked */
  public KeyMint(Http http, Json json, Http.Cancel cancel) {
    this.http = http;
    this.json = json;
    this.cancel = cancel;
  }

  /**
   * Makes a key that is worth {@code limitNanoUsd}, rounded up to a millionth of a dollar, until {@code until}.
   * Refused with {@code PROVIDER_AUTH} where the provider does not accept the management key, with {@code
   * PROVIDER_UNREACHABLE} without an answer, with {@code PROVIDER_ERROR} where it did not make what was asked for.
   */
  Made make(ProviderEntry at, SecretText management, String name, long limitNanoUsd, long until) {
    double limit = usd(limitNanoUsd);
    Value.Obj wish = new Value.Obj().put("name", name).put("limit", limit).put("include_byok_in_limit", true);
    wish.put("expires_at", Utc.text(until));
    Http.Response response = send(at, "POST", at.subKeysUrl(), management, Utf8.encode(json.print(wish)));
    Value answer = json.parse(Utf8.decode(read(at, response)));
    requireDone(at, response.status());
    return made(at, management, answer, limit);
  }

  /** Ends a key; one that is gone has ended. */
  SubKeyEnd end(ProviderEntry at, SecretText management, String hash) {
    try {
      Http.Response response = send(at, "DELETE", at.subKeysUrl() + "/" + hash, management, null);
      Http.readAll(response, MOST_BYTES);
      int status = response.status();
      boolean done = status >= 200 && status < 300 || status == 404;
      return done ? SubKeyEnd.ENDED : status == 401 || status == 403 ? SubKeyEnd.REFUSED : SubKeyEnd.UNREACHABLE;
    } catch (ByokException | Http.Broken e) {
      return SubKeyEnd.UNREACHABLE;
    }
  }

  /** In US dollars, at least a millionth: no limit at all is not what is meant. */
  static double usd(long nanoUsd) {
    long micros = nanoUsd / NANO_PER_MICRO + (nanoUsd % NANO_PER_MICRO > 0 ? 1 : 0);
    return Math.max(1, micros) / MICRO_PER_USD;
  }

  /** A key without the limit that was asked for is none: it is ended at once. */
  private Made made(ProviderEntry at, SecretText management, Value answer, double limit) {
    Value.Obj body = answer instanceof Value.Obj object ? object : new Value.Obj();
    Value.Obj data = body.object("data") == null ? new Value.Obj() : body.object("data");
    String hash = data.text("hash");
    String secret = body.text("key");
    boolean named = hash != null && isPlain(hash);
    double given = data.number("limit", -1);
    if (named && secret != null && !secret.isEmpty() && given >= 0 && given <= limit) {
      return new Made(hash, SecretText.of(secret));
    }
    if (named) {
      end(at, management, hash);
    }
    throw failed(at.name());
  }

  Http.Response send(ProviderEntry at, String method, String url, SecretText management, byte[] body) {
    List<Http.Header> headers = at.headersWithKey(management);
    if (body != null) {
      headers.add(new Http.Header("content-type", "application/json"));
    }
    try {
      return http.send(new Http.Request(method, url, headers, body), cancel);
    } catch (Http.Broken e) {
      throw unreachable(at);
    }
  }

  private static byte[] read(ProviderEntry at, Http.Response response) {
    try {
      return Http.readAll(response, MOST_BYTES);
    } catch (Http.Broken e) {
      throw unreachable(at);
    }
  }

  private static ByokException unreachable(ProviderEntry at) {
    return new ByokException(ErrorCode.PROVIDER_UNREACHABLE, at.name() + " could not be reached for a limited key.");
  }

  private static void requireDone(ProviderEntry at, int status) {
    if (status == 401 || status == 403) {
      throw new ByokException(ErrorCode.PROVIDER_AUTH, at.name() + " does not accept the management key.");
    }
    if (status < 200 || status >= 300) {
      throw failed(at.name());
    }
  }

  static ByokException failed(String provider) {
    return new ByokException(ErrorCode.PROVIDER_ERROR, provider + " did not make a key with the limit asked for.");
  }

  /** Refused where a key was not ended. */
  static void requireEnded(ProviderEntry at, SubKeyEnd end) {
    if (end != SubKeyEnd.ENDED) {
      throw new ByokException(ErrorCode.PROVIDER_ERROR, at.name() + " made a limited key but did not end it again.");
    }
  }

  KeyList list() {
    return new KeyList(this, json);
  }

  /** Fit to stand in an address as it is. */
  static boolean isPlain(String hash) {
    return !hash.isEmpty() && hash.length() <= 200 && HASH.covers(hash);
  }
}

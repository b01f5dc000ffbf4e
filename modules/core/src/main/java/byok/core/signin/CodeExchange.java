package byok.core.signin;

import byok.core.keys.KeyRing;
import byok.core.keys.ProviderKey;
import byok.core.port.Http;
import byok.core.port.Json;
import byok.core.providers.ProviderEntry;
import byok.core.secret.SecretAccess;
import byok.core.secret.SecretText;
import byok.protocol.ByokException;
import byok.protocol.Utf8;
import byok.protocol.Value;
import java.util.List;

/**
 * Exchanges codes for keys. In OpenRouter's form: {@code POST /auth/keys {code, code_verifier, code_challenge_method}}
 * answers {@code {key}}; 400 and 403 say that the code is used, expired or another's.
 */
public final class CodeExchange {
  private static final int MOST_BYTES = 64 << 10;

  private final Http http;
  private final Json json;
  private final Http.Cancel cancel;

  /** Either a key or why there is none; the other is {@code null}. */
  record Answer(SecretText key, SignInFailure failure) {
    static Answer failed(SignInFailure failure) {
      return new Answer(null, failure);
    }
  }

  public CodeExchange(Http http, Json json, Http.Cancel cancel) {
    this.http = http;
    this.json = json;
    this.cancel = cancel;
  }

  Answer exchange(ProviderEntry at, SecretText code, SecretText verifier) {
    Value.Obj wish = new Value.Obj().put("code", code.read(SecretAccess.SEND));
    wish.put("code_verifier", verifier.read(SecretAccess.SEND)).put("code_challenge_method", "S256");
    List<Http.Header> headers = at.headersWithKey(SecretText.of(""));
    headers.add(new Http.Header("content-type", "application/json"));
    byte[] body = Utf8.encode(json.print(wish));
    try {
      Http.Response response = http.send(new Http.Request("POST", at.signIn().exchangeUrl(), headers, body), cancel);
      byte[] answer = Http.readAll(response, MOST_BYTES);
      return answer(at, response.status(), answer);
    } catch (Http.Broken e) {
      return Answer.failed(SignInFailure.UNREACHABLE);
    }
  }

  private Answer answer(ProviderEntry at, int status, byte[] body) {
    if (status >= 500 || status == 429) {
      return Answer.failed(SignInFailure.BUSY);
    }
    if (status >= 400) {
      return Answer.failed(SignInFailure.REFUSED);
    }
    Value said = json.parse(Utf8.decode(body));
    String key = said instanceof Value.Obj object ? object.text("key") : null;
    SecretText checked = key == null ? null : checked(at, key);
    return checked == null ? Answer.failed(SignInFailure.GARBLED) : new Answer(checked, null);
  }

  private static SecretText checked(ProviderEntry at, String key) {
    try {
      return KeyRing.checked(ProviderKey.draft(at.id(), at.name(), SecretText.of(key))).secret();
    } catch (ByokException e) {
      return null;
    }
  }
}

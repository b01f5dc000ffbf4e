package byok.core.signin;

import byok.core.JsonAnswer;
import byok.core.port.Http;
import byok.protocol.Base64Text;
import byok.protocol.Utf8;
import byok.protocol.Value;
import byok.testkit.JvmCrypto;
import byok.testkit.JvmJson;
import byok.testkit.SeededRandom;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * OpenRouter's sign-in: a page that gives codes, each good once for the verifier of its challenge, and what they open.
 */
final class PlayedSignIn implements Http {
  static final String KEY = "sk-or-MARKED-got-by-signing-in-";

  final List<Http.Request> asked = new ArrayList<>();
  final List<String> made = new ArrayList<>();
  /** What it says of a key. */
  Value.Obj said = new Value.Obj().put("limit", Value.NULL);
  /** Answers every exchange instead, without looking. */
  Http.Response instead;
  boolean offline;
  /** The key is made, and the answer never arrives. */
  boolean breaksOff;
  private final Map<String, String> challenges = new HashMap<>();

  /**
   * The owner signs in at this address and says yes. The address by which the browser comes back, as its parameters.
   */
  Callback approve(String address) {
    Map<String, String> query = parameters(address);
    String code = "MARKED-code-" + (challenges.size() + 1);
    challenges.put(code, query.get("code_challenge"));
    return Callback.of(stateOf(address), code, null);
  }

  static String stateOf(String address) {
    return parameters(parameters(address).get("callback_url")).get(Callback.PARAMETER);
  }

  static Map<String, String> parameters(String address) {
    Map<String, String> found = new LinkedHashMap<>();
    for (String pair : URI.create(address).getRawQuery().split("&")) {
      String[] both = pair.split("=", 2);
      found.put(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
    }
    return found;
  }

  @Override
  public Response send(Request request, Cancel cancel) {
    asked.add(request);
    if (offline) {
      throw new Broken("no network");
    }
    if (request.url().equals("https://openrouter.ai/api/v1/key")) {
      return new JsonAnswer(200, new Value.Obj().put("data", said));
    }
    return instead != null ? instead : exchange((Value.Obj) new JvmJson().parse(Utf8.decode(request.body())));
  }

  private Response exchange(Value.Obj body) {
    byte[] hash = new JvmCrypto(new SeededRandom(1)).sha256(Utf8.encode(body.text("code_verifier")));
    String challenge = challenges.remove(body.text("code"));
    if (!Base64Text.encodeUrl(hash).equals(challenge)) {
      return new JsonAnswer(403, new Value.Obj().put("error", "Invalid code or code_verifier"));
    }
    made.add(KEY + (made.size() + 1));
    if (breaksOff) {
      throw new Broken("the connection is gone");
    }
    return new JsonAnswer(200, new Value.Obj().put("key", made.get(made.size() - 1)).put("user_id", "user_1"));
  }
}

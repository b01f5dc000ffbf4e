package byok.core.providers;

import byok.protocol.Period;
import byok.protocol.Value;

/**
 * Where an owner who signs in at a provider gets a key for the wallet, by OAuth with PKCE as OpenRouter has it: no
 * client of one's own, no secret, S256 only. The members of its JSON form are listed in {@link ProviderTable}.
 */
public final class SignIn {
  private final Value.Obj data;
  private final String baseUrl;

  SignIn(Value.Obj data, String baseUrl) {
    this.data = data;
    this.baseUrl = baseUrl;
  }

  /** The page that the owner's browser goes to, without its query. */
  public String pageUrl() {
    return data.text("url");
  }

  /** Where a code is exchanged for the key. */
  public String exchangeUrl() {
    return baseUrl + data.text("path");
  }

  /** What the owner finds the key by there, as a parameter of the page; null where it takes none. */
  public String labelParameter() {
    return data.text("label");
  }

  /** The parameter of the page that asks for something of a key: {@code limit}, {@code per} or {@code until}. */
  public String asking(String what) {
    return data.object("asks").text(what);
  }

  /** The member of what the provider says of a key that tells the same. */
  public String saying(String what) {
    return data.object("says").text(what);
  }

  /** The provider's word for a window; null where it has none, as for a limit that never begins anew. */
  public String window(Period per) {
    return data.object("windows").text(per.wire());
  }
}

package byok.core.signin;

import byok.core.secret.SecretText;

/**
 * The address by which an owner comes back from a provider: {@code /?signin=<state>&code=<code>}, or with
 * {@code error}.
 *
 * @param state names the sign-in; anybody may have written it, as all of this
 * @param code {@code null} for none
 * @param isRefusal whether the provider named an error
 */
public record Callback(String state, SecretText code, boolean isRefusal) {
  /** The parameter that carries the state. Providers have none of their own for it. */
  public static final String PARAMETER = "signin";
  private static final String MISPLACED = "?code=";
  private static final int MOST = 2048;

  /**
   * The parameters of a page's query, each {@code null} where it is absent; {@code null} where it is no return from a
   * provider. One that put a second question mark into the address is understood too.
   */
  public static Callback of(String state, String code, String error) {
    if (state == null) {
      return null;
    }
    int second = state.indexOf(MISPLACED);
    return second < 0 || code != null
        ? new Callback(state, secret(code), error != null)
        : new Callback(state.substring(0, second), secret(state.substring(second + MISPLACED.length())), false);
  }

  private static SecretText secret(String code) {
    return code == null || code.isEmpty() || code.length() > MOST ? null : SecretText.of(code);
  }
}

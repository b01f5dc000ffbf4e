package byok.core.signin;

import byok.core.port.Ports;
import byok.core.port.TabNote;
import byok.core.providers.ProviderEntry;
import byok.core.providers.ProviderTable;
import byok.core.secret.SecretText;
import byok.core.vault.OpenVault;

/**
 * An owner's return from a provider, until the key is stored. Whoever writes the address of the return writes all of
 * it: it counts only where this tab noted a sign-in of that state, which it forgets at once. The code waits in memory
 * while the owner unlocks the wallet, and until the provider decided about it.
 */
public final class SignInReturn {
  private final Begun begun;
  private final Ports ports;
  private final long until;
  private SecretText code;
  private Given given;
  private SignInFailure failure;

  /** A key that was got and is not stored yet. */
  public record Given(ProviderEntry at, KeyWish wish, SecretText key) {}

  private SignInReturn(Begun begun, Ports ports, SecretText code, SignInFailure failure) {
    this.begun = begun;
    this.ports = ports;
    this.code = code;
    this.failure = failure;
    this.until = ports.clock().nowMillis() + SignInStart.MOST_MILLIS;
  }

  /** @param callback {@code null} where the page was opened in another way */
  public static SignInReturn of(Callback callback, TabNote note, Ports ports) {
    if (callback == null) {
      return new SignInReturn(null, ports, null, null);
    }
    Begun begun = Begun.read(note, ports.json());
    if (begun == null || !SecretText.of(begun.state()).equals(SecretText.of(callback.state()))) {
      return new SignInReturn(null, ports, null, SignInFailure.STRANGER);
    }
    note.clear();
    SignInFailure failure = failureOf(callback, begun, ports.clock().nowMillis());
    return new SignInReturn(begun, ports, failure == null ? callback.code() : null, failure);
  }

  private static SignInFailure failureOf(Callback callback, Begun begun, long now) {
    if (now >= begun.until()) {
      return SignInFailure.EXPIRED;
    }
    return callback.isRefusal() || callback.code() == null ? SignInFailure.DENIED : null;
  }

  /** Whether there is something to do for it as soon as the vault is open. */
  public boolean isWaiting() {
    return given != null || code != null;
  }

  /** Why the last try failed; {@code null} where none did. */
  public SignInFailure failure() {
    return failure;
  }

  /** Whether the wallet was being set up when it began. */
  public boolean isFirst() {
    return begun != null && begun.first();
  }

  /** The id of the provider, for words; {@code null} where this tab began none. */
  public String provider() {
    return begun == null ? null : begun.provider();
  }

  /**
   * Exchanges the code, once; {@code null} where that failed, which {@link #failure} tells. A key that was got is given
   * again until it is {@link #stored}.
   */
  public Given fetch(OpenVault vault, ProviderTable table, CodeExchange exchange) {
    if (given == null && code != null) {
      failure = ports.clock().nowMillis() >= until ? SignInFailure.EXPIRED : exchange(vault, table, exchange);
      code = failure != null && failure.mayTryAgain() ? code : null;
    }
    return given;
  }

  /** The key is in the vault. */
  public void stored() {
    given = null;
  }

  private SignInFailure exchange(OpenVault vault, ProviderTable table, CodeExchange exchange) {
    Begun.Proof proof = begun.open(vault, ports);
    ProviderEntry at = proof == null ? null : table.find(proof.providerId());
    if (at == null || at.signIn() == null) {
      return SignInFailure.LOST;
    }
    CodeExchange.Answer answer = exchange.exchange(at, code, proof.verifier());
    given = answer.key() == null ? null : new Given(at, proof.wish(), answer.key());
    return answer.failure();
  }
}

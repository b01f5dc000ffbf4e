package byok.core.signin;

import byok.core.audit.Utc;
import byok.core.grants.NanoUsd;
import byok.core.port.Ports;
import byok.core.port.TabNote;
import byok.core.providers.ProviderEntry;
import byok.core.providers.SignIn;
import byok.core.secret.SecretText;
import byok.core.vault.Ids;
import byok.core.vault.OpenVault;
import byok.core.vault.SealedRecords;
import byok.protocol.Base64Text;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Utf8;

/** Begins a sign-in: notes it in this tab, and says where the owner's browser goes. */
public final class SignInStart {
  /** How long the owner may take at the provider. */
  public static final long MOST_MILLIS = 10 * 60_000L;
  /** What the owner finds the key by at the provider. */
  static final String LABEL = "BYOK wallet";
  private static final int VERIFIER_BYTES = 32;

  private final OpenVault vault;
  private final Ports ports;
  private final TabNote note;

  public SignInStart(OpenVault vault, Ports ports, TabNote note) {
    this.vault = vault;
    this.ports = ports;
    this.note = note;
  }

  /**
   * The address to go to, in place of any sign-in this tab began before. Refused with {@code STORAGE_UNAVAILABLE} where
   * the tab keeps nothing.
   *
   * @param at a provider with a {@link ProviderEntry#signIn}
   * @param wallet the origin to come back to
   */
  public String begin(ProviderEntry at, KeyWish wish, boolean first, String wallet) {
    String state = Ids.random(ports.random());
    String verifier = Base64Text.encodeUrl(ports.random().bytes(VERIFIER_BYTES));
    long until = ports.clock().nowMillis() + MOST_MILLIS;
    Begun.Proof proof = new Begun.Proof(at.id(), SecretText.of(verifier), wish);
    if (!Begun.of(state, until, first, proof, new SealedRecords(vault, ports)).note(note, ports.json())) {
      throw new ByokException(
          ErrorCode.STORAGE_UNAVAILABLE, "This browser lets the tab note nothing, so it could not come back. "
              + "Paste a key instead.");
    }
    String challenge = Base64Text.encodeUrl(ports.crypto().sha256(Utf8.encode(verifier)));
    return address(at.signIn(), wish, wallet + "/?" + Callback.PARAMETER + "=" + state, challenge);
  }

  private static String address(SignIn at, KeyWish wish, String callback, String challenge) {
    Query query = new Query(at.pageUrl()).with("callback_url", callback);
    query.with("code_challenge", challenge).with("code_challenge_method", "S256");
    query.with(at.labelParameter(), LABEL);
    if (wish.limitNanoUsd() > 0) {
      query.with(at.asking("limit"), NanoUsd.text(wish.limitNanoUsd()).substring(1));
      query.with(at.asking("per"), at.window(wish.per()));
    }
    if (wish.until() > 0) {
      query.with(at.asking("until"), Utc.text(wish.until()));
    }
    return query.address();
  }
}

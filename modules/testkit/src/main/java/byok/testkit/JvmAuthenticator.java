package byok.testkit;

import byok.core.port.Authenticator;
import byok.core.port.RandomSource;
import byok.protocol.Base64Text;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An authenticator with an owner who agrees until told otherwise. The secret is HMAC-SHA-256 over a salt as WebAuthn
 * makes it, under a key for each passkey.
 */
public final class JvmAuthenticator implements Authenticator {
  private static final byte[] CONTEXT = "WebAuthn PRF\0".getBytes(StandardCharsets.UTF_8);

  private final RandomSource random;
  private final Map<String, byte[]> keys = new LinkedHashMap<>();
  private Support support = Support.OFFERED;
  private boolean agrees = true;
  private Runnable beforeAnswer = () -> {};

  public JvmAuthenticator(RandomSource random) {
    this.random = random;
  }

  /** What the platform offers from now on. */
  public void offer(Support other) {
    support = other;
  }

  /** Whether the owner goes along from now on, or cancels. */
  public void agrees(boolean yes) {
    agrees = yes;
  }

  /** Happens while the owner is asked. */
  public void meanwhile(Runnable what) {
    beforeAnswer = what;
  }

  /** The passkey is gone from here, as deleted in the settings of the device. */
  public void lose(byte[] id) {
    keys.remove(Base64Text.encodeUrl(id));
  }

  /** The passkey answers with other secrets from now on. */
  public void change(byte[] id) {
    keys.replace(Base64Text.encodeUrl(id), random.bytes(32));
  }

  public int count() {
    return keys.size();
  }

  @Override
  public Support support() {
    return support;
  }

  @Override
  public boolean isBuiltIn() {
    return support == Support.OFFERED;
  }

  @Override
  public Made make(String name, byte[] salt, List<Known> present) {
    askOwner();
    if (present.stream().anyMatch(each -> keys.containsKey(Base64Text.encodeUrl(each.id())))) {
      throw new ByokException(ErrorCode.INVALID_REQUEST, "This authenticator has a passkey of this wallet already.");
    }
    byte[] id = random.bytes(32);
    keys.put(Base64Text.encodeUrl(id), random.bytes(32));
    return new Made(id, List.of("internal"), secret(id, salt));
  }

  @Override
  public Answer ask(List<Known> among) {
    askOwner();
    for (Known each : among) {
      if (keys.containsKey(Base64Text.encodeUrl(each.id()))) {
        return new Answer(each.id(), secret(each.id(), each.salt()));
      }
    }
    throw new ByokException(ErrorCode.ABORTED, "None of these passkeys is here.");
  }

  private void askOwner() {
    InMemoryStore.refuseInTransaction("an authenticator");
    beforeAnswer.run();
    if (!agrees) {
      throw new ByokException(ErrorCode.ABORTED, "The owner cancelled.");
    }
  }

  private byte[] secret(byte[] id, byte[] salt) {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      hash.update(CONTEXT);
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(keys.get(Base64Text.encodeUrl(id)), "HmacSHA256"));
      return mac.doFinal(hash.digest(salt));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

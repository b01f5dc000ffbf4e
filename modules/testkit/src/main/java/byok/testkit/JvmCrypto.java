package byok.testkit;

import byok.core.port.Crypto;
import byok.core.port.RandomSource;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Cryptography by JCA. Refuses to work inside a transaction, where waiting for WebCrypto would end it in the browser.
 */
public final class JvmCrypto implements Crypto {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final RandomSource random;

  public JvmCrypto(RandomSource random) {
    this.random = random;
  }

  private record JcaKey(SecretKeySpec spec) implements SealKey {
    @Override
    public String toString() {
      return "JcaKey";
    }
  }

  @Override
  public SealKey importKey(byte[] raw) {
    InMemoryStore.refuseInTransaction("crypto");
    if (raw.length != 32) {
      throw new IllegalArgumentException("a key has 32 bytes, not " + raw.length);
    }
    return new JcaKey(new SecretKeySpec(raw, "AES"));
  }

  @Override
  public byte[] seal(SealKey key, byte[] plaintext, byte[] additionalData) {
    InMemoryStore.refuseInTransaction("crypto");
    byte[] nonce = random.bytes(NONCE_BYTES);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, additionalData).doFinal(plaintext);
      byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
      System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
      return all;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public byte[] open(SealKey key, byte[] sealed, byte[] additionalData) {
    InMemoryStore.refuseInTransaction("crypto");
    if (sealed.length < NONCE_BYTES + TAG_BITS / 8) {
      return null;
    }
    try {
      byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, additionalData);
      return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    } catch (AEADBadTagException e) {
      return null;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public SealKey deriveKey(String passphrase, byte[] salt, int iterations) {
    InMemoryStore.refuseInTransaction("crypto");
    try {
      PBEKeySpec spec = new PBEKeySpec(passphrase.toCharArray(), salt, iterations, 256);
      byte[] raw = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
      return new JcaKey(new SecretKeySpec(raw, "AES"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public SealKey expandKey(byte[] secret, byte[] salt, byte[] info) {
    InMemoryStore.refuseInTransaction("crypto");
    byte[] once = Arrays.copyOf(info, info.length + 1);
    once[info.length] = 1;
    return new JcaKey(new SecretKeySpec(hmac(hmac(salt, secret), once), "AES"));
  }

  /** An empty key counts as zeros (RFC 2104, RFC 5869). */
  private static byte[] hmac(byte[] key, byte[] data) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.length == 0 ? new byte[32] : key, "HmacSHA256"));
      return mac.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public byte[] sha256(byte[] data) {
    InMemoryStore.refuseInTransaction("crypto");
    try {
      return MessageDigest.getInstance("SHA-256").digest(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Cipher cipher(int mode, SealKey key, byte[] nonce, byte[] additionalData)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, ((JcaKey) key).spec(), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(additionalData);
    return cipher;
  }
}

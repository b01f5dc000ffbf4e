package byok.testkit;

import byok.core.port.Crypto;
import byok.core.port.KeyAgreement;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Key agreement by JCA, with HKDF (RFC 5869) written out. Pairs are not reproducible. */
public final class JvmKeyAgreement implements KeyAgreement {
  private static final int FIELD = 32;

  private final Crypto crypto;

  /** @param crypto imports what was agreed on */
  public JvmKeyAgreement(Crypto crypto) {
    this.crypto = crypto;
  }

  private record JcaPair(KeyPair pair) implements Pair {
    @Override
    public byte[] publicKey() {
      ECPoint point = ((ECPublicKey) pair.getPublic()).getW();
      byte[] raw = new byte[1 + 2 * FIELD];
      raw[0] = 4;
      copy(point.getAffineX(), raw, 1);
      copy(point.getAffineY(), raw, 1 + FIELD);
      return raw;
    }

    private static void copy(BigInteger number, byte[] into, int at) {
      byte[] bytes = number.toByteArray();
      int length = Math.min(bytes.length, FIELD);
      System.arraycopy(bytes, bytes.length - length, into, at + FIELD - length, length);
    }
  }

  @Override
  public Pair make() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return new JcaPair(generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Crypto.SealKey agree(Pair own, byte[] other, byte[] salt, byte[] purpose) {
    if (other.length != 1 + 2 * FIELD || other[0] != 4) {
      return null;
    }
    KeyPair pair = ((JcaPair) own).pair();
    try {
      javax.crypto.KeyAgreement agreement = javax.crypto.KeyAgreement.getInstance("ECDH");
      agreement.init(pair.getPrivate());
      agreement.doPhase(point(other, ((ECPublicKey) pair.getPublic()).getParams()), true);
      byte[] extracted = hmac(salt, agreement.generateSecret());
      return crypto.importKey(hmac(extracted, with(purpose, 1)));
    } catch (GeneralSecurityException e) {
      return null;
    }
  }

  private static ECPublicKey point(byte[] raw, ECParameterSpec curve) throws GeneralSecurityException {
    BigInteger x = new BigInteger(1, Arrays.copyOfRange(raw, 1, 1 + FIELD));
    BigInteger y = new BigInteger(1, Arrays.copyOfRange(raw, 1 + FIELD, raw.length));
    ECPublicKeySpec spec = new ECPublicKeySpec(new ECPoint(x, y), curve);
    return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(spec);
  }

  private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(data);
  }

  private static byte[] with(byte[] bytes, int last) {
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    longer[bytes.length] = (byte) last;
    return longer;
  }
}

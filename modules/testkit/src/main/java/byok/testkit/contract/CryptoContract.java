package byok.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import byok.core.port.Crypto;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What every {@link Crypto} does. */
public abstract class CryptoContract {
  private static final byte[] TEXT = "plain".getBytes(StandardCharsets.UTF_8);
  private static final byte[] AAD = "byok/1/keys/a".getBytes(StandardCharsets.UTF_8);

  protected abstract Crypto crypto();

  @Test
  void seal_opensWithSameKeyAndData() {
    Crypto.SealKey key = key(1);
    assertArrayEquals(TEXT, crypto().open(key, crypto().seal(key, TEXT, AAD), AAD));
    assertArrayEquals(new byte[0], crypto().open(key, crypto().seal(key, new byte[0], new byte[0]), new byte[0]));
  }

  @Test
  void sealed_isNonceTextAndTag_andNeverTwiceTheSame() {
    Crypto.SealKey key = key(1);
    byte[] one = crypto().seal(key, TEXT, AAD);
    assertEquals(12 + TEXT.length + 16, one.length);
    assertFalse(Arrays.equals(one, crypto().seal(key, TEXT, AAD)));
  }

  @Test
  void open_ofAnythingElse_isNull() {
    byte[] sealed = crypto().seal(key(1), TEXT, AAD);
    assertNull(crypto().open(key(2), sealed, AAD));
    assertNull(crypto().open(key(1), sealed, TEXT));
    assertNull(crypto().open(key(1), Arrays.copyOf(sealed, 10), AAD));
    assertNull(crypto().open(key(1), new byte[0], AAD));
    for (int i = 0; i < sealed.length; i++) {
      byte[] broken = sealed.clone();
      broken[i] ^= 1;
      assertNull(crypto().open(key(1), broken, AAD));
    }
  }

  @Test
  void importKey_keepsItsOwnCopy() {
    byte[] raw = new byte[32];
    Crypto.SealKey key = crypto().importKey(raw);
    byte[] sealed = crypto().seal(key, TEXT, AAD);
    Arrays.fill(raw, (byte) 9);
    assertArrayEquals(TEXT, crypto().open(crypto().importKey(new byte[32]), sealed, AAD));
    assertArrayEquals(TEXT, crypto().open(key, sealed, AAD));
  }

  @Test
  void open_knowsTheFormat() {
    String nonce = "000000000000000000000000";
    String textAndTag = "cea7403d4d606b6e074ec5d3baf39d18" + "d0d1c8a799996bf0265b98b5d48ab919";
    byte[] sealed = HexFormat.of().parseHex(nonce + textAndTag);
    assertArrayEquals(new byte[16], crypto().open(crypto().importKey(new byte[32]), sealed, new byte[0]));
  }

  @Test
  void deriveKey_isPbkdf2_andDependsOnAll() {
    byte[] salt = "saltsalt".getBytes(StandardCharsets.UTF_8);
    Crypto.SealKey key = crypto().deriveKey("pässword", salt, 1000);
    byte[] sealed = crypto().seal(key, TEXT, AAD);
    assertArrayEquals(TEXT, crypto().open(crypto().deriveKey("pässword", salt, 1000), sealed, AAD));
    assertNull(crypto().open(crypto().deriveKey("password", salt, 1000), sealed, AAD));
    assertNull(crypto().open(crypto().deriveKey("pässword", salt, 1001), sealed, AAD));
    assertNull(crypto().open(crypto().deriveKey("pässword", TEXT, 1000), sealed, AAD));
  }

  /** RFC 5869, A.1 and A.3: the first 32 bytes of OKM are the key. */
  @Test
  void expandKey_isHkdf() {
    byte[] secret = HexFormat.of().parseHex("0b".repeat(22));
    byte[] salt = HexFormat.of().parseHex("000102030405060708090a0b0c");
    byte[] info = HexFormat.of().parseHex("f0f1f2f3f4f5f6f7f8f9");
    byte[] none = new byte[0];
    isKey("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf", crypto().expandKey(secret, salt, info));
    isKey("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d", crypto().expandKey(secret, none, none));
  }

  private void isKey(String hexKey, Crypto.SealKey key) {
    Crypto.SealKey known = crypto().importKey(HexFormat.of().parseHex(hexKey));
    assertArrayEquals(TEXT, crypto().open(known, crypto().seal(key, TEXT, AAD), AAD));
  }

  @Test
  void sha256_isSha256() {
    assertEquals(
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        HexFormat.of().formatHex(crypto().sha256(new byte[0])));
  }

  private Crypto.SealKey key(int seed) {
    byte[] raw = new byte[32];
    raw[0] = (byte) seed;
    return crypto().importKey(raw);
  }
}

package byok.browser.selftest;

import static byok.browser.selftest.Tap.isTrue;
import static byok.browser.selftest.Tap.same;

import byok.browser.platform.IndexedDbKeyStash;
import byok.browser.platform.IndexedDbStore;
import byok.browser.platform.WebCrypto;
import byok.browser.platform.WebJson;
import byok.browser.platform.WebRandom;
import byok.core.port.Crypto;
import byok.protocol.Value;

/** Sealing, deriving, keeping keys, random bytes, JSON. */
final class CryptoCases {
  private final WebCrypto crypto = new WebCrypto();
  private final WebRandom random = new WebRandom();
  private final byte[] aad = {1, 2, 3};

  void run(Tap tap) {
    tap.test("crypto_sealed_opensAgain", this::roundTrip);
    tap.test("crypto_empty_opensAgain", this::empty);
    tap.test("crypto_anyChangedBit_isNull", this::tampered);
    tap.test("crypto_otherKeyOrData_isNull", this::foreign);
    tap.test("crypto_sameText_sealsDifferently", this::fresh);
    tap.test("crypto_wipedRawKey_stillSeals", this::wiped);
    tap.test("crypto_derived_isTheSameForTheSame", this::derived);
    tap.test("crypto_expanded_isHkdf", this::expanded);
    tap.test("crypto_sha256_isKnown", this::sha256);
    tap.test("crypto_wrap_takesOnlySealKeys", () -> same(null, WebCrypto.wrap(null)));
    tap.test("random_moreThanOneGo_isFilled", this::randomBytes);
    tap.test("stash_kept_isLoadedAndOpens", this::stash);
    tap.test("json_malformed_isNull", () -> same(null, new WebJson().parse("{\"a\":")));
    tap.test("json_protoAndTags_areOrdinary", this::json);
    tap.test("json_undefined_isLeftOut",
        () -> same("{\"b\":[1,null]}", new WebJson().print(new Value.Obj().put("a", Value.UNDEFINED)
            .put("b", new Value.Arr().add(Value.of(1)).add(Value.UNDEFINED)))));
    tap.test("json_nested_257_isNull", () -> same(null, new WebJson().parse("[".repeat(300) + "]".repeat(300))));
  }

  private Crypto.SealKey key() {
    return crypto.importKey(random.bytes(32));
  }

  private void roundTrip() {
    Crypto.SealKey key = key();
    byte[] plain = random.bytes(1000);
    byte[] sealed = crypto.seal(key, plain, aad);
    isTrue("length", sealed.length == 1000 + 12 + 16);
    equal(plain, crypto.open(key, sealed, aad));
  }

  private void empty() {
    Crypto.SealKey key = key();
    equal(new byte[0], crypto.open(key, crypto.seal(key, new byte[0], new byte[0]), new byte[0]));
  }

  private void tampered() {
    Crypto.SealKey key = key();
    byte[] sealed = crypto.seal(key, new byte[5], aad);
    for (int i = 0; i < sealed.length; i++) {
      sealed[i] ^= 1;
      same(null, crypto.open(key, sealed, aad));
      sealed[i] ^= 1;
    }
    same(null, crypto.open(key, new byte[27], aad));
    isTrue("unchanged opens", crypto.open(key, sealed, aad) != null);
  }

  private void foreign() {
    byte[] sealed = crypto.seal(key(), new byte[5], aad);
    same(null, crypto.open(key(), sealed, aad));
    Crypto.SealKey key = key();
    same(null, crypto.open(key, crypto.seal(key, new byte[5], aad), new byte[] {1, 2}));
  }

  private void fresh() {
    Crypto.SealKey key = key();
    byte[] one = crypto.seal(key, new byte[5], aad);
    byte[] two = crypto.seal(key, new byte[5], aad);
    isTrue("nonces", one[0] != two[0] || one[1] != two[1] || one[2] != two[2] || one[3] != two[3]);
  }

  private void wiped() {
    byte[] raw = random.bytes(32);
    byte[] copy = raw.clone();
    Crypto.SealKey key = crypto.importKey(raw);
    java.util.Arrays.fill(raw, (byte) 0);
    byte[] sealed = crypto.seal(key, aad, aad);
    equal(aad, crypto.open(crypto.importKey(copy), sealed, aad));
  }

  private void derived() {
    byte[] salt = random.bytes(16);
    byte[] sealed = crypto.seal(crypto.deriveKey("pässword", salt, 1000), aad, aad);
    equal(aad, crypto.open(crypto.deriveKey("pässword", salt, 1000), sealed, aad));
    same(null, crypto.open(crypto.deriveKey("password", salt, 1000), sealed, aad));
    same(null, crypto.open(crypto.deriveKey("pässword", salt, 1001), sealed, aad));
  }

  /** RFC 5869, A.1: the first 32 bytes of OKM are the key. */
  private void expanded() {
    byte[] secret = new byte[22];
    java.util.Arrays.fill(secret, (byte) 0x0b);
    byte[] salt = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    byte[] info = new byte[10];
    for (int i = 0; i < info.length; i++) {
      info[i] = (byte) (0xf0 + i);
    }
    byte[] known = bytes("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf");
    byte[] sealed = crypto.seal(crypto.expandKey(secret, salt, info), aad, aad);
    equal(aad, crypto.open(crypto.importKey(known), sealed, aad));
    same(null, crypto.open(crypto.expandKey(secret, salt, aad), sealed, aad));
  }

  private static byte[] bytes(String hex) {
    byte[] bytes = new byte[hex.length() / 2];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (Character.digit(hex.charAt(2 * i), 16) << 4 | Character.digit(hex.charAt(2 * i + 1), 16));
    }
    return bytes;
  }

  private void sha256() {
    byte[] hash = crypto.sha256(new byte[] {'a', 'b', 'c'});
    isTrue("length", hash.length == 32);
    isTrue("ba7816bf", hash[0] == (byte) 0xba && hash[1] == 0x78 && hash[2] == 0x16 && hash[3] == (byte) 0xbf);
  }

  private void randomBytes() {
    byte[] bytes = random.bytes(200_000);
    int zeros = 0;
    for (int i = 190_000; i < 200_000; i++) {
      zeros += bytes[i] == 0 ? 1 : 0;
    }
    isTrue("about 39 zeros, got " + zeros, zeros > 5 && zeros < 150);
  }

  private void stash() {
    IndexedDbKeyStash stash = IndexedDbKeyStash.open(IndexedDbStore.ownFactory(), "selftest-keys");
    Crypto.SealKey key = key();
    byte[] sealed = crypto.seal(key, aad, aad);
    same(null, stash.load("data"));
    stash.keep("data", key);
    IndexedDbKeyStash again = IndexedDbKeyStash.open(IndexedDbStore.ownFactory(), "selftest-keys");
    equal(aad, crypto.open(again.load("data"), sealed, aad));
    stash.forget("data");
    stash.forget("data");
    same(null, stash.load("data"));
  }

  private void json() {
    Value.Obj parsed = (Value.Obj) new WebJson().parse(
        "{\"__proto__\":{\"x\":1},\"$\":\"date\",\"v\":[true,null,\"\\u00fc\",-0.5e3]}");
    isTrue("proto", parsed.object("__proto__").number("x", 0) == 1);
    same("date", parsed.text("$"));
    same("{\"__proto__\":{\"x\":1},\"$\":\"date\",\"v\":[true,null,\"ü\",-500]}", new WebJson().print(parsed));
  }

  private static void equal(byte[] expected, byte[] actual) {
    isTrue("not null", actual != null);
    isTrue("length " + actual.length, expected.length == actual.length);
    for (int i = 0; i < expected.length; i++) {
      isTrue("byte " + i, expected[i] == actual[i]);
    }
  }
}

package byok.browser.platform;

import byok.core.port.Crypto;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSObject;

/** {@link Crypto} by WebCrypto. Keys are {@code CryptoKey}s that cannot be exported. */
public final class WebCrypto implements Crypto {
  private static final int NONCE = 12;
  private static final int TAG = 16;

  /** A key that only the browser holds. Says nothing about itself. */
  static final class WebKey implements SealKey {
    final JSObject key;

    WebKey(JSObject key) {
      this.key = key;
    }
  }

  /** The {@code CryptoKey} of a key of this class, to hand to another page of the wallet and to nobody else. */
  public static JSObject unwrap(SealKey key) {
    return ((WebKey) key).key;
  }

  /**
   * The key of a {@code CryptoKey} that another page of the wallet handed over; null where it is none for AES-256-GCM.
   */
  public static SealKey wrap(JSObject cryptoKey) {
    return isSealKey(cryptoKey) ? new WebKey(cryptoKey) : null;
  }

  @Override
  public SealKey importKey(byte[] raw) {
    return new WebKey(Outcome.await(importAes(raw)));
  }

  @Override
  public byte[] seal(SealKey key, byte[] plaintext, byte[] additionalData) {
    byte[] nonce = new byte[NONCE];
    WebRandom.fill(nonce);
    return joined(nonce, Outcome.await(encrypt(unwrap(key), nonce, plaintext, additionalData)));
  }

  @Override
  public byte[] open(SealKey key, byte[] sealed, byte[] additionalData) {
    if (sealed.length < NONCE + TAG) {
      return null;
    }
    try {
      return bytes(Outcome.await(decrypt(unwrap(key), sealed, additionalData)));
    } catch (JsFailure e) {
      return null;
    }
  }

  @Override
  public SealKey deriveKey(String passphrase, byte[] salt, int iterations) {
    return new WebKey(Outcome.await(derive(passphrase, salt, iterations)));
  }

  @Override
  public SealKey expandKey(byte[] secret, byte[] salt, byte[] info) {
    return new WebKey(Outcome.await(expand(secret, salt, info)));
  }

  @Override
  public byte[] sha256(byte[] data) {
    return bytes(Outcome.await(digest(data)));
  }

  @JSBody(params = "raw", script = """
      return crypto.subtle.importKey('raw', raw, {name: 'AES-GCM'}, false, ['encrypt', 'decrypt']);""")
  private static native JSObject importAes(@JSByRef byte[] raw);

  @JSBody(params = {"key", "nonce", "data", "aad"}, script = """
      return crypto.subtle.encrypt({name: 'AES-GCM', iv: nonce, additionalData: aad}, key, data);""")
  private static native JSObject encrypt(
      JSObject key, @JSByRef byte[] nonce, @JSByRef byte[] data, @JSByRef byte[] aad);

  @JSBody(params = {"key", "sealed", "aad"}, script = """
      return crypto.subtle.decrypt(
          {name: 'AES-GCM', iv: sealed.subarray(0, 12), additionalData: aad}, key, sealed.subarray(12));""")
  private static native JSObject decrypt(JSObject key, @JSByRef byte[] sealed, @JSByRef byte[] aad);

  @JSBody(params = {"passphrase", "salt", "iterations"}, script = """
      return crypto.subtle.importKey('raw', new TextEncoder().encode(passphrase), 'PBKDF2', false, ['deriveKey'])
          .then(function(base) {
            return crypto.subtle.deriveKey({name: 'PBKDF2', hash: 'SHA-256', salt: salt, iterations: iterations}, base,
                {name: 'AES-GCM', length: 256}, false, ['encrypt', 'decrypt']);
          });""")
  private static native JSObject derive(String passphrase, @JSByRef byte[] salt, int iterations);

  @JSBody(params = {"secret", "salt", "info"}, script = """
      return crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']).then(function(base) {
        return crypto.subtle.deriveKey({name: 'HKDF', hash: 'SHA-256', salt: salt, info: info}, base,
            {name: 'AES-GCM', length: 256}, false, ['encrypt', 'decrypt']);
      });""")
  private static native JSObject expand(@JSByRef byte[] secret, @JSByRef byte[] salt, @JSByRef byte[] info);

  @JSBody(params = "data", script = "return crypto.subtle.digest('SHA-256', data);")
  private static native JSObject digest(@JSByRef byte[] data);

  @JSBody(params = "buffer", script = "return new Int8Array(buffer);")
  @JSByRef
  private static native byte[] bytes(JSObject buffer);

  @JSBody(params = {"nonce", "buffer"}, script = """
      var all = new Int8Array(nonce.length + buffer.byteLength);
      all.set(nonce);
      all.set(new Int8Array(buffer), nonce.length);
      return all;""")
  @JSByRef
  private static native byte[] joined(@JSByRef byte[] nonce, JSObject buffer);

  @JSBody(params = "key", script = """
      return key instanceof CryptoKey && key.algorithm.name === 'AES-GCM' && key.algorithm.length === 256 && !key.extractable;""")
  private static native boolean isSealKey(JSObject key);
}

package byok.browser.platform;

import byok.core.port.Crypto;
import byok.core.port.KeyAgreement;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSObject;

/** {@link KeyAgreement} by WebCrypto. Neither private keys nor what is derived can be exported. */
public final class WebKeyAgreement implements KeyAgreement {
  private record WebPair(JSObject keys, byte[] publicKey) implements Pair {}

  @Override
  public Pair make() {
    JSObject keys = Outcome.await(generate());
    return new WebPair(keys, bytes(Outcome.await(raw(keys))));
  }

  @Override
  public Crypto.SealKey agree(Pair own, byte[] other, byte[] salt, byte[] purpose) {
    try {
      return WebCrypto.wrap(Outcome.await(derive(((WebPair) own).keys(), other, salt, purpose)));
    } catch (JsFailure e) {
      return null;
    }
  }

  @JSBody(script = "return crypto.subtle.generateKey({name: 'ECDH', namedCurve: 'P-256'}, false, ['deriveBits']);")
  private static native JSObject generate();

  @JSBody(params = "keys", script = "return crypto.subtle.exportKey('raw', keys.publicKey);")
  private static native JSObject raw(JSObject keys);

  @JSBody(params = {"keys", "other", "salt", "purpose"}, script = """
      var curve = {name: 'ECDH', namedCurve: 'P-256'};
      return crypto.subtle.importKey('raw', other, curve, false, []).then(function(theirs) {
        return crypto.subtle.deriveBits({name: 'ECDH', public: theirs}, keys.privateKey, 256);
      }).then(function(secret) {
        return crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
      }).then(function(base) {
        return crypto.subtle.deriveKey({name: 'HKDF', hash: 'SHA-256', salt: salt, info: purpose}, base,
            {name: 'AES-GCM', length: 256}, false, ['encrypt', 'decrypt']);
      });""")
  private static native JSObject derive(
      JSObject keys, @JSByRef byte[] other, @JSByRef byte[] salt, @JSByRef byte[] purpose);

  @JSBody(params = "buffer", script = "return new Int8Array(buffer);")
  @JSByRef
  private static native byte[] bytes(JSObject buffer);
}

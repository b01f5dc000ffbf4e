package byok.browser.platform;

import byok.core.port.Authenticator;
import byok.protocol.Base64Text;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import java.util.List;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/**
 * {@link Authenticator} by WebAuthn with the extension {@code prf}. Passkeys belong to this page's host. To be called
 * within a gesture, in a page of its own window.
 */
public final class WebAuthenticator implements Authenticator {
  private static final int SECRET_BYTES = 32;

  /** What a ceremony came to; {@code secret} is null where there is none. */
  private abstract static class Ceremony implements JSObject {
    @JSProperty
    abstract boolean isEnabled();

    @JSProperty
    abstract JSObject getId();

    @JSProperty
    abstract JSObject getSecret();

    @JSProperty
    abstract String[] getTransports();
  }

  @Override
  public Support support() {
    if (!hasPasskeys()) {
      return Support.NO_PASSKEYS;
    }
    return isTrue(capability("extension:prf", true)) ? Support.OFFERED : Support.NO_SECRETS;
  }

  @Override
  public boolean isBuiltIn() {
    return hasPasskeys() && isTrue(capability("userVerifyingPlatformAuthenticator", false));
  }

  @Override
  public Made make(String name, byte[] salt, List<Known> present) {
    byte[] user = new byte[16];
    WebRandom.fill(user);
    Ceremony made = ceremony(create(name, user, salt, list(present)), "InvalidStateError",
        "This device or security key has a passkey of this wallet already.");
    byte[] id = bytes(made.getId());
    if (!made.isEnabled()) {
      throw noSecret("Passkeys of this kind give no secret, so they cannot open the wallet. Delete the new one again.");
    }
    List<String> transports = List.of(made.getTransports());
    // Some give the secret only when they are used.
    byte[] secret = made.getSecret() == null ? ask(List.of(new Known(id, salt, transports))).secret() : secret(made);
    return new Made(id, transports, secret);
  }

  @Override
  public Answer ask(List<Known> among) {
    Ceremony used = ceremony(get(list(among)), "", "");
    if (used.getSecret() == null) {
      throw noSecret("This passkey gave no secret, so it cannot open the wallet. Use your passphrase.");
    }
    return new Answer(bytes(used.getId()), secret(used));
  }

  private static Ceremony ceremony(JSObject promise, String expected, String sentence) {
    try {
      return (Ceremony) Outcome.await(promise);
    } catch (JsFailure e) {
      throw e.is(expected)
          ? new ByokException(ErrorCode.INVALID_REQUEST, sentence)
          : e.is("NotAllowedError") || e.is("AbortError")
              // Browsers say the same for all three, so that pages learn nothing about other people's passkeys.
              ? new ByokException(ErrorCode.ABORTED,
                  "No passkey was used: you cancelled, it took too long, or none that fits is on this device.")
              : new ByokException(ErrorCode.INTERNAL, "The browser could not use a passkey here (" + e.name() + ").");
    }
  }

  private static byte[] secret(Ceremony ceremony) {
    byte[] secret = bytes(ceremony.getSecret());
    if (secret.length != SECRET_BYTES) {
      throw noSecret("This passkey gave a secret of another length, so it cannot open the wallet.");
    }
    return secret;
  }

  private static ByokException noSecret(String sentence) {
    return new ByokException(ErrorCode.INVALID_REQUEST, sentence);
  }

  private static JSObject list(List<Known> known) {
    JSObject list = list();
    for (Known each : known) {
      JSObject item = add(list, each.id(), Base64Text.encodeUrl(each.id()), each.salt());
      each.transports().forEach(transport -> addTransport(item, transport));
    }
    return list;
  }

  private static JSObject capability(String name, boolean unknown) {
    return Promises.settled(capabilityNow(name, unknown)).getValue();
  }

  /** An address without a name, such as 127.0.0.1, can have none. */
  @JSBody(script = """
      return typeof PublicKeyCredential === 'function' && !!navigator.credentials
          && !/^[0-9.]+$|:/.test(location.hostname);""")
  private static native boolean hasPasskeys();

  @JSBody(params = {"name", "unknown"}, script = """
      try {
        return PublicKeyCredential.getClientCapabilities().then(
            function(all) { return name in all ? all[name] : unknown; }, function() { return unknown; });
      } catch (e) {
        return Promise.resolve(unknown);
      }""")
  private static native JSObject capabilityNow(String name, boolean unknown);

  /**
   * The secret with the owner verified is another one than without (CTAP 2.1, "hmac-secret"), so that is always
   * required. Where the passkey is kept is up to the owner.
   */
  @JSBody(params = {"name", "user", "salt", "present"}, script = """
      try {
        return navigator.credentials.create({publicKey: {
          rp: {id: location.hostname, name: 'BYOK wallet'},
          user: {id: user, name: name, displayName: name},
          challenge: crypto.getRandomValues(new Uint8Array(32)),
          pubKeyCredParams: [-7, -8, -257].map(function(alg) { return {type: 'public-key', alg: alg}; }),
          excludeCredentials: present.map(function(one) { return one.descriptor; }),
          authenticatorSelection: {residentKey: 'preferred', userVerification: 'required'},
          timeout: 180000,
          extensions: {prf: {eval: {first: salt}}}
        }}).then(function(made) {
          var prf = made.getClientExtensionResults().prf || {};
          return {id: made.rawId, enabled: !!prf.enabled, secret: prf.results && prf.results.first || null,
              transports: made.response.getTransports ? made.response.getTransports().map(String) : []};
        });
      } catch (e) {
        return Promise.reject(e);
      }""")
  private static native JSObject create(String name, @JSByRef byte[] user, @JSByRef byte[] salt, JSObject present);

  @JSBody(params = "among", script = """
      var salts = {};
      among.forEach(function(one) { salts[one.name] = {first: one.salt}; });
      try {
        return navigator.credentials.get({publicKey: {
          rpId: location.hostname,
          challenge: crypto.getRandomValues(new Uint8Array(32)),
          allowCredentials: among.map(function(one) { return one.descriptor; }),
          userVerification: 'required',
          timeout: 180000,
          extensions: {prf: {evalByCredential: salts}}
        }}).then(function(used) {
          var prf = used.getClientExtensionResults().prf || {};
          return {id: used.rawId, enabled: true, secret: prf.results && prf.results.first || null, transports: []};
        });
      } catch (e) {
        return Promise.reject(e);
      }""")
  private static native JSObject get(JSObject among);

  @JSBody(script = "return [];")
  private static native JSObject list();

  @JSBody(params = {"list", "id", "name", "salt"}, script = """
      var item = {name: name, salt: salt, descriptor: {type: 'public-key', id: id}};
      list.push(item);
      return item;""")
  private static native JSObject add(JSObject list, @JSByRef byte[] id, String name, @JSByRef byte[] salt);

  @JSBody(params = {"item", "transport"}, script = """
      var d = item.descriptor;
      (d.transports = d.transports || []).push(transport);""")
  private static native void addTransport(JSObject item, String transport);

  @JSBody(params = "buffer", script = """
      return ArrayBuffer.isView(buffer)
          ? new Int8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength) : new Int8Array(buffer);""")
  @JSByRef
  private static native byte[] bytes(JSObject buffer);

  @JSBody(params = "value", script = "return value === true;")
  private static native boolean isTrue(JSObject value);
}

package byok.browser.platform;

import byok.core.port.Argon2;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSObject;

/**
 * {@link Argon2} by WebAssembly (apps/wallet/argon2). The page offers {@code byokArgon2()}, which loads it; a page
 * without it, a policy without {@code 'wasm-unsafe-eval'} and a lack of memory all make it refuse.
 */
public final class WebArgon2 implements Argon2 {
  @Override
  public byte[] hash(Input input, Cost cost) {
    try {
      return bytes(Outcome.await(run(
          input.password(), input.salt(), input.secret(), input.associated(), cost.memoryKib(), cost.passes(),
          cost.lanes())));
    } catch (JsFailure e) {
      return null;
    }
  }

  /** It keeps the page busy, so what the page shows now is painted first. */
  @JSBody(params = {"password", "salt", "secret", "associated", "memory", "passes", "lanes"}, script = """
      var own = function(bytes) { return new Uint8Array(bytes); };
      var painted = new Promise(function(ok) { setTimeout(ok, 40); });
      return painted.then(function() { return self.byokArgon2(); }).then(function(module) {
        return module.argon2id({password: own(password), salt: own(salt), secret: own(secret), ad: own(associated),
            memorySize: memory, passes: passes, parallelism: lanes, tagLength: 32});
      });""")
  private static native JSObject run(
      @JSByRef byte[] password, @JSByRef byte[] salt, @JSByRef byte[] secret, @JSByRef byte[] associated, int memory,
      int passes, int lanes);

  @JSBody(params = "tag", script = "return new Int8Array(tag.buffer, tag.byteOffset, tag.length);")
  @JSByRef
  private static native byte[] bytes(JSObject tag);
}

package byok.browser.platform;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** What an engine's frame is given to begin: a model's files as {@code Blob}s, and the engine's own code. */
public final class EngineLoad {
  private static final String LLAMA = "/assets/local/wllama.wasm";
  private static final String WEBLLM = "/assets/local/webllm.js";

  private final JSObject message;
  private final String code;

  public EngineLoad(String engine, String model, double context) {
    message = message(engine, model, context);
    code = engine.equals("webllm") ? WEBLLM : LLAMA;
  }

  public void add(String name, JSObject blob) {
    add(message, name, blob);
  }

  /**
   * Posts it over a port. The frame has no network, so its engine's code comes from here; without it it says so itself.
   */
  public void post(JSObject port) {
    try {
      Outcome.await(posted(port, message, code));
    } catch (JsFailure e) {
      post(port, message);
    }
  }

  @JSBody(params = {"engine", "model", "context"}, script = """
      return {t: 'load', engine: engine, model: model, context: context, files: [], code: null};""")
  private static native JSObject message(String engine, String model, double context);

  @JSBody(params = {"message", "name", "blob"}, script = "message.files.push({name: name, blob: blob});")
  private static native void add(JSObject message, String name, JSObject blob);

  @JSBody(params = {"port", "message", "code"}, script = """
      return fetch(byokAddresses[code]).then(function(answer) {
        if (!answer.ok) {
          throw new Error('HTTP ' + answer.status);
        }
        return answer.blob();
      }).then(function(blob) {
        message.code = blob;
        port.postMessage(message);
      });""")
  private static native JSObject posted(JSObject port, JSObject message, String code);

  @JSBody(params = {"port", "message"}, script = "port.postMessage(message);")
  private static native void post(JSObject port, JSObject message);
}

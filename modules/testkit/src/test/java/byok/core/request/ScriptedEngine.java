package byok.core.request;

import byok.core.port.Engine;
import byok.core.port.Http;
import byok.protocol.ByokException;
import byok.protocol.Value;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * An engine whose package makes one request and answers with a fixed result once the body has come to its
 * end; a refused or broken exchange is a failure of its own.
 */
final class ScriptedEngine implements Engine {
  private static final Http.Header AUTHORIZATION =
      new Http.Header("authorization", "Bearer byok-placeholder");

  private final String url;
  private final Value body;

  /** @param body a text, or the fields of a form */
  ScriptedEngine(String url, Value body) {
    this.url = url;
    this.body = body;
  }

  @Override
  public Run start(Call call) {
    return new ScriptedRun();
  }

  private final class ScriptedRun implements Run {
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    ScriptedRun() {
      List<Http.Header> headers =
          body instanceof Value.Text
              ? List.of(new Http.Header("content-type", "application/json"), AUTHORIZATION)
              : List.of(AUTHORIZATION);
      events.add(new Event.Fetch(1, "POST", url, headers, body));
    }

    @Override
    public Event next() {
      try {
        return events.take();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void head(int fetch, int status, List<Http.Header> headers) {}

    @Override
    public void data(int fetch, byte[] bytes) {}

    @Override
    public void endOfBody(int fetch) {
      Value.Obj text = new Value.Obj().put("type", "text").put("text", "Done.");
      Value.Obj result = new Value.Obj().put("content", new Value.Arr().add(text)).put("finishReason", "stop");
      events.add(new Event.Result(result.put("warnings", new Value.Arr())));
    }

    @Override
    public void broken(int fetch, String message) {
      events.add(new Event.Failed(new Value.Obj().put("name", "TypeError").put("message", message)));
    }

    @Override
    public void credit(int parts) {}

    @Override
    public void stop(ByokException reason) {
      events.add(new Event.Stopped(reason));
    }
  }
}

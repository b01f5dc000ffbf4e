package byok.wallet.bridge;

import byok.browser.platform.Mailbox;
import byok.core.port.Engine;
import byok.core.port.Http;
import byok.protocol.ByokException;
import byok.protocol.Value;
import byok.rpc.Port;
import java.util.ArrayList;
import java.util.List;

/** One call running in the engine: its messages become events, in order. */
final class EngineRun implements Engine.Run {
  private final int id;
  private final Port port;
  private final Runnable finished;
  private final Mailbox<Engine.Event> events = new Mailbox<>();
  private boolean ended;

  EngineRun(int id, Port port, Runnable finished) {
    this.id = id;
    this.port = port;
    this.finished = finished;
  }

  /** Whether its engine is at the other end of a port. */
  boolean isAt(Port other) {
    return port == other;
  }

  @Override
  public Engine.Event next() {
    return events.take();
  }

  void receive(Value.Obj message) {
    Engine.Event event = eventOf(message);
    if (event != null && !ended) {
      if (isLast(event)) {
        end();
      }
      events.put(event);
    }
  }

  /** Null for a message that means nothing here: the engine is not trusted to send only good ones. */
  private static Engine.Event eventOf(Value.Obj message) {
    String type = message.text("t");
    return switch (type == null ? "" : type) {
      case "fetch" -> fetch(message);
      case "abort" -> new Engine.Event.FetchAborted((int) message.integer("f", 0));
      case "open" -> new Engine.Event.Open(objectOrEmpty(message, "v"));
      case "part" -> new Engine.Event.Part(message.get("v"));
      case "end" -> new Engine.Event.End();
      case "result" -> new Engine.Event.Result(objectOrEmpty(message, "v"));
      case "error" -> new Engine.Event.Failed(objectOrEmpty(message, "e"));
      default -> null;
    };
  }

  private static Engine.Event fetch(Value.Obj message) {
    String method = message.text("method");
    String url = message.text("url");
    if (method == null || url == null) {
      return null;
    }
    List<Http.Header> headers = headersOf(message.list("headers"));
    return new Engine.Event.Fetch((int) message.integer("f", 0), method, url, headers, message.get("body"));
  }

  private static List<Http.Header> headersOf(Value.Arr pairs) {
    List<Http.Header> headers = new ArrayList<>();
    for (int i = 0; pairs != null && i < pairs.size(); i++) {
      if (pairs.get(i) instanceof Value.Arr pair
          && pair.size() == 2
          && pair.get(0) instanceof Value.Text name
          && pair.get(1) instanceof Value.Text value) {
        headers.add(new Http.Header(name.value(), value.value()));
      }
    }
    return headers;
  }

  private static Value.Obj objectOrEmpty(Value.Obj message, String key) {
    Value.Obj object = message.object(key);
    return object == null ? new Value.Obj() : object;
  }

  private static boolean isLast(Engine.Event event) {
    return event instanceof Engine.Event.End
        || event instanceof Engine.Event.Result
        || event instanceof Engine.Event.Failed;
  }

  @Override
  public void head(int fetch, int status, List<Http.Header> headers) {
    Value.Arr pairs = new Value.Arr();
    for (Http.Header header : headers) {
      pairs.add(new Value.Arr().add(header.name()).add(header.value()));
    }
    post(message("head", fetch).put("status", status).put("headers", pairs));
  }

  @Override
  public void data(int fetch, byte[] bytes) {
    post(message("data", fetch).put("bytes", new Value.Bytes(bytes)));
  }

  @Override
  public void endOfBody(int fetch) {
    post(message("eof", fetch));
  }

  @Override
  public void broken(int fetch, String message) {
    post(message("broken", fetch).put("message", message));
  }

  @Override
  public void credit(int parts) {
    post(message("credit", 0).put("n", parts));
  }

  @Override
  public void stop(ByokException reason) {
    if (!ended) {
      post(message("cancel", 0));
      end();
      events.put(new Engine.Event.Stopped(reason));
    }
  }

  private void end() {
    ended = true;
    finished.run();
  }

  private Value.Obj message(String type, int fetch) {
    return new Value.Obj().put("t", type).put("id", id).put("f", fetch);
  }

  private void post(Value.Obj message) {
    if (!ended) {
      port.post(message);
    }
  }
}

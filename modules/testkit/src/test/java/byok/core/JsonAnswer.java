package byok.core;

import byok.core.port.Http;
import byok.protocol.Utf8;
import byok.protocol.Value;
import byok.testkit.JvmJson;
import java.util.List;

/** A provider's whole answer, in one piece. */
public final class JsonAnswer implements Http.Response {
  private final int status;
  private byte[] rest;

  public JsonAnswer(int status, Value body) {
    this(status, new JvmJson().print(body));
  }

  /** @param body any text */
  public JsonAnswer(int status, String body) {
    this.status = status;
    this.rest = Utf8.encode(body);
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public List<Http.Header> headers() {
    return List.of();
  }

  @Override
  public byte[] read() {
    byte[] next = rest;
    rest = null;
    return next;
  }
}

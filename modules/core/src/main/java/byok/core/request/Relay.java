package byok.core.request;

import byok.core.port.Engine;
import byok.core.port.Http;
import byok.protocol.ByokException;
import byok.protocol.Value;
import java.util.List;

/** Hands a provider's answer to the app as it comes, and no faster than the app takes it. */
final class Relay implements Engine.Receiver {
  private final Answer answer;

  Relay(Answer answer) {
    this.answer = answer;
  }

  @Override
  public void head(int fetch, int status, List<Http.Header> headers) {
    Value.Obj shown = new Value.Obj();
    for (Http.Header header : headers) {
      shown.put(header.name(), header.value());
    }
    answer.open(new Value.Obj().put("status", status).put("headers", shown));
  }

  @Override
  public void data(int fetch, byte[] bytes) {
    answer.part(new Value.Bytes(bytes));
  }

  @Override
  public void endOfBody(int fetch) {}

  @Override
  public void broken(int fetch, String message) {}

  /** Why there is no more of it is what the request itself throws. */
  @Override
  public void stop(ByokException reason) {}
}

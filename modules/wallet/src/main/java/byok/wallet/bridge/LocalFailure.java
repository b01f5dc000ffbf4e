package byok.wallet.bridge;

import byok.core.port.Http;
import byok.core.port.Json;
import byok.protocol.Utf8;
import byok.protocol.Value;
import java.util.List;

/** Why the engine of this browser does not answer, in the form of a server's refusal. */
final class LocalFailure extends RuntimeException {
  private final int status;
  private final Value.Obj error = new Value.Obj();

  /** @param status as a server's; 4xx for what no other try would help */
  LocalFailure(int status, String message) {
    super(message);
    this.status = status;
    error.put("message", message);
  }

  /** What an engine says that did not load: the message {@code failed}, which is told as an answer's error would be. */
  static LocalFailure said(Value.Obj failed) {
    String why = failed.text("message");
    LocalFailure failure = new LocalFailure(status(failed, 400), why == null ? "The engine failed." : why);
    failure.error.put("code", failed.text("code")).put("byok", new Value.Obj().put("hint", failed.text("hint")));
    return failure;
  }

  /** The status that a message tells, from {@code least} to 599; 500 where it tells another. */
  static int status(Value.Obj message, int least) {
    long told = message.integer("status", 0);
    return told < least || told > 599 ? 500 : (int) told;
  }

  static LocalFailure notThere() {
    return new LocalFailure(404, "The model is not in this browser any more.");
  }

  Http.Response answer(Json json) {
    return new Answer(status, Utf8.encode(json.print(new Value.Obj().put("error", error))));
  }

  /** An answer in one piece. */
  private static final class Answer implements Http.Response {
    private final int status;
    private byte[] rest;

    Answer(int status, byte[] body) {
      this.status = status;
      this.rest = body;
    }

    @Override
    public int status() {
      return status;
    }

    @Override
    public List<Http.Header> headers() {
      return List.of(new Http.Header("content-type", "application/json"));
    }

    @Override
    public byte[] read() {
      byte[] next = rest;
      rest = null;
      return next;
    }
  }
}

package byok.browser.platform;

import byok.core.port.FileSource;
import byok.core.port.Http;
import java.util.List;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSObject;

/** {@link FileSource} over one {@code Blob} or file that the owner picked, whatever address is asked for. */
public final class BlobFile implements FileSource {
  private static final int PIECE = 1 << 20;
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int BEYOND = 416;

  private final JSObject blob;
  private final long size;

  public BlobFile(JSObject blob) {
    this.blob = blob;
    this.size = (long) size(blob);
  }

  @Override
  public Http.Response open(String url, long from, Http.Cancel cancel) {
    return new Reading(from, cancel);
  }

  private final class Reading implements Http.Response {
    private final long begun;
    private final Http.Cancel cancel;
    private long at;

    Reading(long from, Http.Cancel cancel) {
      this.begun = from;
      this.at = from;
      this.cancel = cancel;
    }

    @Override
    public int status() {
      return begun == 0 ? OK : begun < size ? PARTIAL : BEYOND;
    }

    @Override
    public List<Http.Header> headers() {
      return List.of(new Http.Header("content-length", String.valueOf(size - begun)));
    }

    @Override
    public byte[] read() {
      if (cancel.isCancelled()) {
        throw new Http.Broken("The reading was cancelled.");
      }
      if (at >= size) {
        return null;
      }
      try {
        byte[] piece = bytes(Outcome.await(part(blob, (double) at, PIECE)));
        at += piece.length;
        return piece;
      } catch (JsFailure e) {
        throw new Http.Broken("The file cannot be read.");
      }
    }
  }

  @JSBody(params = "blob", script = "return blob.size;")
  private static native double size(JSObject blob);

  @JSBody(params = {"blob", "from", "most"}, script = "return blob.slice(from, from + most).arrayBuffer();")
  private static native JSObject part(JSObject blob, double from, int most);

  @JSBody(params = "buffer", script = "return new Int8Array(buffer);")
  @JSByRef
  private static native byte[] bytes(JSObject buffer);
}

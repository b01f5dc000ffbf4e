package byok.core.local;

import byok.core.port.FileSource;
import byok.core.port.Http;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A server with one file, which a test makes misbehave. */
final class ServedFile implements FileSource {
  final List<Long> asked = new ArrayList<>();
  byte[] bytes;
  int status;
  boolean ranges = true;
  boolean tellsLength = true;
  boolean tellsRange = true;
  /** How long it says that an answer is, as of one that was packed; 0 for as long as it is. */
  int saysLength;
  /** Where an answer to a range says that it begins; -1 for where it does. */
  int saysBegin = -1;
  /** How long it says that the file is; 0 for as long as it is. */
  int saysWhole;
  boolean isDown;
  /** Breaks off once so many bytes of an answer were read; -1 for never. */
  int breaksAfter = -1;
  Runnable afterPiece = () -> {};

  ServedFile(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public Http.Response open(String url, long from, Http.Cancel cancel) {
    asked.add(from);
    if (isDown) {
      throw new Http.Broken("down");
    }
    int begin = ranges ? (int) from : 0;
    int code = status != 0 ? status : begin >= bytes.length && begin > 0 ? 416 : begin > 0 ? 206 : 200;
    return new Answer(code, begin, cancel);
  }

  private final class Answer implements Http.Response {
    private static final int PIECE = 70_000;
    private final int code;
    private final Http.Cancel cancel;
    private final int begin;
    private int at;

    Answer(int code, int begin, Http.Cancel cancel) {
      this.code = code;
      this.begin = begin;
      this.at = begin;
      this.cancel = cancel;
    }

    @Override
    public int status() {
      return code;
    }

    @Override
    public List<Http.Header> headers() {
      List<Http.Header> headers = new ArrayList<>();
      if (tellsLength) {
        int length = saysLength > 0 ? saysLength : Math.max(0, bytes.length - begin);
        headers.add(new Http.Header("content-length", String.valueOf(length)));
      }
      if (tellsRange && code != 200) {
        headers.add(new Http.Header("content-range", range()));
      }
      return headers;
    }

    private String range() {
      int whole = saysWhole > 0 ? saysWhole : bytes.length;
      String part = (saysBegin < 0 ? begin : saysBegin) + "-" + (whole - 1);
      return "bytes " + (code == 206 ? part : "*") + '/' + whole;
    }

    @Override
    public byte[] read() {
      if (cancel.isCancelled() || breaksAfter >= 0 && at - begin >= breaksAfter) {
        throw new Http.Broken("broken");
      }
      if (at >= bytes.length) {
        return null;
      }
      int end = Math.min(bytes.length, at + PIECE);
      byte[] piece = Arrays.copyOfRange(bytes, at, end);
      at = end;
      afterPiece.run();
      return piece;
    }
  }
}

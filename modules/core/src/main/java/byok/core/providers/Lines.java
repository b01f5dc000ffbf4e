package byok.core.providers;

import byok.protocol.Utf8;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts bytes that arrive in any pieces into lines of UTF-8, ended by LF or CR LF. A line beyond the limit is dropped
 * whole.
 */
final class Lines {
  private final int longest;
  private final Consumer<String> receiver;
  private byte[] line = new byte[512];
  private int length;
  private boolean dropping;

  Lines(int longest, Consumer<String> receiver) {
    this.longest = longest;
    this.receiver = receiver;
  }

  void feed(byte[] bytes) {
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        append(bytes, start, i);
        finish();
        start = i + 1;
      }
    }
    append(bytes, start, bytes.length);
  }

  /** Delivers what came after the last line end, if anything did. */
  void end() {
    if (length > 0 || dropping) {
      finish();
    }
  }

  private void append(byte[] bytes, int from, int to) {
    int count = to - from;
    dropping |= count > longest - length;
    if (dropping) {
      return;
    }
    if (length + count > line.length) {
      line = Arrays.copyOf(line, Math.max(length + count, line.length * 2));
    }
    System.arraycopy(bytes, from, line, length, count);
    length += count;
  }

  private void finish() {
    int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    if (!dropping) {
      receiver.accept(Utf8.decode(line, 0, end));
    }
    length = 0;
    dropping = false;
  }
}

package byok.testkit;

import java.io.IOException;
import java.io.OutputStream;

/** Writes to two streams. */
final class Tee extends OutputStream {
  private final OutputStream first;
  private final OutputStream second;

  Tee(OutputStream first, OutputStream second) {
    this.first = first;
    this.second = second;
  }

  @Override
  public void write(int b) throws IOException {
    first.write(b);
    second.write(b);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    first.write(bytes, from, length);
    second.write(bytes, from, length);
  }

  @Override
  public void flush() throws IOException {
    first.flush();
  }
}

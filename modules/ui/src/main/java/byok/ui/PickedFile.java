package byok.ui;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** A file that was chosen in a {@link FileField}, unread. */
public final class PickedFile {
  private final JSObject file;

  PickedFile(JSObject file) {
    this.file = file;
  }

  public String name() {
    return name(file);
  }

  /** In bytes. */
  public long size() {
    return (long) size(file);
  }

  /** The browser's own {@code File}. */
  public JSObject blob() {
    return file;
  }

  @JSBody(params = "file", script = "return file.name;")
  private static native String name(JSObject file);

  @JSBody(params = "file", script = "return file.size;")
  private static native double size(JSObject file);
}

package byok.core.providers;

import byok.protocol.Utf8;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@code multipart/form-data} body. As a value it is an object: a text for each field, a list for a name that comes
 * several times, and {@code {bytes, type, name}} for a file.
 */
public final class FormBody {
  private final List<byte[]> pieces = new ArrayList<>();
  private final String boundary;

  private FormBody(String boundary) {
    this.boundary = boundary;
  }

  /** The value of {@code [[name, value], …]}, as the engine sends a form; null where it is none. */
  public static Value.Obj read(Value.Arr pairs) {
    Value.Obj form = new Value.Obj();
    for (int i = 0; i < pairs.size(); i++) {
      if (!(pairs.get(i) instanceof Value.Arr pair) || pair.size() != 2 || !(pair.get(0) instanceof Value.Text name)) {
        return null;
      }
      add(form, name.value(), pair.get(1));
    }
    return form;
  }

  private static void add(Value.Obj form, String name, Value value) {
    Value earlier = form.get(name);
    if (earlier instanceof Value.Arr list) {
      list.add(value);
    } else {
      form.put(name, earlier == Value.UNDEFINED ? value : new Value.Arr().add(earlier).add(value));
    }
  }

  /**
   * The bytes of a form that the table allowed.
   *
   * @param boundary letters and digits that occur nowhere in it, which a random one does not
   */
  public static byte[] encode(Value.Obj form, String boundary) {
    FormBody body = new FormBody(boundary);
    for (int i = 0; i < form.size(); i++) {
      body.field(form.keyAt(i), form.valueAt(i));
    }
    body.write("--" + boundary + "--\r\n");
    return body.joined();
  }

  /** UTF-8 bytes of all texts of a form: files count by what they show or say. */
  static long textBytes(Value value) {
    long bytes = value instanceof Value.Text text ? RequestCheck.utf8Length(text.value()) : 0;
    for (int i = 0; value instanceof Value.Arr list && i < list.size(); i++) {
      bytes += textBytes(list.get(i));
    }
    for (int i = 0; value instanceof Value.Obj object && i < object.size(); i++) {
      bytes += textBytes(object.valueAt(i));
    }
    return bytes;
  }

  private void field(String name, Value value) {
    if (value instanceof Value.Arr list) {
      for (int i = 0; i < list.size(); i++) {
        field(name, list.get(i));
      }
      return;
    }
    write("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + '"');
    if (value instanceof Value.Obj file) {
      write("; filename=\"" + file.text("name") + "\"\r\nContent-Type: " + file.text("type") + "\r\n\r\n");
      pieces.add(((Value.Bytes) file.get("bytes")).value());
    } else {
      write("\r\n\r\n" + text(value));
    }
    write("\r\n");
  }

  private static String text(Value value) {
    if (value instanceof Value.Num number) {
      long whole = (long) number.value();
      return whole == number.value() ? Long.toString(whole) : Double.toString(number.value());
    }
    return value instanceof Value.Bool bool ? Boolean.toString(bool == Value.Bool.TRUE) : ((Value.Text) value).value();
  }

  private void write(String text) {
    pieces.add(Utf8.encode(text));
  }

  private byte[] joined() {
    int length = 0;
    for (byte[] piece : pieces) {
      length += piece.length;
    }
    byte[] all = new byte[length];
    int at = 0;
    for (byte[] piece : pieces) {
      System.arraycopy(piece, 0, all, at, piece.length);
      at += piece.length;
    }
    return all;
  }
}

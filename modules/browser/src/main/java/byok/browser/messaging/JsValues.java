package byok.browser.messaging;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import org.teavm.jso.JSObject;

/**
 * Translation between JavaScript values and the protocol's {@link Value} (protocol/spec/rpc.md, "Values").
 *
 * <p>Reading is bounded: 64 levels (60 for {@link #capture}, so that the result fits into a frame), 500 000 values and
 * 32 MiB, counted as in {@link byok.protocol.Limits}; more is {@code MESSAGE_TOO_LARGE}. Whatever has no place in the
 * data model is {@code INVALID_REQUEST}.
 */
public final class JsValues {
  private JsValues() {}

  /** Reads the wire form as it arrives by structured clone. Byte arrays become views of the received buffer. */
  public static Value read(JSObject wire) {
    return read(wire, Reader.WIRE);
  }

  /**
   * Copies a value of an application: {@code URL}, {@code Date}, {@code RegExp}, errors (allow-listed fields), headers
   * and other keyed collections as objects, any typed array or buffer by exactly its own bytes, proxies and class
   * instances by their own enumerable properties. Functions, symbols and abort signals become {@code undefined} with
   * their key kept; a {@code __proto__} key is dropped. A cycle, a property that throws, and things that cannot be
   * copied (promise, stream, blob) are {@code INVALID_REQUEST}.
   */
  public static Value capture(JSObject any) {
    return read(any, Reader.APP);
  }

  /** Reads what {@code JSON.parse} returned: no tags, every key ordinary; 256 levels. */
  public static Value readJson(JSObject json) {
    return read(json, Reader.JSON);
  }

  /** Writes the wire form, ready for structured clone. Bytes are views of the value's own arrays. */
  public static JSObject write(Value value) {
    return new Writer(Writer.WIRE, null).write(value);
  }

  /** Writes plain JSON data for {@code JSON.stringify}; a value without a place in JSON is {@code INVALID_REQUEST}. */
  public static JSObject writeJson(Value value) {
    return live(value, Writer.JSON);
  }

  /**
   * Rebuilds what an application expects: {@code Date}, {@code URL}, {@code RegExp}, {@code bigint},
   * {@code Uint8Array}, errors with the AI SDK's marker symbols. The result shares the value's byte arrays.
   */
  public static JSObject revive(Value value) {
    return live(value, Writer.LIVE);
  }

  private static Value read(JSObject any, int mode) {
    return read(any, new Reader(mode));
  }

  static Value read(JSObject any, Reader reader) {
    try {
      return reader.read(any, 0);
    } catch (ByokException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new ByokException(ErrorCode.INVALID_REQUEST, "A property of the value could not be read.");
    }
  }

  private static JSObject live(Value value, int mode) {
    try {
      return new Writer(mode, null).write(value);
    } catch (ByokException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new ByokException(ErrorCode.INVALID_REQUEST, "A URL, pattern or number in the value is malformed.");
    }
  }
}

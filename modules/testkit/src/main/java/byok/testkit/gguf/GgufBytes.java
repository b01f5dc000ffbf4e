package byok.testkit.gguf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Growing bytes with the plain types of GGUF, little-endian. */
final class GgufBytes {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  GgufBytes raw(byte[] more) {
    bytes.writeBytes(more);
    return this;
  }

  /** @param bits of a signed or an unsigned value */
  GgufBytes int32(int bits) {
    return raw(littleEndian(Integer.BYTES).putInt(bits).array());
  }

  GgufBytes uint64(long value) {
    return raw(littleEndian(Long.BYTES).putLong(value).array());
  }

  GgufBytes float32s(float[] values) {
    ByteBuffer buffer = littleEndian(Math.multiplyExact(values.length, Float.BYTES));
    buffer.asFloatBuffer().put(values);
    return raw(buffer.array());
  }

  /** Its length in bytes, then UTF-8 without an end mark. */
  GgufBytes string(String text) {
    byte[] encoded = utf8(text);
    return uint64(encoded.length).raw(encoded);
  }

  /** Zeros up to the next multiple. */
  GgufBytes padTo(int alignment) {
    return raw(new byte[(alignment - bytes.size() % alignment) % alignment]);
  }

  byte[] toByteArray() {
    return bytes.toByteArray();
  }

  /** @throws IllegalArgumentException for half a surrogate pair, which UTF-8 has no bytes for */
  static byte[] utf8(String text) {
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] exact = new byte[encoded.remaining()];
      encoded.get(exact);
      return exact;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("a string of GGUF is UTF-8, which this is not: " + text, e);
    }
  }

  private static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}

package byok.testkit.gguf;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A GGUF v3 file in the making: metadata and tensors, written in the order in which they were added, so that the same
 * calls give the same bytes. Refuses with {@link IllegalArgumentException} what the format forbids.
 */
public final class GgufWriter {
  /** What a reader assumes where a file does not say. */
  public static final int DEFAULT_ALIGNMENT = 32;

  private static final int VERSION = 3;
  private static final int SMALLEST_ALIGNMENT = 8;
  private static final int LONGEST_KEY = 65_535;
  private static final Pattern KEY = Pattern.compile("[a-z0-9_]+(\\.[a-z0-9_]+)*");

  private final int alignment;
  private final Map<String, GgufValue> metadata = new LinkedHashMap<>();
  private final Map<String, GgufTensor> tensors = new LinkedHashMap<>();

  /** @param alignment of each tensor's first byte, a power of two from 8; written as {@code general.alignment} */
  public GgufWriter(int alignment) {
    // The specification says a multiple of eight; ggml reads powers of two only.
    if (alignment < SMALLEST_ALIGNMENT || Integer.bitCount(alignment) != 1) {
      throw new IllegalArgumentException(
          "the alignment is a power of two from " + SMALLEST_ALIGNMENT + ", not " + alignment);
    }
    this.alignment = alignment;
    put("general.alignment", GgufValue.uint32(alignment));
  }

  /** @param key words of lower case letters, digits and underscores with dots between; each key once */
  public GgufWriter put(String key, GgufValue value) {
    if (key.length() > LONGEST_KEY || !KEY.matcher(key).matches()) {
      throw new IllegalArgumentException(
          "a key is lower_snake_case words with dots between, of at most " + LONGEST_KEY + " bytes, not: " + key);
    }
    if (metadata.putIfAbsent(key, value) != null) {
      throw new IllegalArgumentException("each key stands once: " + key);
    }
    return this;
  }

  /** @param tensor of a name that no other has */
  public GgufWriter add(GgufTensor tensor) {
    if (tensors.putIfAbsent(tensor.name(), tensor) != null) {
      throw new IllegalArgumentException("each tensor has a name of its own: " + tensor.name());
    }
    return this;
  }

  public byte[] toByteArray() {
    GgufBytes out = new GgufBytes().raw(GgufBytes.utf8("GGUF")).int32(VERSION);
    out.uint64(tensors.size()).uint64(metadata.size());
    metadata.forEach((key, value) -> value.writeTo(out.string(key)));
    writeInfos(out);
    out.padTo(alignment);
    tensors.values().forEach(tensor -> out.float32s(tensor.data()).padTo(alignment));
    return out.toByteArray();
  }

  private void writeInfos(GgufBytes out) {
    long offset = 0;
    for (GgufTensor tensor : tensors.values()) {
      tensor.writeInfoTo(out, offset);
      offset += aligned((long) tensor.data().length * Float.BYTES);
    }
  }

  private long aligned(long size) {
    return Math.ceilDiv(size, alignment) * alignment;
  }
}

package byok.testkit.gguf;

import java.util.List;

/**
 * A named array of 32-bit floats in a GGUF file.
 *
 * @param name 1 to 63 bytes of UTF-8
 * @param shape one to four lengths, the dimension whose neighbours lie side by side first: a matrix is columns, rows
 * @param data as many as the lengths' product; not copied
 */
public record GgufTensor(String name, List<Integer> shape, float[] data) {
  static final int FLOAT32 = 0;
  private static final int MOST_DIMENSIONS = 4;
  // The specification allows 64; ggml keeps a name in 64 bytes with a zero at the end and refuses a longer one.
  private static final int LONGEST_NAME = 63;

  public GgufTensor {
    shape = List.copyOf(shape);
    requireName(name);
    requireDimensions(name, shape);
    requireFit(name, shape, data);
  }

  void writeInfoTo(GgufBytes out, long offset) {
    out.string(name).int32(shape.size());
    shape.forEach(out::uint64);
    out.int32(FLOAT32).uint64(offset);
  }

  private static void requireName(String name) {
    int length = GgufBytes.utf8(name).length;
    if (length < 1 || length > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "the name of a tensor has 1 to " + LONGEST_NAME + " bytes, not " + length + ": " + name);
    }
  }

  private static void requireDimensions(String name, List<Integer> shape) {
    if (shape.isEmpty() || shape.size() > MOST_DIMENSIONS) {
      throw new IllegalArgumentException(
          "a tensor has 1 to " + MOST_DIMENSIONS + " dimensions, not " + shape.size() + ": " + name);
    }
    if (shape.stream().anyMatch(length -> length < 1)) {
      throw new IllegalArgumentException("each dimension of a tensor is at least 1, not " + shape + ": " + name);
    }
  }

  private static void requireFit(String name, List<Integer> shape, float[] data) {
    // A product that is too large stays as it is: further lengths could overflow it.
    long product = shape.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a > data.length ? a : a * b);
    if (product != data.length) {
      throw new IllegalArgumentException("the shape " + shape + " is not that of " + data.length + " values: " + name);
    }
  }
}

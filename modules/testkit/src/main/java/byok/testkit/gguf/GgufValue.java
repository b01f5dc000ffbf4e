package byok.testkit.gguf;

import java.util.List;

/** A typed value in the metadata of a GGUF file: those of the format's types that a model of ours needs. */
public final class GgufValue {
  private static final int UINT32 = 4;
  private static final int INT32 = 5;
  private static final int FLOAT32 = 6;
  private static final int BOOL = 7;
  private static final int STRING = 8;
  private static final int ARRAY = 9;
  private static final long UINT32_MAX = 0xFFFF_FFFFL;

  private final int type;
  private final GgufBytes encoded;

  private GgufValue(int type, GgufBytes encoded) {
    this.type = type;
    this.encoded = encoded;
  }

  /** @param value 0 to 4294967295 */
  public static GgufValue uint32(long value) {
    if (value < 0 || value > UINT32_MAX) {
      throw new IllegalArgumentException("a uint32 is 0 to " + UINT32_MAX + ", not " + value);
    }
    return new GgufValue(UINT32, new GgufBytes().int32((int) value));
  }

  public static GgufValue float32(float value) {
    return new GgufValue(FLOAT32, new GgufBytes().float32s(new float[] {value}));
  }

  public static GgufValue bool(boolean value) {
    return new GgufValue(BOOL, new GgufBytes().raw(new byte[] {(byte) (value ? 1 : 0)}));
  }

  public static GgufValue string(String value) {
    return new GgufValue(STRING, new GgufBytes().string(value));
  }

  public static GgufValue strings(List<String> values) {
    GgufBytes array = array(STRING, values.size());
    values.forEach(array::string);
    return new GgufValue(ARRAY, array);
  }

  public static GgufValue int32s(int... values) {
    GgufBytes array = array(INT32, values.length);
    for (int value : values) {
      array.int32(value);
    }
    return new GgufValue(ARRAY, array);
  }

  public static GgufValue float32s(float... values) {
    return new GgufValue(ARRAY, array(FLOAT32, values.length).float32s(values));
  }

  void writeTo(GgufBytes out) {
    out.int32(type).raw(encoded.toByteArray());
  }

  private static GgufBytes array(int type, int length) {
    return new GgufBytes().int32(type).uint64(length);
  }
}

package byok.testkit.gguf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A GGUF file as the specification reads it, with nothing of the writer's.
 *
 * @param metadata value by key: Integer for both 32-bit integers, Float, Boolean, String, or a list of them
 * @param dataStart where the tensors' data begins in the file
 */
record GgufFile(Map<String, Object> metadata, List<Info> infos, int dataStart, ByteBuffer bytes) {
  /** @param offset from the start of the data */
  record Info(String name, List<Long> shape, int type, long offset) {
    long size() {
      return 4 * shape.stream().reduce(1L, (a, b) -> a * b);
    }
  }

  static GgufFile read(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    expect("magic", 0x46554747, in.getInt());
    expect("version", 3, in.getInt());
    long tensors = in.getLong();
    long pairs = in.getLong();
    Map<String, Object> metadata = new LinkedHashMap<>();
    for (long pair = 0; pair < pairs; pair++) {
      Object before = metadata.put(string(in), value(in, in.getInt()));
      expect("values before of one key", null, before);
    }
    List<Info> infos = new ArrayList<>();
    for (long tensor = 0; tensor < tensors; tensor++) {
      infos.add(info(in));
    }
    int alignment = (Integer) metadata.get("general.alignment");
    int start = (in.position() + alignment - 1) / alignment * alignment;
    while (in.position() < start) {
      expect("padding", (byte) 0, in.get());
    }
    return new GgufFile(metadata, infos, start, in);
  }

  Info info(String name) {
    return infos.stream().filter(info -> info.name().equals(name)).findFirst().orElseThrow();
  }

  float[] data(String name) {
    Info info = info(name);
    float[] data = new float[(int) (info.size() / 4)];
    bytes.slice(dataStart + (int) info.offset(), (int) info.size()).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(data);
    return data;
  }

  @SuppressWarnings("unchecked")
  <T> List<T> list(String key) {
    return (List<T>) metadata.get(key);
  }

  private static Info info(ByteBuffer in) {
    String name = string(in);
    int dimensions = in.getInt();
    List<Long> shape = new ArrayList<>();
    for (int dimension = 0; dimension < dimensions; dimension++) {
      shape.add(in.getLong());
    }
    return new Info(name, shape, in.getInt(), in.getLong());
  }

  private static Object value(ByteBuffer in, int type) {
    return switch (type) {
      case 4, 5 -> in.getInt();
      case 6 -> in.getFloat();
      case 7 -> in.get() == 1;
      case 8 -> string(in);
      case 9 -> list(in, in.getInt());
      default -> throw new AssertionError("type " + type);
    };
  }

  private static List<Object> list(ByteBuffer in, int type) {
    long length = in.getLong();
    List<Object> list = new ArrayList<>();
    for (long at = 0; at < length; at++) {
      list.add(value(in, type));
    }
    return list;
  }

  private static String string(ByteBuffer in) {
    byte[] text = new byte[Math.toIntExact(in.getLong())];
    in.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private static void expect(String what, Object expected, Object actual) {
    if (expected == null ? actual != null : !expected.equals(actual)) {
      throw new AssertionError(what + ": " + actual + " in the place of " + expected);
    }
  }
}

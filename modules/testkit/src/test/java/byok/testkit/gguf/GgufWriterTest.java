package byok.testkit.gguf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GgufWriterTest {
  private static final String ALIGNMENT_32 = // its key, uint32, 32
      "1100000000000000" + "67656e6572616c2e616c69676e6d656e74" + "04000000" + "20000000";

  @Test
  void toByteArray_ofNothing_isTheHeaderAndItsAlignment() {
    String expected =
        "47475546" + "03000000" // GGUF, version 3
            + "0000000000000000" + "0100000000000000" // no tensor, one pair
            + ALIGNMENT_32 + "00".repeat(7);
    assertEquals(expected, hex(writer()));
  }

  @Test
  void toByteArray_ofOneTensor_isWhatTheSpecificationSays() {
    String expected =
        "47475546" + "03000000" + "0100000000000000" + "0100000000000000" + ALIGNMENT_32
            + "0100000000000000" + "77" // w
            + "02000000" + "0300000000000000" + "0100000000000000" // two dimensions: 3, 1
            + "00000000" + "0000000000000000" // F32, at the start of the data
            + "00".repeat(30) // to byte 128
            + "0000803f" + "00000040" + "000040c0" // 1, 2, -3
            + "00".repeat(20);
    assertEquals(expected, hex(writer().add(tensor("w", List.of(3, 1), 1, 2, -3))));
  }

  @Test
  void writeTo_ofEachType_isItsNumberAndItsBytes() {
    Map<GgufValue, String> cases = Map.of(
        GgufValue.uint32(0xFFFF_FFFEL), "04000000" + "feffffff",
        GgufValue.float32(1.5f), "06000000" + "0000c03f",
        GgufValue.bool(true), "07000000" + "01",
        GgufValue.bool(false), "07000000" + "00",
        GgufValue.string("é\u2581"), "08000000" + "0500000000000000" + "c3a9e29681",
        GgufValue.strings(List.of("a", "")), "09000000" + "08000000" + "0200000000000000"
            + "0100000000000000" + "61" + "0000000000000000",
        GgufValue.int32s(-1, 6), "09000000" + "05000000" + "0200000000000000" + "ffffffff" + "06000000",
        GgufValue.float32s(-2), "09000000" + "06000000" + "0100000000000000" + "000000c0");
    cases.forEach((value, expected) -> {
      GgufBytes out = new GgufBytes();
      value.writeTo(out);
      assertEquals(expected, HexFormat.of().formatHex(out.toByteArray()));
    });
  }

  /** Data of any length and alignment: each tensor is found where its offset says, and no byte is in two. */
  @Property(tries = 300)
  void tensors_ofAnyLength_areAlignedAndApart(
      @ForAll @Size(max = 8) List<@IntRange(min = 1, max = 70) Integer> lengths, @ForAll @IntRange(min = 3, max = 8) int bits) {
    int alignment = 1 << bits;
    GgufWriter writer = new GgufWriter(alignment);
    for (int at = 0; at < lengths.size(); at++) {
      writer.add(tensor("t" + at, List.of(lengths.get(at)), counted(at, lengths.get(at))));
    }
    byte[] bytes = writer.toByteArray();
    GgufFile file = GgufFile.read(bytes);
    long end = 0;
    for (int at = 0; at < lengths.size(); at++) {
      GgufFile.Info info = file.infos().get(at);
      assertEquals("t" + at, info.name());
      assertEquals(0, info.offset() % alignment);
      assertTrue(info.offset() >= end, info + " begins before " + end);
      assertArrayEquals(counted(at, lengths.get(at)), file.data(info.name()));
      end = info.offset() + info.size();
    }
    assertEquals(0, bytes.length % alignment);
    assertTrue(bytes.length - file.dataStart() - end < alignment, "bytes after the last tensor");
  }

  @Test
  void put_ofAKeyTwice_isRefused() {
    GgufWriter writer = writer().put("a.b", GgufValue.bool(true));
    assertRefused("each key stands once: a.b", () -> writer.put("a.b", GgufValue.bool(true)));
    assertRefused("each key stands once: general.alignment", () -> writer.put("general.alignment", GgufValue.uint32(64)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "a..b", ".a", "a.", "a b", "a-b", "é", "a\n"})
  void put_ofAKeyThatIsNoLowerSnakeCase_isRefused(String key) {
    assertThrows(IllegalArgumentException.class, () -> writer().put(key, GgufValue.bool(true)));
  }

  @Test
  void put_ofTheLongestKey_isTaken() {
    assertDoesNotThrow(() -> writer().put("k".repeat(65_535), GgufValue.bool(true)));
    assertThrows(IllegalArgumentException.class, () -> writer().put("k".repeat(65_536), GgufValue.bool(true)));
  }

  @Test
  void add_ofANameTwice_isRefused() {
    GgufWriter writer = writer().add(tensor("w", List.of(1), 1));
    assertRefused("each tensor has a name of its own: w", () -> writer.add(tensor("w", List.of(2), 1, 2)));
  }

  @Test
  void tensor_ofANameOutsideOfItsLength_isRefused() {
    assertDoesNotThrow(() -> tensor("w".repeat(63), List.of(1), 1));
    assertRefused("63 bytes, not 64", () -> tensor("w".repeat(64), List.of(1), 1));
    assertRefused("63 bytes, not 64", () -> tensor("é".repeat(32), List.of(1), 1));
    assertRefused("63 bytes, not 0", () -> tensor("", List.of(1), 1));
  }

  @Test
  void tensor_ofNoOrTooManyDimensions_isRefused() {
    assertDoesNotThrow(() -> tensor("w", List.of(1, 1, 1, 1), 1));
    assertRefused("4 dimensions, not 5: w", () -> tensor("w", List.of(1, 1, 1, 1, 1), 1));
    assertRefused("4 dimensions, not 0: w", () -> tensor("w", List.of(), 1));
    assertRefused("at least 1, not [2, 0]: w", () -> tensor("w", List.of(2, 0)));
    assertRefused("at least 1, not [-1, -1]: w", () -> tensor("w", List.of(-1, -1), 1));
  }

  @Test
  void tensor_whoseShapeDoesNotFitItsData_isRefused() {
    assertRefused("[2, 3] is not that of 5 values: w", () -> tensor("w", List.of(2, 3), 1, 2, 3, 4, 5));
    assertRefused("[2] is not that of 3 values: w", () -> tensor("w", List.of(2), 1, 2, 3));
    int most = Integer.MAX_VALUE;
    assertRefused("is not that of 0 values: w", () -> tensor("w", List.of(1 << 30, 1 << 30, 1 << 30, most)));
  }

  @ParameterizedTest
  @ValueSource(ints = {-32, 0, 1, 4, 12, 24, 33})
  void alignment_thatNoReaderTakes_isRefused(int alignment) {
    assertRefused("a power of two from 8, not " + alignment, () -> new GgufWriter(alignment));
  }

  @Test
  void value_outsideOfItsType_isRefused() {
    assertRefused("0 to 4294967295, not -1", () -> GgufValue.uint32(-1));
    assertRefused("0 to 4294967295, not 4294967296", () -> GgufValue.uint32(1L << 32));
    assertRefused("UTF-8", () -> GgufValue.string("\uD83D"));
  }

  private static GgufWriter writer() {
    return new GgufWriter(GgufWriter.DEFAULT_ALIGNMENT);
  }

  private static GgufTensor tensor(String name, List<Integer> shape, float... data) {
    return new GgufTensor(name, shape, data);
  }

  private static float[] counted(int from, int length) {
    float[] data = new float[length];
    for (int at = 0; at < length; at++) {
      data[at] = from + at / 128f;
    }
    return data;
  }

  private static String hex(GgufWriter writer) {
    return HexFormat.of().formatHex(writer.toByteArray());
  }

  private static void assertRefused(String part, Runnable call) {
    String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
    assertTrue(message.contains(part), message);
  }
}

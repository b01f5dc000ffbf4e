package byok.core.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RecordingTest {
  @Test
  void wave_isAsLongAsItsFormatSays() {
    assertEquals(11, Recording.secondsAtMost(wave(1, 1, 16_000, 16, 10 * 32_000)));
    assertEquals(11, Recording.secondsAtMost(wave(3, 2, 48_000, 32, 10 * 48_000 * 8)));
  }

  @Test
  void wave_thatPacksOtherThanSamples_countsAtTheLowestRate() {
    byte[] packed = wave(0x55, 1, 16_000, 16, 5_000);
    assertEquals(1 + packed.length / 500, Recording.secondsAtMost(packed));
  }

  @Test
  void wave_withoutAFormat_countsAtTheLowestRate() {
    byte[] cut = java.util.Arrays.copyOf(wave(1, 1, 16_000, 16, 0), 20);
    assertEquals(1, Recording.secondsAtMost(cut));
    byte[] silent = wave(1, 0, 0, 16, 5_000);
    assertEquals(1 + silent.length / 500, Recording.secondsAtMost(silent));
  }

  /** What a file says of itself where decoders go by something else is no bound. */
  @Test
  void forgedHeaders_countAtTheLowestRate() {
    byte[] tagged = new byte[720_000];
    byte[] tag = {'I', 'D', '3', 4, 0, 0, -1, -1, -1, -1};
    System.arraycopy(tag, 0, tagged, 0, tag.length);
    assertEquals(1 + 720_000 / 500, Recording.secondsAtMost(tagged));
    assertEquals(1 + 3_000_000 / 500, Recording.secondsAtMost(mp3Frames(3_000_000)));
  }

  /** A chunk of odd length is followed by a byte that belongs to none. */
  @Test
  void wave_withAnOddChunk_isReadAsDecodersDo() {
    byte[] real = wave(1, 1, 8_000, 16, 160_000);
    ByteBuffer odd = ByteBuffer.allocate(real.length + 10 + 24).order(ByteOrder.LITTLE_ENDIAN);
    odd.put(real, 0, 12).put("junk".getBytes(StandardCharsets.US_ASCII)).putInt(1).put((byte) 0);
    odd.put((byte) 0).put(real, 12, real.length - 12);
    assertEquals(1 + odd.capacity() / 16_000, Recording.secondsAtMost(odd.array()));
  }

  @Test
  void wave_withTwoFormats_orAnUnlikelyOne_countsAtTheLowestRate() {
    byte[] real = wave(1, 1, 8_000, 16, 100_000);
    ByteBuffer two = ByteBuffer.allocate(real.length + 24).order(ByteOrder.LITTLE_ENDIAN);
    two.put(real, 0, 36).put(wave(1, 8, 300_000, 64, 0), 12, 24).put(real, 36, real.length - 36);
    assertEquals(1 + two.capacity() / 500, Recording.secondsAtMost(two.array()));
    for (byte[] odd : new byte[][] {wave(1, 1, 2_000_000_000, 16, 100_000), wave(1, 200, 8_000, 16, 100_000),
        wave(0xFFFE, 1, 8_000, 16, 100_000)}) {
      assertEquals(1 + odd.length / 500, Recording.secondsAtMost(odd));
    }
  }

  @Property(tries = 1000)
  void anyBytes_countAtLeastASecond(@ForAll byte[] bytes) {
    assertTrue(Recording.secondsAtMost(bytes) >= 1);
  }

  private static byte[] wave(int format, int channels, int rate, int bits, int length) {
    ByteBuffer out = ByteBuffer.allocate(44 + length).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + length);
    out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) format);
    out.putShort((short) channels).putInt(rate).putInt(rate * channels * bits / 8);
    out.putShort((short) (channels * bits / 8)).putShort((short) bits);
    return out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(length).array();
  }

  private static byte[] mp3Frames(int length) {
    ByteBuffer out = ByteBuffer.allocate(length);
    for (int at = 0; at + 4 <= length; at += 1044) {
      out.putInt(at, 0xFFFBE000);
    }
    return out.array();
  }
}

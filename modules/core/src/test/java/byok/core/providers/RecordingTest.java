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

  /** 128 kbit/s, 44.1 kHz, MPEG 1: frames of 417 bytes and 1152 samples. */
  @Test
  void mp3_isTheSumOfItsFrames_afterItsTag() {
    byte[] frames = frames(0xFFFB9000, 417, 383);
    assertEquals(12, Recording.secondsAtMost(frames));
    ByteBuffer tagged = ByteBuffer.allocate(10 + 300 + frames.length);
    tagged.put("ID3".getBytes(StandardCharsets.US_ASCII)).put(new byte[] {4, 0, 0, 0, 0, 2, 44}).put(new byte[300]);
    assertEquals(12, Recording.secondsAtMost(tagged.put(frames).array()));
  }

  /** 32 kbit/s, 22.05 kHz, MPEG 2: frames of 104 bytes and 576 samples. */
  @Test
  void mp3_ofLowRates_isTheSumOfItsFrames() {
    assertEquals(13, Recording.secondsAtMost(frames(0xFFF34000, 104, 459)));
  }

  @Test
  void mp3_thatLosesItsFrames_countsTheRestAtTheLowestRate() {
    ByteBuffer noise = ByteBuffer.allocate(417 * 10 + 50_000).put(frames(0xFFFB9000, 417, 10));
    assertEquals(1 + 100, Recording.secondsAtMost(noise.array()));
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

  private static byte[] frames(int header, int length, int count) {
    ByteBuffer out = ByteBuffer.allocate(length * count);
    for (int i = 0; i < count; i++) {
      out.putInt(i * length, header);
    }
    return out.array();
  }
}

package byok.core.providers;

/**
 * How long a recording can be. PCM and MP3 say it frame by frame; what does not say it counts at the lowest bit rate at
 * which speech is recorded, 4 kbit/s. Silence can be packed into less: then the provider's own count, which is what is
 * paid, is more.
 */
final class Recording {
  private static final int LEAST_BYTES_A_SECOND = 500;
  private static final int HEADER = 12;
  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int EXTENSIBLE = 0xFFFE;

  /** Kilobits a second by MPEG version (1, else 2) and index, layer III. */
  private static final int[][] BIT_RATES = {
    {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
    {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}
  };

  private static final int[] SAMPLE_RATES = {44_100, 48_000, 32_000};

  private final byte[] bytes;

  private Recording(byte[] bytes) {
    this.bytes = bytes;
  }

  static long secondsAtMost(byte[] bytes) {
    return new Recording(bytes).secondsAtMost();
  }

  private long secondsAtMost() {
    if (startsWith("RIFF", 0) && startsWith("WAVE", 8)) {
      return wave();
    }
    return startsWith("ID3", 0) || bytes.length > 3 && frameLength(0) > 0 ? mp3() : atLeastRate(bytes.length);
  }

  private static long atLeastRate(long length) {
    return 1 + length / LEAST_BYTES_A_SECOND;
  }

  private long wave() {
    int at = HEADER;
    while (at + 24 <= bytes.length && !startsWith("fmt ", at)) {
      long size = little(at + 4, 4);
      if (size > bytes.length) {
        return atLeastRate(bytes.length);
      }
      at += 8 + (int) size;
    }
    boolean known = at + 24 <= bytes.length && isPlain((int) little(at + 8, 2));
    long rate = known ? little(at + 12, 4) * little(at + 10, 2) * (little(at + 22, 2) / 8) : 0;
    return rate <= 0 ? atLeastRate(bytes.length) : 1 + bytes.length / rate;
  }

  private static boolean isPlain(int format) {
    return format == PCM || format == FLOAT || format == EXTENSIBLE;
  }

  private long mp3() {
    int at = startsWith("ID3", 0) ? afterTag() : 0;
    double seconds = 0;
    long lost = 0;
    while (at + 3 < bytes.length) {
      int length = frameLength(at);
      seconds += length > 0 ? frameSeconds(at) : 0;
      lost += length > 0 ? 0 : 1;
      at += Math.max(length, 1);
    }
    return (long) Math.ceil(seconds) + atLeastRate(lost);
  }

  private int afterTag() {
    long size = 0;
    for (int i = 6; i < 10 && i < bytes.length; i++) {
      size = size << 7 | bytes[i] & 0x7F;
    }
    return (int) Math.min(bytes.length, 10 + size);
  }

  /** The length in bytes of the MPEG layer III frame that begins here; 0 where none does. */
  private int frameLength(int at) {
    boolean sync = unsigned(at) == 0xFF && (unsigned(at + 1) & 0xE6) == 0xE2;
    int bits = unsigned(at + 2) >> 4;
    if (!sync || version(at) == 1 || bits == 0 || bits == 15 || (unsigned(at + 2) >> 2 & 3) == 3) {
      return 0;
    }
    int kilobits = BIT_RATES[version(at) == 3 ? 0 : 1][bits];
    return samples(at) / 8 * kilobits * 1000 / sampleRate(at) + (unsigned(at + 2) >> 1 & 1);
  }

  private double frameSeconds(int at) {
    return (double) samples(at) / sampleRate(at);
  }

  private int samples(int at) {
    return version(at) == 3 ? 1152 : 576;
  }

  private int sampleRate(int at) {
    int rate = SAMPLE_RATES[unsigned(at + 2) >> 2 & 3];
    return version(at) == 3 ? rate : version(at) == 2 ? rate / 2 : rate / 4;
  }

  /** 3 for MPEG 1, 2 for MPEG 2, 0 for MPEG 2.5. */
  private int version(int at) {
    return unsigned(at + 1) >> 3 & 3;
  }

  private int unsigned(int at) {
    return bytes[at] & 0xFF;
  }

  private long little(int at, int count) {
    long number = 0;
    for (int i = count - 1; i >= 0; i--) {
      number = number << 8 | unsigned(at + i);
    }
    return number;
  }

  private boolean startsWith(String word, int at) {
    for (int i = 0; i < word.length(); i++) {
      if (at + i >= bytes.length || bytes[at + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}

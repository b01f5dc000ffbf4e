package byok.core.providers;

/**
 * How long a recording can be. Of plain samples (WAV) their format says it; everything else counts at the lowest bit
 * rate at which speech is recorded, 4 kbit/s, as what its own headers say need not be what a decoder goes by. Silence
 * can be packed into less: then the provider's own count, which is what is paid, is more.
 */
final class Recording {
  private static final int LEAST_BYTES_A_SECOND = 500;
  private static final int HEADER = 12;
  private static final int CHUNK = 8;
  private static final int FORMAT = 16;
  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int FASTEST = 384_000;
  private static final int WIDEST = 64;
  private static final int MOST_CHANNELS = 8;

  private final byte[] bytes;

  private Recording(byte[] bytes) {
    this.bytes = bytes;
  }

  static long secondsAtMost(byte[] bytes) {
    Recording recording = new Recording(bytes);
    long rate = recording.bytesASecond();
    return 1 + bytes.length / (rate > 0 ? rate : LEAST_BYTES_A_SECOND);
  }

  /** Of plain samples in one well-formed RIFF file; 0 for anything else. */
  private long bytesASecond() {
    if (!startsWith("RIFF", 0) || !startsWith("WAVE", 8)) {
      return 0;
    }
    long rate = 0;
    long at = HEADER;
    while (at + CHUNK <= bytes.length && !startsWith("data", (int) at)) {
      if (startsWith("fmt ", (int) at)) {
        if (rate != 0) {
          return 0;
        }
        rate = rateOf((int) at + CHUNK, little((int) at + 4, 4));
        if (rate == 0) {
          return 0;
        }
      }
      long size = little((int) at + 4, 4);
      at += CHUNK + size + (size & 1);
    }
    return at + CHUNK <= bytes.length ? rate : 0;
  }

  private long rateOf(int at, long size) {
    if (size < FORMAT || at + FORMAT > bytes.length) {
      return 0;
    }
    long format = little(at, 2);
    long channels = little(at + 2, 2);
    long samples = little(at + 4, 4);
    long bits = little(at + 14, 2);
    boolean plain = format == PCM || format == FLOAT;
    boolean likely = channels <= MOST_CHANNELS && samples <= FASTEST && bits <= WIDEST;
    return plain && likely ? samples * channels * (bits / 8) : 0;
  }

  private long little(int at, int count) {
    long number = 0;
    for (int i = count - 1; i >= 0; i--) {
      number = number << 8 | bytes[at + i] & 0xFF;
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

package byok.core.local;

/**
 * A hash of bytes that come bit by bit: the browser's own takes them only at once, and a model may be larger than
 * memory. Not for secrets.
 */
abstract class Digest {
  private static final int BLOCK = 64;
  private static final int WORDS = 16;
  private static final int LENGTH_AT = 56;

  private final int[] state;
  private final boolean highFirst;
  private final byte[] block = new byte[BLOCK];
  private final int[] words = new int[WORDS];
  private int filled;
  private long length;

  /** @param state where it begins; @param highFirst whether a word begins with its highest byte */
  Digest(int[] state, boolean highFirst) {
    this.state = state;
    this.highFirst = highFirst;
  }

  /** What a hash in hexadecimal digits is of. */
  static Digest of(String hex) {
    return hex.length() == Md5.DIGITS ? new Md5() : new Sha256();
  }

  /** Takes in one block of sixteen words. */
  abstract void compress(int[] words, int[] state);

  final void update(byte[] bytes) {
    length += bytes.length;
    for (int at = 0; at < bytes.length;) {
      int taken = Math.min(BLOCK - filled, bytes.length - at);
      System.arraycopy(bytes, at, block, filled, taken);
      at += taken;
      filled += taken;
      compressIfFull();
    }
  }

  private void compressIfFull() {
    if (filled == BLOCK) {
      for (int i = 0; i < WORDS; i++) {
        words[i] = word(i * 4);
      }
      compress(words, state);
      filled = 0;
    }
  }

  private int word(int at) {
    int word = block[at] << 24 | (block[at + 1] & 255) << 16 | (block[at + 2] & 255) << 8 | block[at + 3] & 255;
    return ordered(word);
  }

  private int ordered(int word) {
    return highFirst ? word : word << 24 | word << 8 & 0xff0000 | word >>> 8 & 0xff00 | word >>> 24;
  }

  /** In lower-case hexadecimal digits. Ends the use of this object. */
  final String hex() {
    long bits = length * 8;
    put((byte) 0x80);
    while (filled != LENGTH_AT) {
      put((byte) 0);
    }
    for (int i = 0; i < 8; i++) {
      put((byte) (bits >>> 8 * (highFirst ? 7 - i : i)));
    }
    StringBuilder digits = new StringBuilder();
    for (int word : state) {
      for (int shift = 28; shift >= 0; shift -= 4) {
        digits.append(Character.forDigit(ordered(word) >>> shift & 15, 16));
      }
    }
    return digits.toString();
  }

  private void put(byte value) {
    block[filled++] = value;
    compressIfFull();
  }
}

package byok.core.local;

/**
 * MD5 (RFC 1321), which lists of a model's parts have for each: it tells a file that was damaged, not one that somebody
 * made to pass for it.
 */
final class Md5 extends Digest {
  static final int DIGITS = 32;

  private static final int ROUNDS = 64;
  private static final int[] SINES = sines();
  /** How far each step turns, four of a round in their order. */
  private static final int[] TURNS = {7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21};
  /** The step from one word to the next in each round, and the first word. */
  private static final int[] STRIDES = {1, 5, 3, 7};
  private static final int[] FIRSTS = {0, 1, 5, 0};

  Md5() {
    super(new int[] {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476}, false);
  }

  private static int[] sines() {
    int[] words = new int[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      words[i] = (int) (long) (Math.abs(Math.sin(i + 1)) * 4294967296.0);
    }
    return words;
  }

  @Override
  void compress(int[] words, int[] state) {
    int a = state[0];
    int b = state[1];
    int c = state[2];
    int d = state[3];
    for (int i = 0; i < ROUNDS; i++) {
      int round = i / 16;
      int word = words[(STRIDES[round] * i + FIRSTS[round]) % 16];
      int sum = a + mixed(round, b, c, d) + SINES[i] + word;
      int turn = TURNS[round * 4 + i % 4];
      a = d;
      d = c;
      c = b;
      b += sum << turn | sum >>> 32 - turn;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
  }

  private static int mixed(int round, int b, int c, int d) {
    return switch (round) {
      case 0 -> b & c | ~b & d;
      case 1 -> b & d | c & ~d;
      case 2 -> b ^ c ^ d;
      default -> c ^ (b | ~d);
    };
  }
}

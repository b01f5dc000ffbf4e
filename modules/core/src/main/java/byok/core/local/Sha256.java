package byok.core.local;

/** SHA-256 (FIPS 180-4). */
final class Sha256 extends Digest {
  private static final int ROUNDS = 64;
  private static final int[] ROUND = fractions(ROUNDS, 3);

  private final int[] schedule = new int[ROUNDS];

  Sha256() {
    super(fractions(8, 2), true);
  }

  /** The first 32 bits of the fractional parts of the roots of the first primes. @param root 2 or 3 */
  private static int[] fractions(int count, int root) {
    int[] words = new int[count];
    int found = 0;
    for (int candidate = 2; found < count; candidate++) {
      if (isPrime(candidate)) {
        double power = root == 2 ? Math.sqrt(candidate) : Math.cbrt(candidate);
        words[found++] = (int) (long) ((power - Math.floor(power)) * 4294967296.0);
      }
    }
    return words;
  }

  private static boolean isPrime(int number) {
    for (int divisor = 2; divisor * divisor <= number; divisor++) {
      if (number % divisor == 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  void compress(int[] words, int[] state) {
    spread(words);
    int[] s = state.clone();
    for (int i = 0; i < ROUNDS; i++) {
      int e = s[4];
      int a = s[0];
      int choice = e & s[5] ^ ~e & s[6];
      int first = s[7] + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + choice + ROUND[i] + schedule[i];
      int majority = a & s[1] ^ a & s[2] ^ s[1] & s[2];
      int second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + majority;
      System.arraycopy(s, 0, s, 1, 7);
      s[4] += first;
      s[0] = first + second;
    }
    for (int i = 0; i < s.length; i++) {
      state[i] += s[i];
    }
  }

  private void spread(int[] words) {
    System.arraycopy(words, 0, schedule, 0, words.length);
    for (int i = words.length; i < ROUNDS; i++) {
      int near = schedule[i - 2];
      int far = schedule[i - 15];
      schedule[i] = schedule[i - 16] + (turned(far, 7) ^ turned(far, 18) ^ far >>> 3)
          + schedule[i - 7] + (turned(near, 17) ^ turned(near, 19) ^ near >>> 10);
    }
  }

  private static int turned(int word, int by) {
    return word >>> by | word << 32 - by;
  }
}

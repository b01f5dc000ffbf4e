package byok.core.local;

/** What is known of a file for llama.cpp by its first bytes. */
final class Gguf {
  /** How many bytes tell it. */
  static final int LENGTH = 4;

  private static final byte[] MAGIC = {'G', 'G', 'U', 'F'};

  private Gguf() {}

  static boolean isName(String fileName) {
    return fileName.toLowerCase().endsWith(".gguf");
  }

  /** @param beginning of a file, as long as it likes; null is no beginning */
  static boolean begins(byte[] beginning) {
    boolean same = beginning != null && beginning.length >= LENGTH;
    for (int i = 0; same && i < LENGTH; i++) {
      same = beginning[i] == MAGIC[i];
    }
    return same;
  }
}

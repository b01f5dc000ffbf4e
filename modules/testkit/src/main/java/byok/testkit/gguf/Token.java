package byok.testkit.gguf;

/**
 * An entry of a vocabulary.
 *
 * @param text a space in it is written as U+2581, as SentencePiece does
 */
record Token(String text, Type type) {
  /** What a token is to the tokenizer, with its number in {@code tokenizer.ggml.token_type}. */
  enum Type {
    NORMAL(1),
    UNKNOWN(2),
    CONTROL(3),
    BYTE(6);

    final int number;

    Type(int number) {
      this.number = number;
    }
  }
}

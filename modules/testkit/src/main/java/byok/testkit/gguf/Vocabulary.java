package byok.testkit.gguf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * The tokens of a model that says one sentence: unknown, begin and end, all 256 bytes, the marks of a chat, the space,
 * and one for each word. A prompt is read byte by byte, so its tokens can be counted in advance: one for the begin, one
 * for each byte of a message, two for its marks, one that opens the answer.
 */
final class Vocabulary {
  static final int UNKNOWN = 0;
  static final int BEGIN = 1;
  static final int END = 2;

  // What a tokenizer makes of a space; without a token of its own it would be read as three bytes.
  private static final String SPACE = "\u2581";
  private static final List<String> MARKS = List.of("<|system|>", "<|user|>", "<|assistant|>", "<|end|>");
  private static final String CHAT_TEMPLATE =
      "{% for m in messages %}<|{{ m['role'] }}|>{{ m['content'] }}<|end|>{% endfor %}"
          + "{% if add_generation_prompt %}<|assistant|>{% endif %}";

  private final List<Token> tokens = new ArrayList<>();
  private final Set<String> texts = new HashSet<>();
  private final int firstWord;

  /** @param sentence words with one space between, none of them twice: each word has to know its next */
  Vocabulary(String sentence) {
    add("<unk>", Token.Type.UNKNOWN);
    add("<s>", Token.Type.CONTROL);
    add("</s>", Token.Type.CONTROL);
    addBytes();
    MARKS.forEach(mark -> add(mark, Token.Type.CONTROL));
    add(SPACE, Token.Type.NORMAL);
    firstWord = tokens.size();
    addWords(sentence);
  }

  int size() {
    return tokens.size();
  }

  boolean isWord(int token) {
    return token >= firstWord;
  }

  /** What the model says after a token: the next word; the end after the last one; the first word after all others. */
  int next(int token) {
    if (!isWord(token)) {
      return firstWord;
    }
    return token + 1 < size() ? token + 1 : END;
  }

  void describeIn(GgufWriter writer) {
    writer.put("tokenizer.ggml.model", GgufValue.string("llama"));
    describeTokens(writer);
    writer.put("tokenizer.ggml.bos_token_id", GgufValue.uint32(BEGIN));
    writer.put("tokenizer.ggml.eos_token_id", GgufValue.uint32(END));
    writer.put("tokenizer.ggml.unknown_token_id", GgufValue.uint32(UNKNOWN));
    writer.put("tokenizer.ggml.add_bos_token", GgufValue.bool(true));
    writer.put("tokenizer.ggml.add_space_prefix", GgufValue.bool(false));
    writer.put("tokenizer.chat_template", GgufValue.string(CHAT_TEMPLATE));
  }

  private void describeTokens(GgufWriter writer) {
    int[] types = tokens.stream().mapToInt(token -> token.type().number).toArray();
    float[] scores = new float[size()];
    for (int token = 0; token < scores.length; token++) {
      scores[token] = -token;
    }
    writer.put("tokenizer.ggml.tokens", GgufValue.strings(tokens.stream().map(Token::text).toList()));
    writer.put("tokenizer.ggml.scores", GgufValue.float32s(scores));
    writer.put("tokenizer.ggml.token_type", GgufValue.int32s(types));
  }

  private void addBytes() {
    for (int value = 0; value < 256; value++) {
      add("<0x" + HexFormat.of().withUpperCase().toHexDigits((byte) value) + ">", Token.Type.BYTE);
    }
  }

  private void addWords(String sentence) {
    for (String word : sentence.split(" ", -1)) {
      if (word.isBlank()) {
        throw new IllegalArgumentException("a sentence is words with one space between, not: " + sentence);
      }
      add(isWord(size() - 1) ? SPACE + word : word, Token.Type.NORMAL);
    }
  }

  private void add(String text, Token.Type type) {
    if (!texts.add(text)) {
      throw new IllegalArgumentException("each token stands once in a vocabulary: " + text);
    }
    tokens.add(new Token(text, type));
  }
}

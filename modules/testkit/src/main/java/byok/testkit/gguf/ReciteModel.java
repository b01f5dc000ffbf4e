package byok.testkit.gguf;

/**
 * A language model of Llama's architecture that answers every chat with one sentence: its output layer maps each word
 * to the next. Attention and feed-forward layers run as in any model, over seeded weights too small to change a word.
 * An engine that loads, tokenizes, computes or samples wrongly says something else.
 *
 * @param sentence words with one space between, none of them twice
 * @param seed of the weights; the same seed gives the same file
 */
public record ReciteModel(String sentence, Size size, long seed) {
  public static final String SENTENCE = "The wallet keeps your own key and lends only the model.";

  private static final int CONTEXT_LENGTH = 4096;
  private static final float NORM_EPSILON = 1e-5f;
  private static final float ROPE_BASE = 10_000;

  /**
   * How large the model is. The default makes a file of 445 KB; 256, 6 and 1024 make one of 24 MB.
   *
   * @param dimension of an embedding: a multiple of 8, and from 64, where no two words' embeddings are alike
   */
  public record Size(int dimension, int layers, int feedForward) {
    static final int HEADS = 4;
    static final int KEY_VALUE_HEADS = 2;
    private static final int SMALLEST_DIMENSION = 64;
    // Rotary positions turn pairs of values within a head.
    private static final int STEP = HEADS * 2;

    public static final Size DEFAULT = of(SMALLEST_DIMENSION, 2);

    public Size {
      if (dimension < SMALLEST_DIMENSION || dimension % STEP != 0) {
        throw new IllegalArgumentException(
            "a dimension is a multiple of " + STEP + " from " + SMALLEST_DIMENSION + ", not " + dimension);
      }
      if (layers < 1 || feedForward < 1) {
        throw new IllegalArgumentException("no layers: " + layers + " of " + feedForward);
      }
    }

    public static Size of(int dimension, int layers) {
      return new Size(dimension, layers, Math.multiplyExact(2, dimension));
    }

    int headDimension() {
      return dimension / HEADS;
    }
  }

  public ReciteModel(Size size) {
    this(SENTENCE, size, 1);
  }

  /** One whose sentence is the numbers from 1. */
  static ReciteModel counting(int words) {
    StringBuilder sentence = new StringBuilder("1");
    for (int number = 2; number <= words; number++) {
      sentence.append(' ').append(number);
    }
    return new ReciteModel(sentence.toString(), Size.DEFAULT, 1);
  }

  /** @return the model as a GGUF file */
  public byte[] toByteArray() {
    Vocabulary vocabulary = new Vocabulary(sentence);
    GgufWriter writer = new GgufWriter(GgufWriter.DEFAULT_ALIGNMENT);
    describeIn(writer, vocabulary.size());
    vocabulary.describeIn(writer);
    new ReciteWeights(vocabulary, size, seed).addTo(writer);
    return writer.toByteArray();
  }

  private void describeIn(GgufWriter writer, int tokens) {
    writer.put("general.architecture", GgufValue.string("llama"));
    writer.put("general.name", GgufValue.string("recite"));
    writer.put("llama.vocab_size", GgufValue.uint32(tokens));
    writer.put("llama.context_length", GgufValue.uint32(CONTEXT_LENGTH));
    writer.put("llama.embedding_length", GgufValue.uint32(size.dimension()));
    writer.put("llama.block_count", GgufValue.uint32(size.layers()));
    writer.put("llama.feed_forward_length", GgufValue.uint32(size.feedForward()));
    describeAttention(writer);
  }

  private void describeAttention(GgufWriter writer) {
    writer.put("llama.attention.head_count", GgufValue.uint32(Size.HEADS));
    writer.put("llama.attention.head_count_kv", GgufValue.uint32(Size.KEY_VALUE_HEADS));
    writer.put("llama.attention.layer_norm_rms_epsilon", GgufValue.float32(NORM_EPSILON));
    writer.put("llama.rope.dimension_count", GgufValue.uint32(size.headDimension()));
    writer.put("llama.rope.freq_base", GgufValue.float32(ROPE_BASE));
  }
}

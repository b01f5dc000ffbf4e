package byok.testkit.gguf;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * The tensors of a {@link ReciteModel}. Each word's embedding is random, and the output layer's row of a word is the
 * embedding of the word before. The first value of an embedding marks what is no word: the row of the first word looks
 * for that mark alone, so that the sentence begins after any prompt.
 */
final class ReciteWeights {
  private static final double INWARD = 0.05;
  // Small enough that no layer changes which word comes next.
  private static final double OUTWARD = 0.01;

  private final Vocabulary vocabulary;
  private final ReciteModel.Size size;
  private final Random random;

  ReciteWeights(Vocabulary vocabulary, ReciteModel.Size size, long seed) {
    this.vocabulary = vocabulary;
    this.size = size;
    this.random = new Random(seed);
  }

  void addTo(GgufWriter writer) {
    int width = size.dimension();
    float[] embeddings = embeddings();
    writer.add(matrix("token_embd.weight", width, embeddings));
    for (int layer = 0; layer < size.layers(); layer++) {
      addAttention(writer, "blk." + layer + ".");
      addFeedForward(writer, "blk." + layer + ".");
    }
    writer.add(norm("output_norm.weight"));
    writer.add(matrix("output.weight", width, outputs(embeddings)));
  }

  private void addAttention(GgufWriter writer, String layer) {
    int width = size.dimension();
    int shared = size.headDimension() * ReciteModel.Size.KEY_VALUE_HEADS;
    writer.add(norm(layer + "attn_norm.weight"));
    writer.add(matrix(layer + "attn_q.weight", width, gaussians(width * width, INWARD)));
    writer.add(matrix(layer + "attn_k.weight", width, gaussians(width * shared, INWARD)));
    writer.add(matrix(layer + "attn_v.weight", width, gaussians(width * shared, INWARD)));
    writer.add(matrix(layer + "attn_output.weight", width, gaussians(width * width, OUTWARD)));
  }

  private void addFeedForward(GgufWriter writer, String layer) {
    int width = size.dimension();
    int inner = size.feedForward();
    writer.add(norm(layer + "ffn_norm.weight"));
    writer.add(matrix(layer + "ffn_gate.weight", width, gaussians(width * inner, INWARD)));
    writer.add(matrix(layer + "ffn_up.weight", width, gaussians(width * inner, INWARD)));
    writer.add(matrix(layer + "ffn_down.weight", inner, gaussians(inner * width, OUTWARD)));
  }

  private float[] embeddings() {
    float[] values = gaussians(vocabulary.size() * size.dimension(), 1);
    for (int token = 0; token < vocabulary.size(); token++) {
      values[token * size.dimension()] = vocabulary.isWord(token) ? 0 : mark();
    }
    return values;
  }

  private float[] outputs(float[] embeddings) {
    int width = size.dimension();
    float[] rows = new float[embeddings.length];
    rows[vocabulary.next(Vocabulary.BEGIN) * width] = 2 * mark();
    for (int token = 0; token < vocabulary.size(); token++) {
      if (vocabulary.isWord(token)) {
        System.arraycopy(embeddings, token * width, rows, vocabulary.next(token) * width, width);
      }
    }
    return rows;
  }

  /** As long as all other values of an embedding together. */
  private float mark() {
    return (float) Math.sqrt(size.dimension());
  }

  private float[] gaussians(int count, double deviation) {
    float[] values = new float[count];
    for (int at = 0; at < count; at++) {
      values[at] = (float) (random.nextGaussian() * deviation);
    }
    return values;
  }

  private GgufTensor norm(String name) {
    float[] ones = new float[size.dimension()];
    Arrays.fill(ones, 1);
    return new GgufTensor(name, List.of(ones.length), ones);
  }

  private static GgufTensor matrix(String name, int columns, float[] values) {
    return new GgufTensor(name, List.of(columns, values.length / columns), values);
  }
}

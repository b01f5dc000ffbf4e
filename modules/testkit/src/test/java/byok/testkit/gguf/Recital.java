package byok.testkit.gguf;

import java.util.List;

/**
 * The model of a file as far as it goes without its layers: which token follows which by embedding, norm and output.
 */
final class Recital {
  private final GgufFile file;
  private final float[] embeddings;
  private final float[] outputs;
  private final int width;

  Recital(GgufFile file) {
    this.file = file;
    this.embeddings = file.data("token_embd.weight");
    this.outputs = file.data("output.weight");
    this.width = (Integer) file.metadata().get("llama.embedding_length");
  }

  List<String> tokens() {
    return file.list("tokenizer.ggml.tokens");
  }

  /** @return one for each token */
  double[] logitsAfter(int token) {
    double[] logits = new double[tokens().size()];
    double norm = Math.sqrt(dot(embeddings, token, embeddings, token) / width + 1e-5);
    for (int next = 0; next < logits.length; next++) {
      logits[next] = dot(outputs, next, embeddings, token) / norm;
    }
    return logits;
  }

  int next(int token) {
    return best(logitsAfter(token), -1);
  }

  /** By how much the next token leads. */
  double leadAfter(int token) {
    double[] logits = logitsAfter(token);
    int first = best(logits, -1);
    return logits[first] - logits[best(logits, first)];
  }

  /** The text from the token that opens an answer to the end, as a tokenizer puts it together. */
  String answer() {
    StringBuilder text = new StringBuilder();
    int token = next(tokens().indexOf("<|assistant|>"));
    for (int said = 0; token != (Integer) file.metadata().get("tokenizer.ggml.eos_token_id") && said < 100; said++) {
      text.append(tokens().get(token).replace('\u2581', ' '));
      token = next(token);
    }
    return text.toString();
  }

  private static int best(double[] logits, int butNot) {
    int best = -1;
    for (int at = 0; at < logits.length; at++) {
      if (at != butNot && (best < 0 || logits[at] > logits[best])) {
        best = at;
      }
    }
    return best;
  }

  private double dot(float[] left, int row, float[] right, int other) {
    double sum = 0;
    for (int at = 0; at < width; at++) {
      sum += (double) left[row * width + at] * right[other * width + at];
    }
    return sum;
  }
}

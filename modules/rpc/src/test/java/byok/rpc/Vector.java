package byok.rpc;

import byok.protocol.Limits;
import byok.protocol.Value;
import byok.protocol.WireText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One case of protocol/vectors.
 *
 * @param value as written, in JSON text form
 * @param error the expected code, or {@code null} for a case to accept
 */
record Vector(String kind, String name, Value value, String error) {
  private static final Path FOLDER = Path.of("../../protocol/vectors");

  static Stream<Vector> all(String folder) {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      List<Path> sorted = files.sorted().toList();
      return sorted.stream().flatMap(Vector::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Vector> read(Path file) {
    try {
      JsonNode list = new ObjectMapper().readTree(file.toFile());
      return StreamSupport.stream(list.spliterator(), false).map(Vector::of);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Vector of(JsonNode node) {
    String error = node.has("error") ? node.get("error").asText() : null;
    return new Vector(node.get("kind").asText(), node.get("name").asText(), PlainJson.of(node.get("value")), error);
  }

  /** What the case's value stands for. */
  Value decoded() {
    return WireText.fromJson(value, Limits.MESSAGE);
  }

  @Override
  public String toString() {
    return kind + ": " + name;
  }
}

package byok.rpc.kkrpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.protocol.ByokException;
import byok.protocol.Limits;
import byok.protocol.Value;
import byok.protocol.WireText;
import byok.rpc.Intake;
import byok.rpc.PlainJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lines as kkrpc 0.2.2 with superjson writes them, and lines that nobody but an attacker would. */
class KkrpcVectorsTest {
  private static final Path FOLDER = Path.of("../../protocol/vectors/kkrpc");

  private static Stream<Named<JsonNode>> all(String file) throws IOException {
    JsonNode list = new ObjectMapper().readTree(FOLDER.resolve(file).toFile());
    return StreamSupport.stream(list.spliterator(), false).map(node -> Named.of(node.get("name").asText(), node));
  }

  static Stream<Named<JsonNode>> accepted() throws IOException {
    return all("accept.json");
  }

  static Stream<Named<JsonNode>> rejected() throws IOException {
    return all("reject.json");
  }

  private static KkrpcMessage hear(JsonNode vector) {
    String line = vector.get("line").asText();
    return new Ear(new JacksonText(), Intake.ANY).hear(line, Head.of(line));
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void accepts(JsonNode vector) {
    KkrpcMessage.Request request = (KkrpcMessage.Request) hear(vector);
    JacksonText json = new JacksonText();
    assertEquals(json.print(PlainJson.of(vector.get("args"))), json.print(WireText.toJson(request.args())));
    assertEquals(vector.path("callback").asText(null), request.callback());
    Limits.MESSAGE.check(request.args());
  }

  @ParameterizedTest
  @MethodSource("rejected")
  void rejects(JsonNode vector) {
    ByokException e = assertThrows(ByokException.class, () -> hear(vector));
    assertEquals(vector.get("error").asText(), e.code().wire());
  }

  /** Each is answered, so that no call of a stock peer hangs, unless the line does not even begin with an id. */
  @ParameterizedTest
  @MethodSource("rejected")
  void rejectsAloud(JsonNode vector) {
    Peers peers = new Peers();
    String line = vector.get("line").asText();
    peers.send(line);
    assertEquals(Head.of(line).id() == null, peers.lines.isEmpty());
    assertTrue(peers.lines.isEmpty() || peers.error().startsWith(vector.get("error").asText() + ": "));
    assertTrue(peers.requests.isEmpty());
    assertEquals(Value.UNDEFINED, new Value.Obj().get("polluted"));
  }
}

package byok.core.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import byok.core.Sample;
import byok.protocol.ErrorCode;
import byok.testkit.JvmWallet;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of protocol/vectors/backup. */
class BackupVectorsTest {
  private final JvmWallet wallet = JvmWallet.create();

  record Case(String name, JsonNode fields) {
    byte[] file() {
      return Base64.getDecoder().decode(fields.get("file").asText());
    }

    String text(String field) {
      return fields.get(field).asText();
    }

    int count(String field) {
      return fields.get(field).asInt();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> accepted() throws IOException {
    return cases("accept");
  }

  static Stream<Case> rejected() throws IOException {
    return cases("reject");
  }

  private static Stream<Case> cases(String kind) throws IOException {
    JsonNode all = new ObjectMapper().readTree(Path.of("../../protocol/vectors/backup/" + kind + ".json").toFile());
    return StreamSupport.stream(all.spliterator(), false).map(each -> new Case(each.get("name").asText(), each));
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void accepts(Case each) {
    BackupFile file = BackupFile.read(wallet.ports(), each.file());
    assertEquals(each.fields().get("madeAt").asLong(), file.madeAt());
    Backup backup = file.open(wallet.ports(), each.text("passphrase"));
    assertEquals(each.count("keys"), backup.keys());
    assertEquals(each.count("apps"), backup.apps(JvmWallet.START));
    assertEquals(each.count("requests"), backup.requests());
  }

  @ParameterizedTest
  @MethodSource("rejected")
  void rejects(Case each) {
    ErrorCode code = ErrorCode.ofWire(each.text("error"));
    Sample.refused(
        code, () -> BackupFile.read(wallet.ports(), each.file()).open(wallet.ports(), each.text("passphrase")));
  }
}

package byok.core.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Utf8;
import byok.testkit.InMemoryWeights;
import byok.testkit.JvmJson;
import byok.testkit.ManualClock;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnersFileTest {
  private static final int LENGTH = Download.CHUNK + 300_000;

  private final byte[] bytes = new byte[LENGTH];
  private final InMemoryWeights weights = new InMemoryWeights(1L << 30);
  private final LocalModels models = new LocalModels(weights, new JvmJson());
  private final ServedFile disk = new ServedFile(bytes);
  private final OwnersFile file = new OwnersFile(disk, "My notes.gguf", LENGTH);
  private Download copying = copy();

  OwnersFileTest() {
    new Random(7).nextBytes(bytes);
    System.arraycopy(Utf8.encode("GGUF"), 0, bytes, 0, 4);
  }

  private Download copy() {
    return new Download(models, file, new ManualClock(1_000_000));
  }

  private ByokException stopped(LocalModel model) {
    return assertThrows(ByokException.class, () -> copying.run(model, progress -> {}));
  }

  private void assertWhole() {
    assertTrue(models.isReady("My-notes"));
    assertArrayEquals(bytes, weights.read("My-notes", "model.gguf", 0, LENGTH + 1));
  }

  @Test
  void aModel_isCopiedIn_underItsFilesName() {
    LocalModel model = models.add(file.model());
    assertEquals(List.of("My-notes", "My notes.gguf", "wllama"), List.of(model.id(), model.name(), model.engine()));
    copying.run(model, progress -> {});
    assertWhole();
    assertTrue(models.ready().get(0).isOwners());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GGUF", "GGML and more", "<!doctype html>", "\0\0\0\0\0\0\0\0"})
  void whatIsNoGguf_isRefused_andNothingIsStored(String text) {
    byte[] other = Utf8.encode(text);
    ByokException refusal = assertThrows(
        ByokException.class, () -> new OwnersFile(new ServedFile(other), "m.gguf", other.length).model());
    assertEquals(ErrorCode.INVALID_REQUEST, refusal.code());
    assertEquals(List.of(), weights.folders());
  }

  @Test
  void aFileThatGoesAway_isCalledThat_andNoConnection() {
    LocalModel model = models.add(file.model());
    disk.breaksAfter = 200_000;
    ByokException refusal = stopped(model);
    assertEquals(ErrorCode.INVALID_REQUEST, refusal.code());
    assertTrue(refusal.getMessage().contains("can no longer be read"), refusal.getMessage());
    assertFalse(models.isReady("My-notes"));
  }

  @Test
  void pause_keepsWhatWasCopied_andTheSameFileGoesOnThere() {
    LocalModel model = models.add(file.model());
    int[] pieces = {0};
    disk.afterPiece = () -> {
      if (++pieces[0] == 5) {
        copying.pause();
      }
    };
    assertEquals(ErrorCode.ABORTED, stopped(model).code());
    long stored = weights.length("My-notes", "model.gguf");
    assertTrue(stored > 0 && stored < LENGTH, "stored " + stored);
    disk.afterPiece = () -> {};
    copying = copy();
    copying.run(model, progress -> {});
    assertEquals(stored, disk.asked.get(disk.asked.size() - 1));
    assertWhole();
  }

  @Test
  void aFileThatDoesNotFit_isRefusedBeforeItIsCopied() {
    weights.setRoom(LENGTH + Download.MARGIN - 1);
    assertEquals(ErrorCode.STORAGE_FULL, stopped(models.add(file.model())).code());
    assertEquals(0, weights.length("My-notes", "model.gguf"));
  }

  @Test
  void add_ofAFileOfWhichAPartIsHere_beginsAgain() {
    LocalModel model = models.add(file.model());
    weights.append("My-notes", "model.gguf", new byte[] {9, 9, 9});
    copying.run(models.add(model), progress -> {});
    assertWhole();
  }

  @Test
  void add_whereAnotherHasItsId_isRefused_andLeavesThat() {
    copying.run(models.add(file.model()), progress -> {});
    assertEquals(ErrorCode.INVALID_REQUEST, taken().code());
    assertWhole();
    models.remove("My-notes");
    ModelFile part = new ModelFile("model.gguf", "https://models.example/m.gguf", 0, "");
    models.begin(new LocalModel("My-notes", "Another", "wllama", List.of(part), 0, 0, ""));
    assertEquals(ErrorCode.INVALID_REQUEST, taken().code());
    assertEquals("Another", models.find("My-notes").name());
  }

  private ByokException taken() {
    return assertThrows(ByokException.class, () -> models.add(file.model()));
  }
}

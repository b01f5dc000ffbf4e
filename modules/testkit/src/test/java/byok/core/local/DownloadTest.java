package byok.core.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Utf8;
import byok.testkit.InMemoryWeights;
import byok.testkit.JvmJson;
import byok.testkit.ManualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {
  private static final int LENGTH = 2 * Download.CHUNK + 12_345;
  private static final String URL = "https://models.example/tiny.gguf";

  private final byte[] file = new byte[LENGTH];
  private final InMemoryWeights weights = new InMemoryWeights(1L << 30);
  private final LocalModels models = new LocalModels(weights, new JvmJson());
  private final ManualClock clock = new ManualClock(1_000_000);
  private final List<Progress> told = new ArrayList<>();
  private final ServedFile server = new ServedFile(file);
  private Download download = next();

  DownloadTest() {
    new Random(7).nextBytes(file);
    System.arraycopy(Utf8.encode("GGUF"), 0, file, 0, 4);
  }

  private Download next() {
    return new Download(models, server, clock);
  }

  private String digest() {
    Sha256 sha = new Sha256();
    sha.update(file);
    return sha.hex();
  }

  private static LocalModel model(long bytes, String sha256) {
    return new LocalModel(
        "tiny", "Tiny", "wllama", List.of(new ModelFile("tiny.gguf", URL, bytes, sha256)), 512, 0, "Apache-2.0");
  }

  private LocalModel run(LocalModel model) {
    return download.run(model, told::add);
  }

  private ByokException refused(LocalModel model) {
    return assertThrows(ByokException.class, () -> run(model));
  }

  private void assertWhole() {
    assertTrue(models.isReady("tiny"));
    assertArrayEquals(file, weights.read("tiny", "tiny.gguf", 0, LENGTH + 1));
  }

  @Test
  void run_bringsEveryByte_andSaysWhatIsThere() {
    LocalModel done = run(model(0, digest()));
    assertWhole();
    assertEquals(LENGTH, done.bytes());
    assertEquals(List.of(done), models.ready());
    assertEquals(List.of(), models.unfinished());
    Progress last = told.get(told.size() - 1);
    assertEquals(LENGTH, last.stored());
    assertEquals(LENGTH, last.total());
  }

  @Test
  void run_afterTheConnectionBroke_asksForTheRestOnly() {
    server.breaksAfter = Download.CHUNK + 100_000;
    assertEquals(ErrorCode.PROVIDER_DISCONNECTED, refused(model(0, digest())).code());
    assertFalse(models.isReady("tiny"));
    assertEquals(1, models.unfinished().size());
    long stored = weights.length("tiny", "tiny.gguf");
    assertTrue(stored >= Download.CHUNK + 100_000, "what had come is kept: " + stored);

    server.breaksAfter = -1;
    download = next();
    run(model(0, digest()));
    assertEquals(List.of(0L, stored), server.asked);
    assertWhole();
  }

  @Test
  void run_whereTheServerTakesNoRange_beginsAgain() {
    server.breaksAfter = 200_000;
    refused(model(0, digest()));
    server.breaksAfter = -1;
    server.ranges = false;
    download = next();
    run(model(0, digest()));
    assertWhole();
  }

  @Test
  void run_withoutALength_endsWithTheAnswer() {
    server.tellsLength = false;
    run(model(0, ""));
    assertWhole();
    assertEquals(-1, told.get(1).secondsLeft());
  }

  @Test
  void run_whenAllIsThere_asksForNothing() {
    run(model(LENGTH, digest()));
    server.asked.clear();
    download = next();
    run(model(LENGTH, digest()));
    assertEquals(List.of(), server.asked);
  }

  @Test
  void run_ofAnotherFile_throwsItAway() {
    String expected = digest();
    server.bytes = file.clone();
    server.bytes[LENGTH - 1] ^= 1;
    assertEquals(ErrorCode.PROVIDER_ERROR, refused(model(0, expected)).code());
    assertEquals(0, weights.length("tiny", "tiny.gguf"));
    assertFalse(models.isReady("tiny"));

    server.bytes = file;
    download = next();
    run(model(0, expected));
    assertWhole();
  }

  @Test
  void run_ofAFileOfAnotherLength_throwsItAway() {
    assertEquals(ErrorCode.PROVIDER_ERROR, refused(model(LENGTH - 5, "")).code());
    assertEquals(0, weights.length("tiny", "tiny.gguf"));
  }

  @Test
  void run_thatDoesNotFit_isRefusedBeforeTheFirstByte() {
    weights.setRoom(LENGTH + Download.MARGIN - 1);
    ByokException refusal = refused(model(LENGTH, ""));
    assertEquals(ErrorCode.STORAGE_FULL, refusal.code());
    assertEquals(List.of(), server.asked);
    assertEquals(LENGTH, refusal.details().integer("actual", 0));
    assertEquals(weights.room() - Download.MARGIN, refusal.details().integer("limit", 0));
    weights.setRoom(LENGTH + Download.MARGIN);
    download = next();
    run(model(LENGTH, ""));
    assertWhole();
  }

  @Test
  void run_ofUnknownLengthThatDoesNotFit_isRefusedWhenTheServerSaysIt() {
    weights.setRoom(LENGTH + Download.MARGIN - 1);
    assertEquals(ErrorCode.STORAGE_FULL, refused(model(0, "")).code());
    assertEquals(0, weights.length("tiny", "tiny.gguf"));
  }

  @Test
  void run_ofAFileWhoseLengthNobodySays_leavesWhatTheWalletNeeds() {
    server.tellsLength = false;
    weights.setRoom(Download.MARGIN + Download.CHUNK + 100);
    assertEquals(ErrorCode.STORAGE_FULL, refused(model(0, "")).code());
    assertTrue(weights.room() >= Download.MARGIN, "left: " + weights.room());
  }

  @Test
  void run_ofMoreThanTheServerSaid_leavesWhatTheWalletNeeds() {
    server.saysLength = 1_000;
    weights.setRoom(Download.MARGIN + Download.CHUNK + 100);
    assertEquals(ErrorCode.STORAGE_FULL, refused(model(0, "")).code());
    assertTrue(weights.room() >= Download.MARGIN, "left: " + weights.room());
  }

  @Test
  void run_whenTheDiskIsFull_keepsWhatWasStored_andGoesOnWithRoom() {
    weights.tellNoRoom();
    weights.setRoom(Download.CHUNK + 1_000_000);
    assertEquals(ErrorCode.STORAGE_FULL, refused(model(0, digest())).code());
    assertEquals(Download.CHUNK, weights.length("tiny", "tiny.gguf"));

    weights.setRoom(1L << 30);
    download = next();
    run(model(0, digest()));
    assertEquals(List.of(0L, (long) Download.CHUNK), server.asked);
    assertWhole();
  }

  @Test
  void pause_endsIt_andKeepsWhatCame() {
    server.afterPiece = () -> {
      if (told.size() > 1 && told.get(told.size() - 1).stored() > 500_000) {
        download.pause();
      }
      clock.advance(300);
    };
    assertEquals(ErrorCode.ABORTED, refused(model(0, digest())).code());
    long stored = weights.length("tiny", "tiny.gguf");
    assertTrue(stored > 500_000 && stored < LENGTH, "stored " + stored);

    server.afterPiece = () -> {};
    download = next();
    run(model(0, digest()));
    assertEquals(stored, server.asked.get(1));
    assertWhole();
  }

  @Test
  void run_tellsSpeedAndTimeLeft() {
    server.afterPiece = () -> clock.advance(100);
    run(model(0, ""));
    Progress middle = told.get(told.size() / 2);
    assertEquals(700_000, middle.perSecond(), 100_000);
    assertEquals((LENGTH - middle.stored()) / (double) middle.perSecond(), middle.secondsLeft(), 1);
  }

  @Test
  void run_ofWhatIsNotThere_isRefusedWithItsStatus() {
    server.status = 404;
    ByokException refusal = refused(model(0, ""));
    assertEquals(ErrorCode.PROVIDER_REFUSED, refusal.code());
    assertTrue(refusal.getMessage().contains("404"));
    server.status = 0;
    server.isDown = true;
    download = next();
    assertEquals(ErrorCode.PROVIDER_UNREACHABLE, refused(model(0, "")).code());
  }

  @Test
  void run_fromAnotherAddress_doesNotMixTwoFiles() {
    server.breaksAfter = 200_000;
    refused(model(0, ""));
    server.breaksAfter = -1;
    LocalModel moved = new LocalModel(
        "tiny", "Tiny", "wllama", List.of(new ModelFile("tiny.gguf", URL + "?2", 0, digest())), 512, 0, "");
    download = next();
    run(moved);
    assertEquals(List.of(0L, 0L), server.asked);
    assertWhole();
  }

  @Test
  void remove_leavesNothing() {
    run(model(0, ""));
    models.remove("tiny");
    assertNull(models.find("tiny"));
    assertEquals(List.of(), weights.folders());
  }

  @Test
  void find_ofADamagedNote_isNothing() {
    run(model(0, ""));
    weights.clear("tiny", "model.json");
    weights.append("tiny", "model.json", new byte[] {'{', '"'});
    assertNull(models.find("tiny"));
    assertEquals(List.of(), models.ready());
  }

  @ParameterizedTest
  @ValueSource(strings = {"模型.gguf", "..gguf", ".gguf", "...gguf", "-.gguf", "", " .GGUF"})
  void idOf_ofANameWithoutAnyOfThat_isStillOne(String fileName) {
    assertEquals("model", LocalModel.idOf(fileName));
  }

  @Test
  void idOf_keepsWhatAnIdMayHave() {
    assertEquals("Qwen2.5-0.5B-Q4_K_M", LocalModel.idOf("Qwen2.5-0.5B-Q4_K_M.gguf"));
    assertEquals("a-b", LocalModel.idOf("a / <b>.GGUF"));
    assertEquals("b-a.c", LocalModel.idOf("..b-a.c"));
  }
}

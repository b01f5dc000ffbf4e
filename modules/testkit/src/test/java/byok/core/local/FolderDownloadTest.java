package byok.core.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.port.Gpu;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Utf8;
import byok.protocol.Value;
import byok.testkit.InMemoryWeights;
import byok.testkit.JvmJson;
import byok.testkit.ManualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model of several files that the first of them tell of. */
class FolderDownloadTest {
  private static final String FOLDER = "https://models.example/tiny/resolve/main/";
  private static final String LIB = "https://libs.example/tiny-q4f16_1.wasm";
  private static final int PART = 300_000;

  private final InMemoryWeights weights = new InMemoryWeights(1L << 30);
  private final LocalModels models = new LocalModels(weights, new JvmJson());
  private final ServedFolder server = new ServedFolder();
  private final List<Progress> told = new ArrayList<>();
  private final byte[] first = part(1);
  private final byte[] second = part(2);

  FolderDownloadTest() {
    server.put(FOLDER + "mlc-chat-config.json", Utf8.encode("""
        {"context_window_size": 4096, "tokenizer_files": ["vocab.json", "tokenizer.json"]}"""));
    server.put(FOLDER + "tokenizer.json", Utf8.encode("{}"));
    server.put(LIB, new byte[5_000]);
    server.put(FOLDER + "params_shard_0.bin", first);
    server.put(FOLDER + "params_shard_1.bin", second);
    list("tensor-cache.json", record("params_shard_0.bin", first), record("params_shard_1.bin", second));
  }

  private static byte[] part(int seed) {
    byte[] bytes = new byte[PART];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static String md5(byte[] bytes) {
    Md5 md5 = new Md5();
    md5.update(bytes);
    return md5.hex();
  }

  private static String record(String name, byte[] bytes) {
    return "{\"dataPath\": \"%s\", \"nbytes\": %d, \"md5sum\": \"%s\"}".formatted(name, bytes.length, md5(bytes));
  }

  private void list(String name, String... records) {
    server.put(FOLDER + name, Utf8.encode("{\"records\": [" + String.join(",", records) + "]}"));
  }

  private static LocalModel offered(Gpu gpu) {
    Value list = new JvmJson().parse("""
        {"version": 1, "models": [{"id": "tiny-q4f16", "name": "Tiny", "engine": "webllm", "context": 4096,
          "folder": "%s", "lib": "%s", "memoryBytes": 5, "aboutBytes": 700000, "licence": "MIT",
          "in32Bits": {"folder": "https://models.example/twin/", "lib": "https://libs.example/tiny-q4f32_1.wasm",
            "memoryBytes": 9}}]}""".formatted(FOLDER, LIB));
    return LocalModels.offered(list, gpu).get(0);
  }

  private LocalModel run() {
    return new Download(models, server, new ManualClock(1_000_000)).run(offered(Gpu.HALVES), told::add);
  }

  private ByokException refused() {
    return assertThrows(ByokException.class, this::run);
  }

  private byte[] stored(String name) {
    return weights.read("tiny-q4f16", name, 0, PART + 1);
  }

  @Test
  void run_bringsWhatTheListNames_andKnowsTheSizeThen() {
    LocalModel done = run();
    assertEquals(
        List.of("mlc-chat-config.json", "tensor-cache.json", "tiny-q4f16_1.wasm", "tokenizer.json",
            "params_shard_0.bin", "params_shard_1.bin"),
        done.files().stream().map(ModelFile::name).toList());
    assertArrayEquals(first, stored("params_shard_0.bin"));
    assertArrayEquals(second, stored("params_shard_1.bin"));
    assertEquals(List.of(done), models.ready());
    assertEquals(md5(second), models.find("tiny-q4f16").files().get(5).digest());
    assertEquals(models.stored(done), done.bytes());
    Progress last = told.get(told.size() - 1);
    assertEquals(done.bytes(), last.stored());
    assertEquals(done.bytes(), last.total());
  }

  @Test
  void run_afterTheConnectionBroke_asksForTheRestOnly() {
    server.files.get(FOLDER + "params_shard_1.bin").breaksAfter = 100_000;
    assertEquals(ErrorCode.PROVIDER_DISCONNECTED, refused().code());
    assertFalse(models.isReady("tiny-q4f16"));
    LocalModel here = models.find("tiny-q4f16");
    assertEquals(6, here.files().size());
    assertTrue(models.stored(here) > PART, "what had come is kept");

    server.files.get(FOLDER + "params_shard_1.bin").breaksAfter = -1;
    server.asked.clear();
    run();
    assertEquals(List.of(FOLDER + "params_shard_1.bin"), server.asked);
    assertArrayEquals(second, stored("params_shard_1.bin"));
  }

  @Test
  void run_whereAPartIsDamaged_throwsItAway_andKeepsTheOthers() {
    byte[] damaged = second.clone();
    damaged[7] ^= 1;
    server.put(FOLDER + "params_shard_1.bin", damaged);
    assertEquals(ErrorCode.PROVIDER_ERROR, refused().code());
    assertEquals(0, stored("params_shard_1.bin").length);
    assertArrayEquals(first, stored("params_shard_0.bin"));
    assertFalse(models.isReady("tiny-q4f16"));
  }

  @Test
  void run_whereAPartIsLonger_throwsItAway() {
    server.put(FOLDER + "params_shard_1.bin", new byte[PART + 1]);
    assertEquals(ErrorCode.PROVIDER_ERROR, refused().code());
    assertEquals(0, stored("params_shard_1.bin").length);
  }

  @Test
  void run_ofAnOlderFolder_takesItsListByItsOlderName() {
    server.files.remove(FOLDER + "tensor-cache.json");
    list("ndarray-cache.json", record("params_shard_0.bin", first));
    server.files.get(FOLDER + "params_shard_0.bin").breaksAfter = 100_000;
    refused();
    server.files.get(FOLDER + "params_shard_0.bin").breaksAfter = -1;
    assertEquals(5, run().files().size());
    assertTrue(stored("tensor-cache.json").length > 0, "WebLLM asks for it by the newer name");
    assertEquals(1, server.asked.stream().filter(url -> url.endsWith("ndarray-cache.json")).count());
  }

  @Test
  void run_ofAListWithoutEnd_isNotReadOn() {
    server.put(FOLDER + "tensor-cache.json", new byte[(8 << 20) + 1]);
    assertEquals(ErrorCode.PROVIDER_ERROR, refused().code());
    assertEquals(0, stored("tensor-cache.json").length);
  }

  @Test
  void run_ofNoFolder_isRefusedWithItsStatus() {
    server.files.clear();
    assertEquals(ErrorCode.PROVIDER_REFUSED, refused().code());
  }

  @Test
  void run_thatDoesNotFit_isRefusedBeforeTheFirstPart() {
    weights.setRoom(2 * PART);
    assertEquals(ErrorCode.STORAGE_FULL, refused().code());
    assertEquals(0, stored("params_shard_0.bin").length);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "", "7", "{\"dataPath\": \"a.bin\"}", "{\"dataPath\": \"a.bin\", \"nbytes\": 0}",
      "{\"dataPath\": \"../a.bin\", \"nbytes\": 1}", "{\"dataPath\": \"a/b.bin\", \"nbytes\": 1}",
      "{\"dataPath\": \"a~1\", \"nbytes\": 1}", "{\"dataPath\": \".a\", \"nbytes\": 1}",
      "{\"dataPath\": \"model.json\", \"nbytes\": 1}", "{\"dataPath\": \"complete\", \"nbytes\": 1}",
      "{\"dataPath\": \"tokenizer.json\", \"nbytes\": 1}", "{\"dataPath\": \"tensor-cache.json\", \"nbytes\": 1}",
      "{\"dataPath\": \"a\", \"nbytes\": 1}, {\"dataPath\": \"a\", \"nbytes\": 1}"})
  void run_ofAListThatNamesWhatItMayNot_isRefused(String records) {
    list("tensor-cache.json", records);
    assertEquals(ErrorCode.PROVIDER_ERROR, refused().code());
    assertEquals(3, models.find("tiny-q4f16").files().size());
    assertFalse(models.isReady("tiny-q4f16"));
  }

  @Test
  void run_withoutATokenizerThatWebllmReads_isRefused() {
    server.put(FOLDER + "mlc-chat-config.json", Utf8.encode("{\"tokenizer_files\": [\"vocab.json\"]}"));
    assertEquals(ErrorCode.PROVIDER_ERROR, refused().code());
  }

  @Test
  void offered_isTheFormThatTheGpuComputesIn() {
    LocalModel halves = offered(Gpu.HALVES);
    LocalModel singles = offered(Gpu.SINGLES);
    assertEquals(LIB, halves.files().get(2).url());
    assertEquals("https://libs.example/tiny-q4f32_1.wasm", singles.files().get(2).url());
    assertEquals(List.of("tiny-q4f16", "tiny-q4f16"), List.of(halves.id(), singles.id()));
    assertEquals(List.of(5L, 9L), List.of(halves.memoryBytes(), singles.memoryBytes()));
    assertEquals(List.of(700_000L, 0L), List.of(halves.aboutBytes(), singles.aboutBytes()));
    assertTrue(halves.runsOn(Gpu.HALVES) && singles.runsOn(Gpu.SINGLES) && singles.runsOn(Gpu.HALVES));
    assertFalse(halves.runsOn(Gpu.SINGLES) || halves.runsOn(Gpu.NONE) || singles.runsOn(Gpu.NONE));
  }
}

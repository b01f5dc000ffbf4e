package byok.core.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.port.Gpu;
import byok.core.port.Weights;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import byok.testkit.InMemoryWeights;
import byok.testkit.JvmJson;
import byok.testkit.ManualClock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is noted of models: which may take whose place, and what a page that is closed amid a note leaves. */
class ModelNotesTest {
  private static final String URL = "https://models.example/tiny.gguf";

  private final InMemoryWeights weights = new InMemoryWeights(1L << 30);
  private final LocalModels models = new LocalModels(weights, new JvmJson());

  private static LocalModel model(String name, String url, String digest) {
    ModelFile only = new ModelFile("model.gguf", url, 0, digest);
    return new LocalModel("tiny", name, "wllama", List.of(only), 0, 0, "");
  }

  private static final LocalModel WANTED = model("Tiny", URL, "");

  private LocalModel whole(LocalModel model) {
    LocalModel begun = models.begin(model);
    weights.append("tiny", "model.gguf", new byte[] {1, 2, 3});
    return models.complete(begun.with(List.of(begun.files().get(0).ofLength(3))));
  }

  @Test
  void requireFree_whereAnotherIsWhole_isRefused_andLeavesIt() {
    whole(WANTED);
    LocalModel other = model("Other", "https://models.example/other.gguf", "");
    ByokException refusal = assertThrows(ByokException.class, () -> models.requireFree(other));
    assertEquals(ErrorCode.INVALID_REQUEST, refusal.code());
    assertThrows(ByokException.class, () -> models.begin(other));
    assertEquals("Tiny", models.find("tiny").name());
    assertTrue(models.isReady("tiny"));
    assertEquals(3, weights.length("tiny", "model.gguf"));
  }

  @Test
  void requireFree_ofTheSame_andOfAnIdWhoseModelIsOnItsWay_isFine() {
    models.requireFree(WANTED);
    models.begin(WANTED);
    models.requireFree(model("Other", "https://models.example/other.gguf", ""));
    whole(WANTED);
    models.requireFree(WANTED);
  }

  @Test
  void aDownloadOfAnother_doesNotReplaceAWholeModel() {
    whole(WANTED);
    ServedFile server = new ServedFile(new byte[] {9});
    Download download = new Download(models, server, new ManualClock(1_000));
    LocalModel other = model("Other", "https://models.example/other.gguf", "");
    assertThrows(ByokException.class, () -> download.run(other, progress -> {}));
    assertEquals(List.of(), server.asked);
    assertEquals(3, weights.length("tiny", "model.gguf"));
  }

  @Test
  void heldTo_aDigestThatIsGivenLater_counts_andTheLengthStays() {
    String digest = "ab".repeat(32);
    LocalModel present = whole(WANTED);
    ModelFile held = present.heldTo(model("Tiny", URL, digest)).files().get(0);
    assertEquals(List.of(digest, 3L), List.of(held.digest(), held.bytes()));
    assertEquals(digest, present.heldTo(model("Tiny", URL, digest)).heldTo(WANTED).files().get(0).digest());
  }

  @Test
  void aDigestThatIsGivenLater_throwsAwayWhatHasAnother() {
    models.begin(WANTED);
    weights.append("tiny", "model.gguf", new byte[] {'G', 'G', 'U', 'F'});
    ServedFile server = new ServedFile(new byte[] {'G', 'G', 'U', 'F', 1});
    Download download = new Download(models, server, new ManualClock(1_000));
    LocalModel held = model("Tiny", URL, "ab".repeat(32));
    ByokException refusal = assertThrows(ByokException.class, () -> download.run(held, progress -> {}));
    assertEquals(ErrorCode.PROVIDER_ERROR, refusal.code());
    assertEquals(0, weights.length("tiny", "model.gguf"));
  }

  @Test
  void aPageThatIsClosedAmidANote_leavesTheFormerOrTheNext() {
    LocalModel next = model("Next", URL, "");
    boolean done = false;
    for (int changes = 0; !done; changes++) {
      InMemoryWeights store = new InMemoryWeights(1 << 20);
      new LocalModels(store, new JvmJson()).note(WANTED);
      done = isDone(new LocalModels(new Closing(store, changes), new JvmJson()), next);
      LocalModel found = new LocalModels(store, new JvmJson()).find("tiny");
      assertTrue(WANTED.equals(found) || next.equals(found), "after " + changes + " changes: " + found);
      assertTrue(changes < 20);
    }
  }

  private static boolean isDone(LocalModels models, LocalModel next) {
    try {
      models.note(next);
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", ".hidden", "a/b", "a b", "../a", "a~0"})
  void aModelOfAnIdThatIsNone_isNotOffered(String id) {
    Value data = new JvmJson().parse("""
        {"models": [{"id": "%s", "name": "Tiny", "engine": "wllama", "files": [{"name": "m.gguf", "url": "%s"}]}]}"""
        .formatted(id, URL));
    assertEquals(List.of(), LocalModels.offered(data, Gpu.NONE));
  }

  @Test
  void find_ofNothing_isNothing() {
    assertNull(models.find("tiny"));
    assertFalse(models.isReady("tiny"));
  }

  /** A store whose page is closed after some changes. */
  private static final class Closing implements Weights {
    private final Weights store;
    private int left;

    Closing(Weights store, int changes) {
      this.store = store;
      this.left = changes;
    }

    private void change() {
      if (left-- == 0) {
        throw new IllegalStateException("closed");
      }
    }

    @Override
    public List<String> folders() {
      return store.folders();
    }

    @Override
    public long length(String folder, String file) {
      return store.length(folder, file);
    }

    @Override
    public void append(String folder, String file, byte[] bytes) {
      change();
      store.append(folder, file, bytes);
    }

    @Override
    public byte[] read(String folder, String file, long from, int most) {
      return store.read(folder, file, from, most);
    }

    @Override
    public void clear(String folder, String file) {
      change();
      store.clear(folder, file);
    }

    @Override
    public void remove(String folder) {
      change();
      store.remove(folder);
    }

    @Override
    public long room() {
      return store.room();
    }
  }
}

package byok.core.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.port.FileSource;
import byok.core.port.Http;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Utf8;
import byok.testkit.InMemoryWeights;
import byok.testkit.JvmJson;
import byok.testkit.ManualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that sends what it should not, and a store that somebody else writes to. */
class FileFaultsTest {
  private static final int LENGTH = Download.CHUNK + 12_345;
  private static final String URL = "https://models.example/tiny.gguf";

  private final byte[] file = gguf(LENGTH);
  private final InMemoryWeights weights = new InMemoryWeights(1L << 30);
  private final LocalModels models = new LocalModels(weights, new JvmJson());
  private final ServedFile server = new ServedFile(file);
  private final List<Progress> told = new ArrayList<>();
  private final ManualClock clock = new ManualClock(1_000_000);

  private static byte[] gguf(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    System.arraycopy(Utf8.encode("GGUF"), 0, bytes, 0, 4);
    return bytes;
  }

  private static LocalModel model(long bytes, String digest) {
    return model(URL, bytes, digest);
  }

  private static LocalModel model(String url, long bytes, String digest) {
    return new LocalModel("tiny", "Tiny", "wllama", List.of(new ModelFile("tiny.gguf", url, bytes, digest)), 0, 0, "");
  }

  private String digest() {
    Sha256 sha = new Sha256();
    sha.update(file);
    return sha.hex();
  }

  private LocalModel run(LocalModel model) {
    return new Download(models, server, clock).run(model, told::add);
  }

  private ErrorCode refused(LocalModel model) {
    return assertThrows(ByokException.class, () -> run(model)).code();
  }

  /** A part of it is here. */
  private long part(LocalModel model) {
    server.breaksAfter = 200_000;
    assertEquals(ErrorCode.PROVIDER_DISCONNECTED, refused(model));
    server.breaksAfter = -1;
    server.asked.clear();
    return weights.length("tiny", "tiny.gguf");
  }

  private void assertWhole() {
    assertTrue(models.isReady("tiny"));
    assertArrayEquals(file, weights.read("tiny", "tiny.gguf", 0, 2 * LENGTH));
  }

  private void assertNothing() {
    assertFalse(models.isReady("tiny"));
    assertEquals(0, weights.length("tiny", "tiny.gguf"));
  }

  @Test
  void aServerThatSendsMore_isNotReadOn_andItsAnswerIsEnded() {
    server.bytes = gguf(4 * LENGTH);
    int[] pieces = {0};
    server.afterPiece = () -> pieces[0]++;
    AtomicBoolean ended = new AtomicBoolean();
    FileSource heard = (url, from, cancel) -> {
      cancel.onCancel(() -> ended.set(true));
      return server.open(url, from, cancel);
    };
    Download download = new Download(models, heard, clock);
    assertEquals(ErrorCode.PROVIDER_ERROR,
        assertThrows(ByokException.class, () -> download.run(model(LENGTH, ""), told::add)).code());
    assertEquals(LENGTH / 70_000 + 1, pieces[0]);
    assertTrue(ended.get(), "the rest of the answer still comes");
    assertNothing();
  }

  @ParameterizedTest
  @CsvSource({"100000, 0", "0, 0", "-1, 300000"})
  void aRestOfAnotherPlaceOrFile_isNotPutBehindTheFirst(int begin, int whole) {
    part(model(0, ""));
    server.saysBegin = begin;
    server.saysWhole = whole;
    assertEquals(ErrorCode.PROVIDER_ERROR, refused(model(0, "")));
    assertNothing();
  }

  @Test
  void aRestOfAFileOfAnotherLengthThanIsKnown_isRefused() {
    part(model(LENGTH, ""));
    server.saysWhole = LENGTH + 1;
    assertEquals(ErrorCode.PROVIDER_ERROR, refused(model(LENGTH, "")));
    assertNothing();
  }

  @Test
  void whereNoMoreIsSaidToCome_whatIsHereIsWhole_ifThatIsSaidOrKnown() {
    run(model(0, ""));
    weights.clear("tiny", "complete");
    forgetLength();
    server.asked.clear();
    run(model(0, ""));
    assertEquals(List.of((long) LENGTH), server.asked);
    assertWhole();
  }

  @Test
  void whereNoMoreComes_andNothingTellsTheLength_itBeginsAnew() {
    run(model(0, ""));
    weights.clear("tiny", "complete");
    forgetLength();
    server.asked.clear();
    server.tellsRange = false;
    run(model(0, ""));
    assertEquals(List.of((long) LENGTH, 0L), server.asked);
    assertWhole();
  }

  @Test
  void aFileThatGotShorter_beginsAnew() {
    part(model(0, ""));
    server.bytes = gguf(100_000);
    run(model(0, ""));
    assertArrayEquals(server.bytes, weights.read("tiny", "tiny.gguf", 0, LENGTH));
  }

  /** As it is known where the page was closed before all was noted. */
  private void forgetLength() {
    models.note(model(0, ""));
  }

  @Test
  void moreThanTheFileHas_beginsAnew() {
    models.note(model(LENGTH, ""));
    weights.append("tiny", "tiny.gguf", new byte[LENGTH + 1]);
    run(model(LENGTH, ""));
    assertEquals(List.of(0L), server.asked);
    assertWhole();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<!doctype html><title>Sign in</title>", "GG", "PK\u0003\u0004 and more"})
  void whatIsNoModel_isNotKept(String text) {
    server.bytes = Utf8.encode(text);
    ByokException refusal = assertThrows(ByokException.class, () -> run(model(0, "")));
    assertEquals(ErrorCode.PROVIDER_ERROR, refusal.code());
    assertTrue(refusal.getMessage().contains("is no model"), refusal.getMessage());
    assertNothing();
  }

  @Test
  void whatIsNoModel_isNotReadToItsEnd() {
    server.bytes = new byte[LENGTH];
    int[] pieces = {0};
    server.afterPiece = () -> pieces[0]++;
    assertEquals(ErrorCode.PROVIDER_ERROR, refused(model(0, "")));
    assertEquals(1, pieces[0]);
  }

  @Test
  void aFileThatSomebodyElseWritesTo_isThrownAway() {
    server.afterPiece = new Runnable() {
      private int pieces;

      @Override
      public void run() {
        if (++pieces == 3) {
          weights.append("tiny", "tiny.gguf", new byte[] {1});
        }
      }
    };
    assertEquals(ErrorCode.PROVIDER_ERROR, refused(model(0, "")));
    assertNothing();
  }

  @Test
  void aHeadWithAbsurdFigures_saysNothing() {
    FileSource absurd = (url, from, cancel) -> new Headed(server.open(url, from, cancel));
    new Download(models, absurd, clock).run(model(0, ""), told::add);
    assertWhole();
    assertEquals(0, told.get(1).total());
  }

  /** The same answer under a head that no file has. */
  private record Headed(Http.Response answer) implements Http.Response {
    @Override
    public int status() {
      return answer.status();
    }

    @Override
    public List<Http.Header> headers() {
      return List.of(new Http.Header("content-length", "9223372036854775807"),
          new Http.Header("content-range", "bytes -5--7/99999999999999999999"));
    }

    @Override
    public byte[] read() {
      return answer.read();
    }
  }

  @Test
  void aDigestThatTakesItsTime_isTold() {
    ManualClock slow = clock;
    FileSource end = (url, from, cancel) -> new Slow(server.open(url, from, cancel), slow);
    new Download(models, end, slow).run(model(0, digest()), told::add);
    assertTrue(told.stream().anyMatch(Progress::checking), "nothing says that it is checked");
    assertFalse(told.get(told.size() - 1).checking());
  }

  /** At its end time passes that nobody was told of. */
  private record Slow(Http.Response answer, ManualClock clock) implements Http.Response {
    @Override
    public int status() {
      return answer.status();
    }

    @Override
    public List<Http.Header> headers() {
      return answer.headers();
    }

    @Override
    public byte[] read() {
      byte[] bytes = answer.read();
      clock.advance(bytes == null ? 300 : 0);
      return bytes;
    }
  }

  @Test
  void theQueryOfAnAddress_isKeptForAsLongAsItIsNeeded() {
    LocalModel secret = model(URL + "?token=marked", 0, "");
    part(secret);
    assertEquals(URL + "?token=marked", models.find("tiny").files().get(0).url());
    assertEquals(URL, run(secret).files().get(0).url());
    assertEquals(URL, models.find("tiny").files().get(0).url());
    assertFalse(Utf8.decode(weights.read("tiny", "model.json", 0, 9_999)).contains("marked"));
    assertEquals(0, weights.length("tiny", "model.next.json"));
  }
}

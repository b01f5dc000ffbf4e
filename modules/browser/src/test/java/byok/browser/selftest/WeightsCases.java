package byok.browser.selftest;

import static byok.browser.selftest.Tap.isTrue;
import static byok.browser.selftest.Tap.same;

import byok.browser.platform.BlobFile;
import byok.browser.platform.FetchFiles;
import byok.browser.platform.Green;
import byok.browser.platform.OpfsWeights;
import byok.core.port.Http;
import byok.core.port.Weights;
import java.util.List;

/** Files of models on the disk, and the fetching of them. The same cases as testkit's {@code WeightsContract}. */
final class WeightsCases {
  private static final int PIECE = 30_000;

  private final Weights weights = OpfsWeights.own();
  private final String upstream;

  WeightsCases(String upstream) {
    this.upstream = upstream;
  }

  void run(Tap tap) {
    tap.test("weights_append_addsAtTheEnd_andReadsAcross", this::append);
    tap.test("weights_appendOfMany_keepsEachByte", this::many);
    tap.test("weights_whatIsNotThere_isEmpty", this::nothing);
    tap.test("weights_clear_throwsAwayOneFile", this::clear);
    tap.test("weights_remove_throwsAwayAFolder", this::remove);
    tap.test("weights_anotherLook_seesTheSame", this::again);
    tap.test("weights_readWhileWritten_isOneOrTheOther", this::meanwhile);
    tap.test("weights_room_isThere", () -> isTrue("room", weights.room() > PIECE));
    tap.test("files_open_fromAByteOn", this::range);
    tap.test("files_ofABlob_fromAByteOn", this::blob);
  }

  private void empty() {
    for (String folder : weights.folders()) {
      weights.remove(folder);
    }
  }

  private void append() {
    empty();
    weights.append("a", "w", new byte[] {1, 2, 3});
    weights.append("a", "w", new byte[] {4, 5});
    isTrue("length", weights.length("a", "w") == 5);
    equal("1 2 3 4 5", weights.read("a", "w", 0, 99));
    equal("3 4", weights.read("a", "w", 2, 2));
    equal("5", weights.read("a", "w", 4, 2));
    equal("", weights.read("a", "w", 5, 2));
  }

  private void many() {
    empty();
    byte[] piece = new byte[PIECE];
    for (int i = 0; i < 12; i++) {
      piece[0] = (byte) i;
      piece[PIECE - 1] = (byte) -i;
      weights.append("a", "w", piece);
    }
    isTrue("length", weights.length("a", "w") == 12L * PIECE);
    for (int i = 0; i < 12; i++) {
      isTrue("first of " + i, weights.read("a", "w", (long) i * PIECE, 1)[0] == (byte) i);
      isTrue("last of " + i, weights.read("a", "w", (i + 1L) * PIECE - 1, 1)[0] == (byte) -i);
    }
  }

  private void nothing() {
    empty();
    same(List.of(), weights.folders());
    isTrue("length", weights.length("a", "w") == 0);
    equal("", weights.read("a", "w", 0, 10));
    weights.clear("a", "w");
    weights.remove("a");
    same(List.of(), weights.folders());
  }

  private void clear() {
    empty();
    weights.append("a", "w", new byte[] {1});
    weights.append("a", "w.1", new byte[] {2, 3});
    weights.clear("a", "w");
    isTrue("cleared", weights.length("a", "w") == 0);
    isTrue("other", weights.length("a", "w.1") == 2);
    weights.append("a", "w", new byte[] {9});
    equal("9", weights.read("a", "w", 0, 10));
  }

  private void remove() {
    empty();
    weights.append("a", "w", new byte[] {1});
    weights.append("b.c-d_e", "w", new byte[] {2});
    weights.remove("a");
    same(List.of("b.c-d_e"), weights.folders());
    isTrue("gone", weights.length("a", "w") == 0);
  }

  private void again() {
    empty();
    weights.append("a", "w", new byte[] {7, 8});
    equal("7 8", OpfsWeights.own().read("a", "w", 0, 9));
    empty();
  }

  private void meanwhile() {
    empty();
    weights.append("a", "w", new byte[] {7});
    for (int i = 0; i < 20; i++) {
      boolean[] written = {false};
      Green.run(() -> {
        weights.clear("a", "w");
        weights.append("a", "w", new byte[] {7});
        written[0] = true;
      });
      while (!written[0]) {
        byte[] bytes = weights.read("a", "w", 0, 9);
        isTrue("none or all", bytes.length == 0 || bytes[0] == 7);
      }
    }
    empty();
  }

  private void range() {
    FetchFiles files = new FetchFiles();
    byte[] whole = Http.readAll(files.open(upstream + "/file", 0, Http.Cancel.NEVER), 1 << 20);
    Http.Response rest = files.open(upstream + "/file", 5, Http.Cancel.NEVER);
    isTrue("206", rest.status() == 206);
    byte[] bytes = Http.readAll(rest, 1 << 20);
    isTrue("rest", bytes.length == whole.length - 5 && bytes[0] == whole[5]);
    isTrue("416", files.open(upstream + "/file", whole.length, Http.Cancel.NEVER).status() == 416);
    isTrue("redirected", files.open(upstream + "/moved", 0, Http.Cancel.NEVER).status() == 200);
  }

  private void blob() {
    empty();
    weights.append("a", "w", new byte[3 << 20]);
    weights.append("a", "w", new byte[] {1, 2, 3});
    BlobFile file = new BlobFile(OpfsWeights.own().blob("a", "w"));
    isTrue("all", Http.readAll(file.open("", 0, Http.Cancel.NEVER), 4 << 20).length == (3 << 20) + 3);
    Http.Response rest = file.open("", (3 << 20) + 1, Http.Cancel.NEVER);
    isTrue("206", rest.status() == 206 && rest.headers().get(0).value().equals("2"));
    equal("2 3", Http.readAll(rest, 99));
    isTrue("416", file.open("", (3 << 20) + 3, Http.Cancel.NEVER).status() == 416);
    empty();
  }

  private static void equal(String expected, byte[] actual) {
    StringBuilder text = new StringBuilder();
    for (byte b : actual) {
      text.append(text.length() == 0 ? "" : " ").append(b);
    }
    same(expected, text.toString());
  }
}

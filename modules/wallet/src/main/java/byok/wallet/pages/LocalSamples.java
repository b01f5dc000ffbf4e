package byok.wallet.pages;

import byok.wallet.pages.local.LocalItem;
import byok.wallet.pages.local.LocalList;
import byok.wallet.pages.local.LocalServer;
import byok.wallet.pages.local.LocalState;
import java.util.List;

/** Local models in each state. */
final class LocalSamples {
  private static final long MB = 1 << 20;

  private LocalSamples() {}

  static LocalList some() {
    return new LocalList(
        List.of(
            new LocalItem("browser", "This browser’s own model", new LocalItem.Size(0, 0, 0),
                LocalItem.Place.PROCESSOR, "", new LocalState.Own(0, false, "")),
            item("SmolLM2-360M", "SmolLM2 360M", 369 * MB, LocalItem.Place.PROCESSOR, new LocalState.Ready(369 * MB)),
            item("Qwen2.5-1.5B", "Qwen 2.5 1.5B", 1_066 * MB, LocalItem.Place.PROCESSOR,
                new LocalState.Coming(403 * MB, 1_066 * MB, 11 * MB, 60, LocalState.Doing.DOWNLOADS)),
            item("Qwen3-1.7B", "Qwen3 1.7B", 1_223 * MB, LocalItem.Place.PROCESSOR,
                new LocalState.Coming(1_223 * MB, 1_223 * MB, 0, 0, LocalState.Doing.CHECKS)),
            item("SmolLM2-1.7B", "SmolLM2 1.7B", 1_007 * MB, LocalItem.Place.PROCESSOR,
                new LocalState.Elsewhere(96 * MB, 1_007 * MB)),
            item("SmolLM2-135M", "SmolLM2 135M", 138 * MB, LocalItem.Place.PROCESSOR,
                new LocalState.Stopped(61 * MB, 138 * MB, "")),
            item("Llama-3.2-1B", "Llama 3.2 1B", 770 * MB, LocalItem.Place.GPU,
                new LocalState.Stopped(220 * MB, 770 * MB, "The connection broke before the whole model was there. "
                    + "What has come is kept: go on when there is a connection again.")),
            item("my-notes-3b", "my-notes-3b.gguf", 1_900 * MB, LocalItem.Place.PROCESSOR,
                new LocalState.Lost(1_210 * MB, 1_900 * MB, "")),
            item("Qwen3-0.6B", "Qwen3 0.6B", 0, LocalItem.Place.GPU, new LocalState.Offered()),
            item("Phi-3.5-mini", "Phi 3.5 mini", 2_282 * MB, LocalItem.Place.NOWHERE, new LocalState.Offered()),
            item("gemma3-1b", "Gemma 3 1B", 678 * MB, LocalItem.Place.NOWHERE, new LocalState.Ready(678 * MB))),
        1_670 * MB, 41_000 * MB);
  }

  static List<LocalServer> servers() {
    return List.of(
        new LocalServer("ollama", "Ollama", "http://localhost:11434/v1"), new LocalServer("lmstudio", "LM Studio", ""));
  }

  private static LocalItem item(String id, String name, long bytes, LocalItem.Place place, LocalState state) {
    LocalItem.Size size = new LocalItem.Size(bytes, 0, bytes == 0 ? 1_403 * MB : bytes + bytes / 2);
    return new LocalItem(id, name, size, place, "Apache-2.0", state);
  }
}

package byok.wallet.dashboard;

import byok.browser.platform.Green;
import byok.browser.platform.OwnModel;
import byok.core.local.LocalModel;
import byok.wallet.pages.local.LocalState;

/** The browser's own model: whether it is there, and the fetching of it, which the browser does. */
final class OwnModelDesk {
  private static final String NOT_FETCHED =
      "The browser did not fetch its model. Try again; it may lack room or a fast connection.";

  private final Board board;
  private final LocalRuns.Watcher watcher;
  private LocalState.Own state;

  OwnModelDesk(Board board, LocalRuns.Watcher watcher) {
    this.board = board;
    this.watcher = watcher;
  }

  /** Null where this browser has none for this device. */
  LocalState.Own state() {
    return state;
  }

  boolean isReady() {
    return state != null && state.isReady();
  }

  /** Asks the browser. */
  void look() {
    boolean known = state != null && !state.isReady();
    state = switch (OwnModel.availability()) {
      case "available" -> new LocalState.Own(1, false, "");
      case "downloading" -> known && state.comes() ? state : new LocalState.Own(0, true, "");
      case "downloadable" -> known ? state : new LocalState.Own(0, false, "");
      default -> null;
    };
  }

  /** In a click. */
  void fetch() {
    state = new LocalState.Own(0, true, "");
    Green.run(() -> {
      boolean came = OwnModel.fetch(this::came);
      state = new LocalState.Own(came ? 1 : 0, false, came ? "" : NOT_FETCHED);
      board.desk.tasks.put(board::refresh);
    });
  }

  /** Straight from the browser: may not wait. */
  private void came(double part) {
    state = new LocalState.Own(part, true, "");
    watcher.came(LocalModel.OWN, state);
  }
}

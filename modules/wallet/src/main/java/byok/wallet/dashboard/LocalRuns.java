package byok.wallet.dashboard;

import byok.browser.platform.FetchFiles;
import byok.browser.platform.Green;
import byok.browser.platform.OpfsWeights;
import byok.browser.platform.WebLocks;
import byok.core.audit.AuditKind;
import byok.core.local.Download;
import byok.core.local.LocalModel;
import byok.core.local.LocalModels;
import byok.core.local.Progress;
import byok.core.port.FileSource;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.wallet.pages.local.LocalState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Models on their way into this browser: one run for each, and how each of them stands. One for a page of the wallet,
 * whatever that shows: they go on while the wallet is locked. A lock for each model keeps other pages from writing.
 */
final class LocalRuns {
  /** Hears how far one is, and where one has ended. */
  interface Watcher {
    void came(LocalModel model, LocalState state);

    void ended();
  }

  /** Holds the lock of its model until it is settled. */
  private static final class Run {
    private final Runnable release;
    private Download download;
    private boolean unwanted;

    Run(Runnable release) {
      this.release = release;
    }

    void giveUp() {
      unwanted = true;
      download.pause();
    }
  }

  private static final String LOCK = "byok-model-";
  private static final String FULL = "Delete another model, or make room on the disk, then go on.";

  private static final Watcher NOBODY = new Watcher() {
    @Override
    public void came(LocalModel model, LocalState state) {}

    @Override
    public void ended() {}
  };

  private final Desk desk;
  private final LocalModels models;
  private final WebLocks locks = WebLocks.own();
  private final Map<String, Run> running = new HashMap<>();
  private final Map<String, FileSource> chosen = new HashMap<>();
  private final Map<String, LocalState> coming = new HashMap<>();
  private final Set<String> elsewhere = new HashSet<>();
  private Watcher watcher = NOBODY;

  LocalRuns(Desk desk) {
    this.desk = desk;
    this.models = new LocalModels(OpfsWeights.own(), desk.ports.json());
  }

  /** @param listener hears of them from now on, in the place of the one before; null is nobody */
  void tell(Watcher listener) {
    watcher = listener == null ? NOBODY : listener;
  }

  /** Looks which models other pages have on their way; true where these are others than at the last look. */
  boolean look() {
    Set<String> before = new HashSet<>(elsewhere);
    elsewhere.clear();
    List<String> held = locks.heldNames();
    for (String name : held == null ? List.<String>of() : held) {
      if (name.startsWith(LOCK) && !running.containsKey(name.substring(LOCK.length()))) {
        elsewhere.add(name.substring(LOCK.length()));
      }
    }
    return !elsewhere.equals(before);
  }

  LocalState state(LocalModel model) {
    LocalState now = coming.get(model.id());
    if (now != null) {
      return now;
    }
    long stored = models.stored(model);
    if (elsewhere.contains(model.id())) {
      return new LocalState.Elsewhere(stored, model.bytes());
    }
    if (models.isReady(model.id())) {
      return new LocalState.Ready(stored);
    }
    if (models.find(model.id()) == null) {
      return new LocalState.Offered();
    }
    return sourceOf(model) == null
        ? new LocalState.Lost(stored, model.bytes(), "")
        : new LocalState.Stopped(stored, model.bytes(), "");
  }

  /** Copies a file in; refused where another model has its id. */
  void copy(LocalModel model, FileSource source) {
    Run run = hold(model.id());
    if (run != null) {
      try {
        chosen.put(models.add(model).id(), source);
      } catch (ByokException e) {
        release(model.id());
        throw e;
      }
      start(run, model, source);
    }
  }

  /** Where a model comes from; null for a file that this page was not given. */
  private FileSource sourceOf(LocalModel model) {
    return model.isOwners() ? chosen.get(model.id()) : new FetchFiles();
  }

  void begin(LocalModel model) {
    FileSource source = model == null ? null : sourceOf(model);
    Run run = source == null ? null : hold(model.id());
    if (run != null) {
      start(run, model, source);
    }
  }

  /** Null where this page has it on its way, or another. */
  private Run hold(String id) {
    Runnable release = running.containsKey(id) ? null : locks.tryTake(LOCK + id);
    Run run = release == null ? null : new Run(release);
    if (run != null) {
      running.put(id, run);
    }
    return run;
  }

  private void release(String id) {
    running.remove(id).release.run();
  }

  private void start(Run run, LocalModel model, FileSource source) {
    run.download = new Download(models, source, desk.ports.clock());
    coming.put(model.id(), new LocalState.Coming(models.stored(model), model.bytes(), 0, -1, doing(model)));
    desk.channel.tellChanged("keys");
    Green.run(() -> run(run.download, model));
  }

  private static LocalState.Doing doing(LocalModel model) {
    return model.isOwners() ? LocalState.Doing.COPIES : LocalState.Doing.DOWNLOADS;
  }

  private void run(Download download, LocalModel model) {
    LocalState end = null;
    try {
      download.run(model, progress -> show(model, progress));
    } catch (ByokException e) {
      end = stopped(model, e);
    }
    LocalState last = end;
    desk.tasks.put(() -> ended(model, last));
  }

  private LocalState stopped(LocalModel model, ByokException e) {
    // By its note: which files there are may have come to light meanwhile.
    LocalModel here = models.find(model.id());
    long stored = here == null ? 0 : models.stored(here);
    long total = here == null ? 0 : here.bytes();
    if (e.code() == ErrorCode.INVALID_REQUEST) {
      chosen.remove(model.id());
      return new LocalState.Lost(stored, total, sentence(e));
    }
    return new LocalState.Stopped(stored, total, e.code() == ErrorCode.ABORTED ? "" : sentence(e));
  }

  static String sentence(ByokException e) {
    String hint = e.details().text("hint");
    String next = hint == null && e.code() == ErrorCode.STORAGE_FULL ? FULL : hint;
    return next == null ? e.getMessage() : e.getMessage() + " " + next;
  }

  private void show(LocalModel model, Progress now) {
    LocalState state = new LocalState.Coming(
        now.stored(), now.total(), now.perSecond(), now.secondsLeft(),
        now.checking() ? LocalState.Doing.CHECKS : doing(model));
    coming.put(model.id(), state);
    watcher.came(model, state);
  }

  private void ended(LocalModel model, LocalState end) {
    coming.remove(model.id());
    try {
      settle(model, end);
    } finally {
      release(model.id());
    }
    desk.channel.tellChanged("keys");
    watcher.ended();
  }

  private void settle(LocalModel model, LocalState end) {
    if (running.get(model.id()).unwanted) {
      remove(model.id());
    } else if (end == null) {
      chosen.remove(model.id());
      note(model.isOwners() ? "local model copied in: " : "local model downloaded: ", model.id());
    } else {
      coming.put(model.id(), end);
    }
  }

  void pause(String id) {
    Run run = running.get(id);
    if (run != null) {
      run.download.pause();
    }
  }

  /** Deletes what is there of it, unless another page has it on its way. */
  void delete(String id) {
    Run run = running.get(id);
    if (run != null) {
      run.giveUp();
    } else if (hold(id) != null) {
      try {
        remove(id);
      } finally {
        release(id);
      }
    }
  }

  /** The wallet goes, and what is on its way with it. */
  void giveUpAll() {
    running.values().forEach(Run::giveUp);
    coming.clear();
    chosen.clear();
  }

  private void remove(String id) {
    coming.remove(id);
    chosen.remove(id);
    models.remove(id);
    note("local model deleted: ", id);
  }

  private void note(String what, String id) {
    if (desk.vault.exists()) {
      desk.note(desk.event(AuditKind.SETTINGS_CHANGED).detail(what + id));
    }
  }
}

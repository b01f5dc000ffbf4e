package byok.core.local;

import byok.core.port.Clock;
import byok.core.port.FileSource;
import byok.core.port.Http;
import byok.core.port.Weights;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings a model's files into the store, from where an earlier try ended. What is stored stays where it breaks off, but
 * for a file that turns out to be another: that is thrown away.
 */
public final class Download {
  /** What is stored at once: a broken download loses less than this. */
  static final int CHUNK = 8 << 20;

  /** What is left to the wallet itself and to what the browser counts otherwise. */
  static final long MARGIN = 64L << 20;

  /** Hears how far it is; may not wait. */
  public interface Watcher {
    void progressed(Progress progress);
  }

  private final LocalModels models;
  private final Weights weights;
  private final FileSource source;
  private final Clock clock;
  private final Stop stop = new Stop();

  public Download(LocalModels models, FileSource source, Clock clock) {
    this.models = models;
    this.weights = models.weights();
    this.source = source;
    this.clock = clock;
  }

  /**
   * Runs until all files are there; blocks.
   *
   * @throws ByokException {@code ABORTED} after {@link #pause}, {@code STORAGE_FULL}, {@code OFFLINE} and its like,
   *     {@code PROVIDER_REFUSED} where the address gives no such file, {@code PROVIDER_ERROR} where it gave another
   */
  public LocalModel run(LocalModel wanted, Watcher watcher) {
    try {
      return bring(models.begin(wanted), watcher);
    } finally {
      // An answer that was not read to its end would go on coming.
      stop.now();
    }
  }

  private LocalModel bring(LocalModel begun, Watcher watcher) {
    LocalModel model = begun;
    Pace pace = new Pace(clock, models.stored(model), watcher);
    requireRoom(model.bytes() - models.stored(model));
    if (MlcFolder.isUnread(model)) {
      model = models.read(fetch(model, pace));
    }
    return models.complete(fetch(model, pace));
  }

  /** Gives the model with the true lengths of its files. */
  private LocalModel fetch(LocalModel model, Pace pace) {
    List<ModelFile> files = new ArrayList<>(model.files());
    for (int i = 0; i < files.size(); i++) {
      boolean known = files.get(i).bytes() > 0;
      files.set(i, fetch(model.id(), files.get(i), pace, restOf(model, i)));
      if (!known) {
        models.note(model.with(files));
      }
    }
    return model.with(files);
  }

  private ModelFile fetch(String folder, ModelFile file, Pace pace, long rest) {
    ModelFile older = MlcFolder.older(file);
    try {
      return new FileDownload(this, folder, file).run(pace, rest);
    } catch (ByokException e) {
      if (older == null || e.code() != ErrorCode.PROVIDER_REFUSED) {
        throw e;
      }
      return file.ofLength(new FileDownload(this, folder, older).run(pace, rest).bytes());
    }
  }

  /** What is still to come of the files after one; -1 where that is not known of one of them. */
  private long restOf(LocalModel model, int at) {
    long rest = 0;
    for (ModelFile file : model.files().subList(at + 1, model.files().size())) {
      if (file.bytes() == 0) {
        return -1;
      }
      rest += file.bytes() - weights.length(model.id(), file.name());
    }
    return rest;
  }

  /** Refused before a byte comes where it is known that they do not fit. */
  void requireRoom(long needed) {
    long room = weights.room();
    long most = room - MARGIN;
    if (needed > 0 && needed > most) {
      throw new ByokException(
          ErrorCode.STORAGE_FULL, "This browser has too little room for the model.",
          new Value.Obj().put("limit", (double) Math.max(0, most)).put("actual", (double) needed).put("unit", "bytes")
              .put("hint", "Delete another model, or make room on the disk, then go on."));
    }
  }

  /** Ends the run soon, from another thread; what is stored stays. */
  public void pause() {
    stop.now();
  }

  Weights weights() {
    return weights;
  }

  Http.Response open(String url, long from) {
    return source.open(url, from, stop);
  }

  boolean isOffline() {
    return source.isOffline();
  }

  void goOn() {
    if (stop.isCancelled()) {
      throw new ByokException(ErrorCode.ABORTED, "The download was stopped.");
    }
  }

  /** Stops what runs and what comes. */
  private static final class Stop implements Http.Cancel {
    private final List<Action> actions = new ArrayList<>();
    private boolean stopped;

    @Override
    public boolean isCancelled() {
      return stopped;
    }

    @Override
    public void onCancel(Action action) {
      actions.add(action);
    }

    void now() {
      stopped = true;
      for (Action action : List.copyOf(actions)) {
        action.run();
      }
    }
  }
}

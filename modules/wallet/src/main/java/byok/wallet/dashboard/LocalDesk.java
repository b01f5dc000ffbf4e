package byok.wallet.dashboard;

import byok.browser.platform.BlobFile;
import byok.browser.platform.Graphics;
import byok.browser.platform.Green;
import byok.browser.platform.KeptPages;
import byok.browser.platform.OpfsWeights;
import byok.browser.platform.Page;
import byok.core.local.LocalKey;
import byok.core.local.LocalModel;
import byok.core.local.LocalModels;
import byok.core.local.ModelFile;
import byok.core.local.OwnersFile;
import byok.core.port.Gpu;
import byok.protocol.ByokException;
import byok.ui.PickedFile;
import byok.wallet.pages.dashboard.Tab;
import byok.wallet.pages.local.LocalActions;
import byok.wallet.pages.local.LocalItem;
import byok.wallet.pages.local.LocalList;
import byok.wallet.pages.local.LocalState;
import byok.wallet.pages.local.LocalView;
import byok.wallet.shared.EngineLine;
import byok.wallet.shared.Platform;
import java.util.ArrayList;
import java.util.List;

/** The models of this browser: those that are here, on their way, and on offer. */
final class LocalDesk implements LocalActions, LocalRuns.Watcher {
  private static final int LOOK_MILLIS = 1_000;

  private final Board board;
  private final Desk desk;
  private final OpfsWeights weights = OpfsWeights.own();
  private final LocalModels models;
  private final Gpu gpu = Graphics.find();
  private final List<LocalModel> offered;
  private final LocalRuns runs;
  private final OwnModelDesk own;
  private LocalView view;

  LocalDesk(Board board) {
    this.board = board;
    this.desk = board.desk;
    this.models = new LocalModels(weights, desk.ports.json());
    this.offered = offered(desk, gpu);
    this.runs = desk.runs();
    this.own = new OwnModelDesk(board, this);
    runs.tell(this);
  }

  /** What is here can be managed without the list. */
  private static List<LocalModel> offered(Desk desk, Gpu gpu) {
    try {
      return Platform.localModels(desk.ports, gpu);
    } catch (ByokException e) {
      return List.of();
    }
  }

  /** Deletes all models, and what the wallet keeps of itself to answer by them without a network. */
  static void erase(Desk desk) {
    desk.giveUpRuns();
    OpfsWeights weights = OpfsWeights.own();
    if (weights != null) {
      weights.folders().forEach(weights::remove);
    }
    KeptPages.forget();
  }

  /** The card of a page that is opened; downloads go on whatever page is. {@code null} where models cannot be kept. */
  LocalView open() {
    view = weights == null ? null : new LocalView(this);
    watch(view);
    return view;
  }

  /** The dashboard gave way to another page. */
  void close() {
    view = null;
    runs.tell(null);
  }

  /** Keeps saying who waits for the engine and what other pages do, while that is to be seen. */
  private void watch(LocalView shown) {
    if (shown != null && shown == view && board.shows(Tab.KEYS)) {
      if (Page.isVisible()) {
        EngineLine line = EngineLine.now();
        shown.showLine(line.running(), line.waiting());
        if (runs.look()) {
          desk.tasks.put(this::refresh);
        }
      }
      desk.timers.after(LOOK_MILLIS, () -> Green.run(() -> watch(shown)));
    }
  }

  void refresh() {
    if (view == null) {
      return;
    }
    own.look();
    runs.look();
    follow();
    List<LocalItem> items = new ArrayList<>();
    long used = 0;
    for (LocalModel model : all()) {
      items.add(item(model, model.isOwn() ? own.state() : runs.state(model)));
      used += models.stored(model);
    }
    view.showServers(LocalServers.of(desk));
    long room = weights.room();
    view.show(new LocalList(items, used, room == Long.MAX_VALUE ? -1 : room));
  }

  /** The browser's own, those that are offered, then what else is here. */
  private List<LocalModel> all() {
    List<LocalModel> all = new ArrayList<>();
    if (own.state() != null) {
      all.add(LocalModel.OWN);
    }
    for (LocalModel model : offered) {
      LocalModel here = models.find(model.id());
      all.add(here == null ? model : here);
    }
    addNew(all, models.ready());
    addNew(all, models.unfinished());
    return all;
  }

  private static void addNew(List<LocalModel> all, List<LocalModel> more) {
    for (LocalModel model : more) {
      if (find(all, model.id()) == null) {
        all.add(model);
      }
    }
  }

  private static LocalModel find(List<LocalModel> all, String id) {
    for (LocalModel model : all) {
      if (model.id().equals(id)) {
        return model;
      }
    }
    return null;
  }

  private LocalItem item(LocalModel model, LocalState state) {
    LocalItem.Size size = new LocalItem.Size(model.bytes(), model.aboutBytes(), model.memoryBytes());
    LocalItem.Place place = !model.runsOn(gpu) ? LocalItem.Place.NOWHERE
        : model.isForGpu() ? LocalItem.Place.GPU : LocalItem.Place.PROCESSOR;
    return new LocalItem(model.id(), model.name(), size, place, model.licence(), state);
  }

  @Override
  public void came(LocalModel model, LocalState state) {
    if (view != null) {
      view.show(item(model, state));
    }
  }

  @Override
  public void ended() {
    own.look();
    follow();
    board.refresh();
  }

  @Override
  public void download(String id) {
    board.change(id.equals(LocalModel.OWN.id()) ? own::fetch : () -> runs.begin(find(all(), id)));
  }

  @Override
  public void downloadFrom(String address, String sha256) {
    String path = address.indexOf('?') < 0 ? address : address.substring(0, address.indexOf('?'));
    String file = path.substring(path.lastIndexOf('/') + 1);
    ModelFile only = new ModelFile("model.gguf", address, 0, sha256);
    LocalModel model = new LocalModel(LocalModel.idOf(file), file, "wllama", List.of(only), 0, 0, "");
    board.change(() -> {
      try {
        requireFree(model);
        view.addressTaken();
        runs.begin(model);
      } catch (ByokException e) {
        view.addressProblem(LocalRuns.sentence(e));
      }
    });
  }

  /** Nothing that is whole is replaced, and no name of the list means another model. */
  private void requireFree(LocalModel model) {
    models.requireFree(model);
    if (find(offered, model.id()) != null) {
      throw LocalModels.taken(model);
    }
  }

  @Override
  public void copy(PickedFile file) {
    OwnersFile source = new OwnersFile(new BlobFile(file.blob()), file.name(), file.size());
    board.change(() -> {
      try {
        view.fileProblem(null);
        runs.copy(source.model(), source);
      } catch (ByokException e) {
        view.fileProblem(LocalRuns.sentence(e));
      }
    });
  }

  @Override
  public void pause(String id) {
    runs.pause(id);
  }

  @Override
  public void delete(String id) {
    board.change(() -> runs.delete(id));
  }

  /** Apps may ask for what is whole, and for nothing else. */
  private void follow() {
    List<LocalModel> ready = models.ready();
    if (own.isReady()) {
      ready.add(LocalModel.OWN);
    }
    if (LocalKey.follow(desk.keys(), ready, desk.now())) {
      desk.channel.tellChanged("keys");
    }
  }
}

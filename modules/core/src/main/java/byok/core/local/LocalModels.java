package byok.core.local;

import byok.core.port.Gpu;
import byok.core.port.Json;
import byok.core.port.Weights;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Utf8;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/** The models that are in this browser, or on their way: each folder has a note that says which model it is. */
public final class LocalModels {
  private static final String NOTE = "model.json";
  /** The same, while that one is written anew: where the page is closed then, one of them is whole. */
  private static final String NEXT_NOTE = "model.next.json";
  private static final String DONE = "complete";
  private static final int LONGEST_NOTE = 1 << 20;

  /** The names of files in a model's folder that are not the model's. */
  static final List<String> OWN_FILES = List.of(NOTE, NEXT_NOTE, DONE);

  private final Weights weights;
  private final Json json;

  public LocalModels(Weights weights, Json json) {
    this.weights = weights;
    this.json = json;
  }

  /**
   * The models that a wallet offers, from {@code {version: 1, models: [model]}}, each in the form that suits the
   * device; those that are none are left out.
   */
  public static List<LocalModel> offered(Value data, Gpu gpu) {
    List<LocalModel> offered = new ArrayList<>();
    Value.Arr list = data instanceof Value.Obj root ? root.list("models") : null;
    for (int i = 0; list != null && i < list.size(); i++) {
      LocalModel model = list.get(i) instanceof Value.Obj fields ? LocalModel.decode(fields, gpu) : null;
      if (model != null) {
        offered.add(model);
      }
    }
    return offered;
  }

  Weights weights() {
    return weights;
  }

  /** The model with all its files, of which only the first were known and are stored. */
  LocalModel read(LocalModel model) {
    LocalModel whole = new MlcFolder(model, weights, json).read();
    note(whole);
    return whole;
  }

  /** Those that are whole. */
  public List<LocalModel> ready() {
    return list(true);
  }

  /** Those of which a part is still to come. */
  public List<LocalModel> unfinished() {
    return list(false);
  }

  private List<LocalModel> list(boolean whole) {
    List<LocalModel> found = new ArrayList<>();
    for (String folder : weights.folders()) {
      LocalModel model = find(folder);
      if (model != null && whole == isReady(folder)) {
        found.add(model);
      }
    }
    found.sort((a, b) -> a.id().compareTo(b.id()));
    return found;
  }

  /** The model of an id, whole or not; {@code null} where there is none, or its note is damaged. */
  public LocalModel find(String id) {
    LocalModel model = noted(id, NOTE);
    return model == null ? noted(id, NEXT_NOTE) : model;
  }

  private LocalModel noted(String id, String file) {
    byte[] note = weights.read(id, file, 0, LONGEST_NOTE);
    return json.parse(Utf8.decode(note)) instanceof Value.Obj data ? LocalModel.decode(data) : null;
  }

  public boolean isReady(String id) {
    return weights.length(id, DONE) > 0;
  }

  /** Bytes of a model's files that are stored. */
  public long stored(LocalModel model) {
    long sum = 0;
    for (ModelFile file : model.files()) {
      sum += weights.length(model.id(), file.name());
    }
    return sum;
  }

  /** Deletes a model, whole or not. */
  public void remove(String id) {
    weights.remove(id);
  }

  /**
   * Notes that a file of the owner's is to come, from its beginning: nobody knows whether it is the one of which a part
   * is here.
   *
   * @throws ByokException {@code INVALID_REQUEST} where there is another of its id
   */
  public LocalModel add(LocalModel model) {
    LocalModel present = find(model.id());
    if (present != null && (isReady(model.id()) || !present.isOwners())) {
      throw taken(model);
    }
    weights.remove(model.id());
    return begin(model);
  }

  /** Refused where another model that is whole has its id. */
  public void requireFree(LocalModel wanted) {
    LocalModel present = find(wanted.id());
    if (present != null && isReady(wanted.id()) && !present.isFrom(wanted)) {
      throw taken(wanted);
    }
  }

  /** The refusal of a model whose id another has. */
  public static ByokException taken(LocalModel model) {
    return new ByokException(
        ErrorCode.INVALID_REQUEST, "There is a model called " + model.id() + " already.",
        new Value.Obj().put("hint", "Delete that one, or give the file another name."));
  }

  /** Notes that a model is to come. One from another address does not go on where the former ended. */
  LocalModel begin(LocalModel wanted) {
    requireFree(wanted);
    LocalModel present = find(wanted.id());
    if (present != null && present.isFrom(wanted)) {
      return present.heldTo(wanted);
    }
    weights.remove(wanted.id());
    note(wanted);
    return wanted;
  }

  /** Notes that it is whole. What may be a secret in its addresses is needed no longer, and goes. */
  LocalModel complete(LocalModel model) {
    LocalModel whole = model.withoutQueries();
    note(whole);
    weights.clear(model.id(), DONE);
    weights.append(model.id(), DONE, new byte[] {1});
    return whole;
  }

  /** Notes what is known of a model that comes. */
  void note(LocalModel model) {
    byte[] text = Utf8.encode(json.print(model.encode()));
    replace(model.id(), NEXT_NOTE, text);
    replace(model.id(), NOTE, text);
    weights.clear(model.id(), NEXT_NOTE);
  }

  private void replace(String id, String file, byte[] text) {
    weights.clear(id, file);
    weights.append(id, file, text);
  }
}

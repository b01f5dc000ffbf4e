package byok.core.local;

import byok.core.port.Gpu;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A model that runs in this browser.
 *
 * @param id as apps name it behind {@code local/}; letters, digits, {@code . _ -}, no dot first, at most 100
 * @param name for people
 * @param engine what runs it: {@code wllama}, {@code webllm} or {@code browser}
 * @param context the most tokens of prompt and answer together; 0 where the file says it
 * @param memoryBytes what it needs while it runs, as far as is known; else 0
 * @param aboutBytes what somebody said of its size, where its files do not tell it; else 0
 * @param licence its SPDX id or name; empty where it is not known
 */
public record LocalModel(
    String id, String name, String engine, List<ModelFile> files, long context, long memoryBytes, long aboutBytes,
    String licence) {
  /** The browser's own, which has no files here. */
  public static final LocalModel OWN =
      new LocalModel("browser", "This browser’s own model", "browser", List.of(), 0, 0, "");

  private static final int LONGEST_ID = 100;
  private static final String NAMELESS = "model";

  public LocalModel(
      String id, String name, String engine, List<ModelFile> files, long context, long memoryBytes, String licence) {
    this(id, name, engine, files, context, memoryBytes, 0, licence);
  }

  /** Whether the graphics processor runs it. */
  public boolean isForGpu() {
    return MlcFolder.is(this);
  }

  /** Whether it can run on a device; one in numbers of 16 bits has that in its compiled form's name. */
  public boolean runsOn(Gpu gpu) {
    return !isForGpu() || gpu == Gpu.HALVES || gpu == Gpu.SINGLES && !MlcFolder.isInHalves(this);
  }

  /** The most that is known of its size; 0 where nothing is. */
  public long bytes() {
    long sum = 0;
    for (ModelFile file : files) {
      sum += file.bytes();
    }
    return sum;
  }

  public boolean isOwn() {
    return id.equals(OWN.id);
  }

  /** Whether its owner gave it as a file, so that nothing but that file has the rest of it. */
  public boolean isOwners() {
    return !isOwn() && files.get(0).url().isEmpty();
  }

  /** An id for a file of the owner's: what of its name an id may have, and {@code model} where that is nothing. */
  public static String idOf(String fileName) {
    int end = Gguf.isName(fileName) ? fileName.length() - 5 : fileName.length();
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < end && id.length() < LONGEST_ID; i++) {
      char c = fileName.charAt(i);
      if (isOfId(c) && (c != '.' || id.length() > 0)) {
        id.append(c);
      } else if (id.length() > 0 && id.charAt(id.length() - 1) != '-') {
        id.append('-');
      }
    }
    int last = id.length();
    String name = last > 0 && id.charAt(last - 1) == '-' ? id.substring(0, last - 1) : id.toString();
    return name.isEmpty() ? NAMELESS : name.equals(OWN.id) ? name + "-file" : name;
  }

  /** Whether it is an id: it names a folder, too. */
  private static boolean isId(String id) {
    boolean good = id != null && !id.isEmpty() && id.length() <= LONGEST_ID && id.charAt(0) != '.';
    for (int i = 0; good && i < id.length(); i++) {
      good = isOfId(id.charAt(i));
    }
    return good;
  }

  static boolean isOfId(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' || c == '_' || c == '-';
  }

  /** Null for what is no model. */
  static LocalModel decode(Value.Obj data) {
    List<ModelFile> files = files(data);
    if (files.isEmpty() || !isId(data.text("id")) || data.text("name") == null || data.text("engine") == null) {
      return null;
    }
    return new LocalModel(
        data.text("id"), data.text("name"), data.text("engine"), files, data.integer("context", 0),
        data.integer("memoryBytes", 0), data.integer("aboutBytes", 0), ModelFile.orEmpty(data, "licence"));
  }

  /** The same, in the form that suits a device where there are two. */
  static LocalModel decode(Value.Obj data, Gpu gpu) {
    LocalModel model = decode(data);
    if (model == null || gpu != Gpu.SINGLES || !(data.get("in32Bits") instanceof Value.Obj twin)) {
      return model;
    }
    return new LocalModel(
        model.id, model.name, model.engine, files(twin), model.context, twin.integer("memoryBytes", 0), model.licence);
  }

  /** Either each by itself, or a folder that says them. */
  private static List<ModelFile> files(Value.Obj data) {
    if (data.text("folder") != null && data.text("lib") != null) {
      return MlcFolder.heads(data.text("folder"), data.text("lib"));
    }
    List<ModelFile> files = new ArrayList<>();
    Value.Arr list = data.list("files");
    for (int i = 0; list != null && i < list.size(); i++) {
      if (list.get(i) instanceof Value.Obj file && file.text("name") != null) {
        files.add(ModelFile.decode(file));
      }
    }
    return files;
  }

  Value.Obj encode() {
    Value.Arr list = new Value.Arr();
    for (ModelFile file : files) {
      list.add(file.encode());
    }
    return new Value.Obj().put("id", id).put("name", name).put("engine", engine).put("files", list)
        .put("context", (double) context).put("memoryBytes", (double) memoryBytes)
        .put("aboutBytes", (double) aboutBytes).put("licence", licence);
  }

  /** Whether it is of the same files, or of more in the same folder, so that a download goes on where another ended. */
  boolean isFrom(LocalModel other) {
    int known = other.files.size();
    boolean same = MlcFolder.is(this) && MlcFolder.is(other) ? files.size() >= known : files.size() == known;
    for (int i = 0; same && i < known; i++) {
      ModelFile mine = files.get(i);
      ModelFile its = other.files.get(i);
      same = mine.name().equals(its.name()) && mine.url().equals(its.url());
    }
    return same;
  }

  /** The same, its files held to what is known of them now. */
  LocalModel heldTo(LocalModel wanted) {
    List<ModelFile> held = new ArrayList<>(files);
    for (int i = 0; i < files.size() && files.size() == wanted.files.size(); i++) {
      if (!wanted.files.get(i).digest().isEmpty()) {
        held.set(i, wanted.files.get(i).ofLength(files.get(i).bytes()));
      }
    }
    return with(held);
  }

  /** The same without what may be a secret in its files' addresses. */
  LocalModel withoutQueries() {
    List<ModelFile> plain = new ArrayList<>();
    files.forEach(file -> plain.add(file.withoutQuery()));
    return with(plain);
  }

  LocalModel with(List<ModelFile> known) {
    return new LocalModel(id, name, engine, known, context, memoryBytes, aboutBytes, licence);
  }
}

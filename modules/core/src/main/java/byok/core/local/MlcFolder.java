package byok.core.local;

import byok.core.port.Json;
import byok.core.port.Weights;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Utf8;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A model of MLC's, for WebLLM: a folder at one address and its compiled program at another. The folder's settings and
 * its list of parts say which files there are else; what they say is a stranger's word.
 */
final class MlcFolder {
  private static final String ENGINE = "webllm";
  private static final String SETTINGS = "mlc-chat-config.json";
  private static final String LIST = "tensor-cache.json";
  /** The same list as tools wrote it before 2025. */
  private static final String OLD_LIST = "ndarray-cache.json";
  private static final List<String> TOKENIZERS = List.of("tokenizer.json", "tokenizer.model");
  private static final int HEADS = 3;
  private static final int LONGEST_HEAD = 8 << 20;
  /** A tokenizer or a compiled model. */
  private static final int LONGEST_OTHER = 128 << 20;
  private static final int LONGEST_NAME = 100;
  private static final int MOST_PARTS = 1_000;

  private final LocalModel model;
  private final Weights weights;
  private final Json json;
  private final List<ModelFile> files;
  private final Set<String> names = new HashSet<>(LocalModels.OWN_FILES);

  MlcFolder(LocalModel model, Weights weights, Json json) {
    this.model = model;
    this.weights = weights;
    this.json = json;
    this.files = new ArrayList<>(model.files());
    files.forEach(file -> names.add(file.name()));
  }

  static boolean is(LocalModel model) {
    return model.engine().equals(ENGINE);
  }

  /** The files that are known of beforehand, and tell of the others. @param folder ends with a slash */
  static List<ModelFile> heads(String folder, String lib) {
    return List.of(ModelFile.at(folder + SETTINGS), ModelFile.at(folder + LIST), ModelFile.at(lib));
  }

  /** The most bytes that a file of unknown length may have. */
  static long most(ModelFile file) {
    if (file.name().equals(SETTINGS) || file.name().equals(LIST)) {
      return LONGEST_HEAD;
    }
    return TOKENIZERS.contains(file.name()) || file.name().endsWith(".wasm") ? LONGEST_OTHER : Long.MAX_VALUE;
  }

  /** Whether only its first files are known yet. */
  static boolean isUnread(LocalModel model) {
    return is(model) && model.files().size() == HEADS;
  }

  /** Whether its compiled form computes in numbers of 16 bits: MLC names it after that. */
  static boolean isInHalves(LocalModel model) {
    return model.files().size() >= HEADS && model.files().get(HEADS - 1).name().contains("f16");
  }

  /** The same file at the address that it has in older folders; {@code null} where it has none. */
  static ModelFile older(ModelFile file) {
    String url = file.url();
    return !file.name().equals(LIST) ? null
        : new ModelFile(LIST, url.substring(0, url.length() - LIST.length()) + OLD_LIST, 0, "");
  }

  /** The model with all its files, once the first ones are stored. @throws ByokException {@code PROVIDER_ERROR} */
  LocalModel read() {
    addTokenizer(head(SETTINGS).list("tokenizer_files"));
    Value.Arr parts = head(LIST).list("records");
    if (parts == null || parts.size() == 0 || parts.size() > MOST_PARTS) {
      throw unknown();
    }
    for (int i = 0; i < parts.size(); i++) {
      addPart(parts.get(i));
    }
    return model.with(files);
  }

  private Value.Obj head(String name) {
    byte[] bytes = weights.read(model.id(), name, 0, LONGEST_HEAD);
    if (json.parse(Utf8.decode(bytes)) instanceof Value.Obj head) {
      return head;
    }
    throw unknown();
  }

  /** The one that WebLLM asks for. */
  private void addTokenizer(Value.Arr offered) {
    for (String wanted : TOKENIZERS) {
      for (int i = 0; offered != null && i < offered.size(); i++) {
        if (offered.get(i) instanceof Value.Text name && name.value().equals(wanted)) {
          add(wanted, 0, "");
          return;
        }
      }
    }
    throw unknown();
  }

  private void addPart(Value part) {
    if (!(part instanceof Value.Obj fields) || fields.text("dataPath") == null || fields.integer("nbytes", 0) <= 0) {
      throw unknown();
    }
    String md5 = ModelFile.orEmpty(fields, "md5sum").toLowerCase();
    add(fields.text("dataPath"), fields.integer("nbytes", 0), md5.length() == Md5.DIGITS ? md5 : "");
  }

  private void add(String name, long bytes, String digest) {
    if (!isName(name) || !names.add(name)) {
      throw unknown();
    }
    String list = model.files().get(1).url();
    files.add(new ModelFile(name, list.substring(0, list.length() - LIST.length()) + name, bytes, digest));
  }

  /** Of a file in this folder, and of nothing else of ours. */
  private static boolean isName(String name) {
    boolean good = !name.isEmpty() && name.length() <= LONGEST_NAME && name.charAt(0) != '.';
    for (int i = 0; good && i < name.length(); i++) {
      good = LocalModel.isOfId(name.charAt(i));
    }
    return good;
  }

  private static ByokException unknown() {
    return new ByokException(
        ErrorCode.PROVIDER_ERROR, "The model's folder does not say which files it has in a way that WebLLM reads.",
        new Value.Obj().put("hint", "Choose another model, or tell who runs this wallet."));
  }
}

package byok.core.providers;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * The default-deny table of providers ({@code apps/wallet/data/providers.json}): served data, not code.
 *
 * <p>{@code {version: 1, shapes: {name: rule}, hints: {field: sentence}, patterns: {name: part}, providers: [provider],
 * owned: [provider], custom: provider}}. Rules are those of {@link Shape}; a part that is {@code like} a pattern is
 * completed by {@link Likeness}. The providers of {@code owned}, and {@code custom} for all others, are at an address
 * of the owner's. A provider is
 *
 * <pre>
 * id, name, package, baseUrl, keyHint, keyUrl
 * addressExample the form of the owner's address, where that is asked for
 * auth          {header, prefix}; packageHeader: where the package puts its placeholder, if elsewhere
 * browser       whether it lets pages of other origins call it: yes, no, unknown (nobody measured it), set (its owner
 *               sets it)
 * reach         what its owner has to set for that
 * free          whether requests cost nothing
 * keyCheck      path of a GET that needs a good key
 * keyRefused    further statuses of its answer to a bad one
 * atOrigin      whether the paths of keyCheck and modelList begin at the origin
 * subKeys       {path, url}: where the wallet's own pages make limited keys, and where an owner gets the management key
 *               for that; absent where the provider makes none
 * signIn        {url, path, label, asks, says, windows}: the page where an owner signs in for a key, where the code it
 *               gives is exchanged, and the page's parameter for the key's name; asks: its parameters for the key's
 *               limit, per and until, says: the same in the data of keyCheck's answer, windows: its words for them;
 *               absent where keys are only pasted
 * modelList     {path, shape}, or {fixed: [ids]} where the provider has none
 * skipModels    parts of ids that are not language models, or bill hosted work
 * stopsOnAbort  whether it stops billing when the connection is closed; absent: an aborted stream costs its bound
 * capsPrice     whether it takes the most that a token may cost (OpenRouter's {@code provider.max_price})
 * imageTokens   upper bound of one image
 * denySuffixes  endings of model ids that are refused
 * headers       sent with every request
 * forward       header → the values the engine may set
 * language, image, speech, transcription, embedding, reranking
 *               [{api, wire, path, models: [parts of ids that answer there; absent: all],
 *                 force: {field: value}, forceStream: the same when streaming, body: {field: rule}}]; absent or empty
 *                 where it has none. A path may hold {model}; streamPath: where streams have another one; root: a
 *                 prefix after the origin in place of the base URL's; query: {parameter: rule}; package: the one that
 *                 speaks to it, if another one; must: the fields of the body that have to be there. Of a language
 *                 endpoint also limit: [output-limit fields], floor: path of a number within the limit. Of the others
 *                 also form: whether the body is multipart/form-data, modelField: where the body names the model, most:
 *                 how many images or texts a call takes, outputs: how many times the model's longest answer it costs at
 *                 least, variant: the fields that decide the price of an image, options: {option: rule}
 * optionsKey    the name of its block in an app's providerOptions; packageKey: the one that the package reads
 * options       {option: rule}, defaults: {option: value}: of language models
 * </pre>
 */
public final class ProviderTable {
  private final Value.Obj root;
  private final Likeness likeness;
  private final List<ProviderEntry> entries = new ArrayList<>();
  private final List<ProviderEntry> owned = new ArrayList<>();

  private ProviderTable(Value.Obj root) {
    this.root = root;
    this.likeness = new Likeness(root.object("patterns"));
    read(root.list("providers"), entries);
    read(root.list("owned"), owned);
    owned.add(entry(root.object("custom")));
  }

  private void read(Value.Arr list, List<ProviderEntry> into) {
    for (int i = 0; list != null && i < list.size(); i++) {
      into.add(entry((Value.Obj) list.get(i)));
    }
  }

  private ProviderEntry entry(Value.Obj own) {
    Value.Obj data = likeness.complete(own);
    return new ProviderEntry(data.text("id"), data.text("name"), data.text("baseUrl"), data, root);
  }

  /** Reads the table; throws {@link ErrorCode#INTERNAL} where it is not one of version 1. */
  public static ProviderTable parse(Value value) {
    if (value instanceof Value.Obj root
        && root.number("version", 0) == 1
        && root.object("shapes") != null
        && root.object("hints") != null
        && root.list("providers") != null
        && root.object("custom") != null) {
      return new ProviderTable(root);
    }
    throw new ByokException(ErrorCode.INTERNAL, "The wallet's provider table is damaged.");
  }

  /** The built-in providers, in the table's order. */
  public List<ProviderEntry> entries() {
    return entries;
  }

  /** The built-in provider of that id, or null. */
  public ProviderEntry find(String id) {
    for (ProviderEntry entry : entries) {
      if (entry.id().equals(id)) {
        return entry;
      }
    }
    return null;
  }

  /** The built-in provider whose keys begin like {@code key}, by the longest beginning; null where none does. */
  public ProviderEntry ofKey(String key) {
    ProviderEntry found = null;
    for (ProviderEntry entry : entries) {
      if (entry.keyHint().isEmpty()) {
        continue;
      }
      boolean longer = found == null || entry.keyHint().length() > found.keyHint().length();
      found = longer && key.startsWith(entry.keyHint()) ? entry : found;
    }
    return found;
  }

  /** The providers at an address of the owner's, in the table's order; last the one for any other. */
  public List<ProviderEntry> owned() {
    return owned;
  }

  /** The provider at an owner's address that {@code id} stands for, {@code ollama} or {@code ollama-2}; or null. */
  public ProviderEntry ownedBy(String id) {
    for (ProviderEntry entry : owned) {
      if (id.equals(entry.id()) || id.startsWith(entry.id() + "-") && isNumber(id.substring(entry.id().length() + 1))) {
        return entry;
      }
    }
    return null;
  }

  private static boolean isNumber(String text) {
    boolean number = !text.isEmpty();
    for (int i = 0; i < text.length(); i++) {
      number &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return number;
  }

  /**
   * An owner's own endpoint: one of {@link #owned} by its id, any other as OpenAI-compatible.
   *
   * @param id unique among the owner's providers, not one of the built-in ids
   * @param baseUrl as {@link Endpoints#clean} returned it
   */
  public ProviderEntry custom(String id, String name, String baseUrl) {
    ProviderEntry kind = ownedBy(id);
    return (kind == null ? owned.get(owned.size() - 1) : kind).at(id, name, Endpoints.clean(baseUrl));
  }
}

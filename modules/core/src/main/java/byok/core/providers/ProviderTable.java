package byok.core.providers;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * The default-deny table of providers ({@code apps/wallet/data/providers.json}): served data, not code.
 *
 * <p>{@code {version: 1, shapes: {name: rule}, hints: {field: sentence}, providers: [provider], custom: provider}}.
 * Rules are those of {@link Shape}. A provider is
 *
 * <pre>
 * id, name, package, baseUrl, keyHint, keyUrl
 * auth          {header, prefix}
 * keyCheck      path of a GET that needs a good key
 * subKeys       {path, url}: where the wallet's own pages make limited keys, and where an owner gets the management key
 *               for that; absent where the provider makes none
 * modelList     {path, shape}
 * skipModels    parts of ids that are not language models, or bill hosted work
 * stopsOnAbort  whether it stops billing when the connection is closed; absent: an aborted stream costs its bound
 * capsPrice     whether it takes the most that a token may cost (OpenRouter's {@code provider.max_price})
 * imageTokens   upper bound of one image
 * denySuffixes  endings of model ids that are refused
 * headers       sent with every request
 * forward       header → the values the engine may set
 * language, image, speech, transcription, embedding, reranking
 *               [{api, wire, path, models: [parts of ids that answer there; absent: all],
 *                 force: {field: value}, forceStream: the same when streaming, body: {field: rule}}]; of a language
 *                 endpoint also limit: [output-limit fields], floor: path of a number within the limit; of the others
 *                 also form: whether the body is multipart/form-data, most: how many images or texts a call takes,
 *                 outputs: how many times the model's longest answer it costs at least, variant: the fields that
 *                 decide the price of an image, options: {option: rule}
 * optionsKey, options: {option: rule}, defaults: {option: value}: of language models
 * </pre>
 */
public final class ProviderTable {
  private final Value.Obj root;
  private final List<ProviderEntry> entries = new ArrayList<>();

  private ProviderTable(Value.Obj root) {
    this.root = root;
    Value.Arr providers = root.list("providers");
    for (int i = 0; i < providers.size(); i++) {
      Value.Obj data = (Value.Obj) providers.get(i);
      entries.add(new ProviderEntry(data.text("id"), data.text("name"), data.text("baseUrl"), data, root));
    }
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
      boolean longer = found == null || entry.keyHint().length() > found.keyHint().length();
      found = longer && key.startsWith(entry.keyHint()) ? entry : found;
    }
    return found;
  }

  /**
   * An owner's own OpenAI-compatible endpoint.
   *
   * @param id unique among the owner's providers, not one of the built-in ids
   * @param baseUrl as {@link Endpoints#clean} returned it
   */
  public ProviderEntry custom(String id, String name, String baseUrl) {
    return new ProviderEntry(id, name, Endpoints.clean(baseUrl), root.object("custom"), root);
  }
}

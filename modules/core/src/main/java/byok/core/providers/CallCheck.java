package byok.core.providers;

import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import byok.protocol.Value;

/**
 * Cleans an app's call options (those of the AI SDK's V3 models) before the engine sees them. What would
 * reach beyond inference is refused here with a sentence the app's developer understands; {@link RequestCheck} is what
 * holds.
 */
public final class CallCheck {
  private static final String ALWAYS = " headers providerOptions abortSignal ";

  private static final int MOST_HEADERS = 32;
  private static final int MOST_WARNINGS = 16;

  private final ProviderEntry provider;
  private final Capability kind;
  private final String model;
  private final Value.Arr warnings = new Value.Arr();

  private CallCheck(ProviderEntry provider, Capability kind, String model) {
    this.provider = provider;
    this.kind = kind;
    this.model = model;
  }

  /**
   * Options fit for the engine.
   *
   * @param warnings AI SDK warnings {@code {type: "other", message}} to add to the result
   */
  public record Call(Value.Obj options, Value.Arr warnings) {}

  /**
   * @param model one that the provider serves as this kind
   * @throws ByokException {@link ErrorCode#REQUEST_REFUSED} for hosted tools, files behind an address that the wallet
   *     would have to fetch, and provider options the table does not allow
   */
  public static Call of(ProviderEntry provider, Capability kind, String model, Value.Obj options) {
    CallCheck check = new CallCheck(provider, kind, model);
    Value.Obj cleaned = check.copyKnown(options);
    refuseHostedTools(options.list("tools"));
    if (kind == Capability.IMAGE) {
      refuseAddresses(options);
    }
    cleaned.put("headers", check.headers(options.object("headers")));
    cleaned.put("providerOptions", check.providerOptions(options.object("providerOptions")));
    return new Call(cleaned, check.warnings);
  }

  private Value.Obj copyKnown(Value.Obj options) {
    Value.Obj copy = new Value.Obj();
    for (int i = 0; i < options.size(); i++) {
      String key = options.keyAt(i);
      if (ALWAYS.contains(' ' + key + ' ') || known(kind).contains(' ' + key + ' ')) {
        copy.append(key, options.valueAt(i));
      } else if (options.valueAt(i) != Value.UNDEFINED) {
        warn("The option " + key + " was not used.");
      }
    }
    return copy;
  }

  private static String known(Capability kind) {
    return switch (kind) {
      case LANGUAGE -> " prompt maxOutputTokens temperature topP topK presencePenalty frequencyPenalty seed"
          + " stopSequences responseFormat tools toolChoice includeRawChunks ";
      case IMAGE -> " prompt n size aspectRatio seed files mask ";
      case SPEECH -> " text voice outputFormat instructions speed language ";
      case TRANSCRIPTION -> " audio mediaType ";
      case EMBEDDING -> " values ";
      case RERANKING -> " documents query topN ";
    };
  }

  private static void refuseAddresses(Value.Obj options) {
    Value.Arr files = options.list("files");
    boolean remote = isAddress(options.get("mask"));
    for (int i = 0; files != null && i < files.size(); i++) {
      remote |= isAddress(files.get(i));
    }
    if (remote) {
      throw refusal("files", "The wallet fetches no images from addresses.", "Send the image's bytes.");
    }
  }

  private static boolean isAddress(Value file) {
    return file instanceof Value.Obj object && "url".equals(object.text("type"));
  }

  private static void refuseHostedTools(Value.Arr tools) {
    for (int i = 0; tools != null && i < tools.size(); i++) {
      if (!(tools.get(i) instanceof Value.Obj tool) || !"function".equals(tool.text("type"))) {
        throw refusal(
            "tools",
            "The wallet only allows function tools.",
            "Tools that run at the provider have prices of their own; define the tool in the app.");
      }
    }
  }

  private Value.Obj headers(Value.Obj given) {
    Value.Obj kept = new Value.Obj();
    if (given != null && given.size() > MOST_HEADERS) {
      throw refusal("headers", "A call has at most " + MOST_HEADERS + " headers.", "Leave out what is not needed.");
    }
    for (int i = 0; given != null && i < given.size(); i++) {
      String name = given.keyAt(i).toLowerCase();
      String value = given.valueAt(i) instanceof Value.Text text ? text.value() : null;
      if (value != null && RequestCheck.allows(provider.forwarded(name), value)) {
        kept.put(name, value);
      } else if (value != null && !name.equals("user-agent")) {
        warn("The header " + name + " was not sent; the wallet forwards only headers it knows.");
      }
    }
    return kept;
  }

  /**
   * The routed provider's block, held against the table and completed with its defaults; other providers' blocks are
   * dropped.
   */
  private Value.Obj providerOptions(Value.Obj given) {
    Value.Obj mine = new Value.Obj();
    Value.Obj block = given == null ? null : given.object(provider.optionsKey());
    for (int i = 0; block != null && i < block.size(); i++) {
      checkOption(block.keyAt(i), block.valueAt(i));
      mine.append(block.keyAt(i), block.valueAt(i));
    }
    Value.Obj defaults = provider.defaults(kind);
    for (int i = 0; i < defaults.size(); i++) {
      mine.put(defaults.keyAt(i), defaults.valueAt(i));
    }
    return new Value.Obj().put(provider.packageKey(kind, model), mine);
  }

  private void checkOption(String key, Value value) {
    Value rule = provider.options(kind, model).get(key);
    String found = value == Value.UNDEFINED ? null : provider.shape(new Counts(), null).mismatch(rule, value, key);
    if (found != null) {
      String name = "providerOptions." + provider.optionsKey() + "." + found;
      throw refusal(
          name,
          "The wallet does not allow the option " + name + ".",
          provider.hint(snake(key)));
    }
  }

  /** The wire name of an option: {@code previousResponseId} is {@code previous_response_id}. */
  private static String snake(String camel) {
    StringBuilder wire = new StringBuilder();
    for (int i = 0; i < camel.length(); i++) {
      char c = camel.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        wire.append('_').append((char) (c + 32));
      } else {
        wire.append(c);
      }
    }
    return wire.toString();
  }

  /** Notes what was not used; beyond the first ones, nobody reads on. */
  private void warn(String message) {
    if (warnings.size() >= MOST_WARNINGS) {
      return;
    }
    warnings.add(new Value.Obj().put("type", "other").put("message", message));
  }

  private static ByokException refusal(String field, String message, String hint) {
    return new ByokException(
        ErrorCode.REQUEST_REFUSED, message, new Value.Obj().put("field", field).put("hint", hint));
  }
}

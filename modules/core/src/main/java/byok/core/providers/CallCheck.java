package byok.core.providers;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;

/**
 * Cleans an app's call options (AI SDK {@code LanguageModelV3CallOptions}) before the engine sees them. What would
 * reach beyond inference is refused here with a sentence the app's developer understands; {@link RequestCheck} is what
 * holds.
 */
public final class CallCheck {
  private static final String KNOWN =
      " prompt maxOutputTokens temperature topP topK presencePenalty frequencyPenalty seed stopSequences responseFormat"
          + " tools toolChoice includeRawChunks headers providerOptions abortSignal ";

  private static final int MOST_HEADERS = 32;
  private static final int MOST_WARNINGS = 16;

  private final ProviderEntry provider;
  private final Value.Arr warnings = new Value.Arr();

  private CallCheck(ProviderEntry provider) {
    this.provider = provider;
  }

  /**
   * Options fit for the engine.
   *
   * @param options with {@code maxOutputTokens} set
   * @param warnings AI SDK warnings {@code {type: "other", message}} to add to the result
   */
  public record Call(Value.Obj options, Value.Arr warnings) {}

  /**
   * @param maxOutputTokens the output limit to ask for, from {@link byok.core.pricing.OutputLimit#wish}
   * @throws ByokException {@link ErrorCode#REQUEST_REFUSED} for hosted tools and provider options the table does
   *     not allow
   */
  public static Call clean(ProviderEntry provider, Value.Obj options, long maxOutputTokens) {
    CallCheck check = new CallCheck(provider);
    Value.Obj cleaned = check.copyKnown(options);
    refuseHostedTools(options.list("tools"));
    cleaned.put("maxOutputTokens", (double) maxOutputTokens);
    cleaned.put("headers", check.headers(options.object("headers")));
    cleaned.put("providerOptions", check.providerOptions(options.object("providerOptions")));
    return new Call(cleaned, check.warnings);
  }

  private Value.Obj copyKnown(Value.Obj options) {
    Value.Obj copy = new Value.Obj();
    for (int i = 0; i < options.size(); i++) {
      String key = options.keyAt(i);
      if (KNOWN.contains(' ' + key + ' ')) {
        copy.append(key, options.valueAt(i));
      } else if (options.valueAt(i) != Value.UNDEFINED) {
        warn("The option " + key + " was not used.");
      }
    }
    return copy;
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
    Value.Obj defaults = provider.defaults();
    for (int i = 0; i < defaults.size(); i++) {
      mine.put(defaults.keyAt(i), defaults.valueAt(i));
    }
    return new Value.Obj().put(provider.packageKey(), mine);
  }

  private void checkOption(String key, Value value) {
    Value rule = provider.options().get(key);
    String found = value == Value.UNDEFINED ? null : provider.shape(new Counts()).mismatch(rule, value, key);
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

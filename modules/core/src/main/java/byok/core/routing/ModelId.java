package byok.core.routing;

import byok.protocol.Lists;
import java.util.List;

/**
 * A model as an app names it: {@code openai/gpt-4o}, {@code openai:gpt-4o}, or bare. Only the id of a known provider
 * counts as a prefix, so {@code llama3:8b} and {@code deepseek/x:free} are bare.
 *
 * @param provider the provider named, or null for a bare id
 * @param model the rest
 * @param text the whole, as written
 */
public record ModelId(String provider, String model, String text) {
  public static ModelId parse(String text, List<String> providerIds) {
    int slash = text.indexOf('/');
    int colon = text.indexOf(':');
    int end = slash < 0 || colon >= 0 && colon < slash ? colon : slash;
    boolean prefixed = end > 0 && end + 1 < text.length() && Lists.contain(providerIds, text.substring(0, end));
    return prefixed
        ? new ModelId(text.substring(0, end), text.substring(end + 1), text)
        : new ModelId(null, text, text);
  }

  /** A reseller's name of a model, {@code openai/gpt-4o}, as its maker calls it; any other name as it is. */
  public static String withoutVendor(String model) {
    return model.substring(model.indexOf('/') + 1);
  }
}

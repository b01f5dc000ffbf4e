package byok.core.routing;

import byok.core.port.Json;
import byok.core.pricing.Price;
import byok.protocol.Lists;
import byok.protocol.Value;
import java.util.List;

/**
 * The price that a provider's list says for a model, part by part, in USD. Of tokens that the wallet does not tell
 * apart the dearest holds for all; a price with a part that it does not know is none.
 */
final class ListedPrice {
  /** Recordings and pictures are input too. */
  private static final List<String> INPUT = List.of("audio", "image_token");

  private static final List<String> OUTPUT = List.of("image_output", "audio_output");

  /** Nobody searches by the wallet, and a discount makes nothing dearer. */
  private static final List<String> NEVER_PAID = List.of("web_search", "discount");

  private static final List<String> PARTS =
      List.of(
          "prompt", "completion", "internal_reasoning", "input_cache_read", "input_audio_cache", "input_cache_write",
          "request", "image");

  /** As many tokens as no provider counts an image less than where the wallet holds money for one. */
  private static final double IMAGE_TOKENS = 5000;

  /** An image token costs not much more than one of text; what does is the price of an image. */
  private static final double DEAREST_IMAGE_TOKEN = 10;

  private final Json json;
  private final Value.Obj pricing;

  ListedPrice(Json json, Value.Obj pricing) {
    this.json = json;
    this.pricing = pricing;
  }

  /** Null where it is none, or depends. */
  Price read() {
    double input = dearest(usd("prompt", -1), INPUT);
    double output = dearest(usd("completion", -1), OUTPUT);
    double read = usd("input_cache_read", -1);
    return hasUnknownPart()
        ? null
        : Price.ofUsdPerToken(
            withImages(input),
            output < 0 ? output : Math.max(output, usd("internal_reasoning", 0)),
            read < 0 ? read : Math.max(read, usd("input_audio_cache", 0)),
            usd("input_cache_write", -1),
            usd("request", 0));
  }

  /** Negative where one of them is no price. */
  private double dearest(double usd, List<String> others) {
    double dearest = usd;
    for (String other : others) {
      double said = usd(other, 0);
      dearest = said < 0 || dearest < 0 ? -1 : Math.max(dearest, said);
    }
    return dearest;
  }

  /** Some lists say what an image costs, and some what its tokens do. */
  private double withImages(double input) {
    double image = usd("image", 0);
    if (image < 0 || input < 0) {
      return -1;
    }
    return Math.max(input, image > input * DEAREST_IMAGE_TOKEN ? image / IMAGE_TOKENS : image);
  }

  private boolean hasUnknownPart() {
    for (int i = 0; i < pricing.size(); i++) {
      String part = pricing.keyAt(i);
      if (!isKnown(part) && usd(part, 0) != 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isKnown(String part) {
    return Lists.contain(PARTS, part) || Lists.contain(INPUT, part) || Lists.contain(OUTPUT, part)
        || Lists.contain(NEVER_PAID, part);
  }

  /** A price that OpenRouter writes as a text, {@code "0.0000025"}; -1 for what is none. */
  private double usd(String part, double fallback) {
    if (!pricing.has(part)) {
      return fallback;
    }
    Value said = pricing.get(part) instanceof Value.Text text ? json.parse(text.value()) : pricing.get(part);
    return said instanceof Value.Num n ? n.value() : -1;
  }
}

package byok.core.providers;

import byok.core.pricing.Usage;
import byok.protocol.Value;

/** The token counts a provider has reported so far. Later reports of a stream replace earlier ones, count by count. */
final class UsageReport {
  /** Counts beyond any real answer are cut here, so that sums cannot overflow. */
  private static final long MOST = 1L << 40;

  private long input = -1;
  private long cacheRead;
  private long cacheWrite;
  private long longCacheWrite;
  private long output;
  private long picoUsd = -1;
  private long units = -1;
  private boolean roughly;

  /** Takes a provider's usage object; false where it holds no output count. */
  boolean add(Value.Obj usage, Wire wire) {
    if (wire == Wire.EMBEDDINGS) {
      input = count(usage, "prompt_tokens", count(usage, "total_tokens", input));
      return hasInput();
    }
    if (wire == Wire.GOOGLE) {
      addGoogle(usage);
      return count(usage, "promptTokenCount", -1) >= 0;
    }
    if (wire == Wire.ANTHROPIC) {
      addAnthropic(usage);
    } else {
      addOpenAi(usage, wire == Wire.CHAT);
    }
    return count(usage, wire == Wire.CHAT ? "completion_tokens" : "output_tokens", -1) >= 0;
  }

  /** Takes what an answer says it counted other than tokens. */
  void addUnits(Value.Obj answer, Wire wire) {
    if (wire == Wire.TRANSCRIPT) {
      Value.Obj usage = answer.object("usage");
      double told = usage == null ? -1 : usage.number("seconds", usage.number("prompt_audio_seconds", -1));
      units = wholeUp(told >= 0 ? told : answer.number("duration", -1));
    } else if (wire == Wire.RANKING && answer.object("meta") != null) {
      Value.Obj billed = answer.object("meta").object("billed_units");
      units = wholeUp(billed == null ? -1 : billed.number("search_units", -1));
    }
  }

  private static long wholeUp(double number) {
    return number >= 0 ? (long) Math.min(Math.ceil(number), MOST) : -1;
  }

  long units() {
    return units;
  }

  /** Anthropic counts cached input apart from {@code input_tokens}. */
  private void addAnthropic(Value.Obj usage) {
    input = count(usage, "input_tokens", input);
    cacheRead = count(usage, "cache_read_input_tokens", cacheRead);
    long written = count(usage, "cache_creation_input_tokens", cacheWrite + longCacheWrite);
    Value.Obj split = usage.object("cache_creation");
    longCacheWrite = Math.min(written, split == null ? longCacheWrite : count(split, "ephemeral_1h_input_tokens", 0));
    cacheWrite = written - longCacheWrite;
    output = count(usage, "output_tokens", output);
  }

  /** Google counts cached input within the input, and thoughts apart from the answer. */
  private void addGoogle(Value.Obj usage) {
    long total = count(usage, "promptTokenCount", 0) + count(usage, "toolUsePromptTokenCount", 0);
    cacheRead = Math.min(total, count(usage, "cachedContentTokenCount", 0));
    input = total - cacheRead;
    output = count(usage, "candidatesTokenCount", 0) + count(usage, "thoughtsTokenCount", 0);
  }

  /** OpenAI counts cached input within the input; some that speak its format count reasoning only in the total. */
  private void addOpenAi(Value.Obj usage, boolean chat) {
    Value.Obj details = usage.object(chat ? "prompt_tokens_details" : "input_tokens_details");
    long total = count(usage, chat ? "prompt_tokens" : "input_tokens", -1);
    if (total >= 0) {
      cacheRead = Math.min(total, details == null ? 0 : count(details, "cached_tokens", 0));
      cacheWrite = Math.min(total - cacheRead, details == null ? 0 : count(details, "cache_write_tokens", 0));
      input = total - cacheRead - cacheWrite;
    }
    output = count(usage, chat ? "completion_tokens" : "output_tokens", output);
    // An engine of this browser says so where it could not count.
    roughly |= chat && usage.isTrue("estimated");
    if (chat && total >= 0) {
      output = Math.max(output, count(usage, "total_tokens", 0) - total);
    }
    picoUsd = Math.max(picoUsd, UsageMeter.reportedCost(usage));
  }

  private static long count(Value.Obj object, String key, long fallback) {
    double number = object.number(key, -1);
    return number >= 0 ? (long) Math.min(number, MOST) : fallback;
  }

  boolean hasInput() {
    return input >= 0;
  }

  long output() {
    return output;
  }

  Usage usage(boolean estimated, long outputTokens) {
    return new Usage(Math.max(input, 0), cacheRead, cacheWrite, longCacheWrite, outputTokens, picoUsd,
        estimated || roughly);
  }
}

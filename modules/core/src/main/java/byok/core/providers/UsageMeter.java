package byok.core.providers;

import byok.core.port.Json;
import byok.core.pricing.Cost;
import byok.core.pricing.Usage;
import byok.protocol.Value;

/**
 * Reads from the bytes of an answer what it costs, independently of the engine. Malformed events are passed over; an
 * event of more than 1 MiB, or an answer that is no stream of more than 8 MiB (images: 64 MiB), is not read, so that
 * its request settles at its bound.
 */
public final class UsageMeter {
  private static final String LABELS =
      " type role id index finish_reason native_finish_reason stop_reason signature logprobs finishReason"
          + " thoughtSignature ";
  private static final int LONGEST_EVENT = 1 << 20;
  private static final int LONGEST_BODY = 8 << 20;
  private static final int LONGEST_IMAGES = 64 << 20;

  private final Wire wire;
  private final Json json;
  private final boolean stream;
  private final int longest;
  private final Lines lines;
  private final StringBuilder event = new StringBuilder();
  private final UsageReport report = new UsageReport();
  private long deltaBytes;
  private boolean finished;

  /**
   * @param stream whether a stream of server-sent events was asked for
   */
  public UsageMeter(Wire wire, boolean stream, Json json) {
    this.wire = wire;
    this.stream = stream;
    this.json = json;
    this.longest = wire == Wire.IMAGES ? LONGEST_IMAGES : LONGEST_BODY;
    this.lines = stream ? new Lines(LONGEST_EVENT, this::line) : new Lines(longest, this::bodyLine);
  }

  /** Takes the next bytes of the body; they are not kept. */
  public void feed(byte[] bytes) {
    if (wire != Wire.BYTES) {
      lines.feed(bytes);
    }
  }

  /** The body ended regularly. */
  public void end() {
    lines.end();
    dispatch();
  }

  /** What the provider reported, once its final report came; null before, and where it reports nothing. */
  public Usage reported() {
    return finished ? report.usage(false, report.output()) : null;
  }

  /** Seconds or searches that the provider reported, rounded up; -1 where it reports none. */
  public long reportedUnits() {
    return report.units();
  }

  /**
   * An upper estimate for an answer that broke off: its input as reported or else as bounded, and one output token for
   * each byte of text that came, which no tokeniser exceeds.
   *
   * @param inputBound upper bound of the input in tokens
   * @param maxOutputTokens upper bound of the output; the estimate never exceeds it
   * @param hidesReasoning whether the model may think in tokens it does not send; then the output counts at its bound
   */
  public Usage estimateSoFar(long inputBound, long maxOutputTokens, boolean hidesReasoning) {
    long output = Math.max(hidesReasoning ? maxOutputTokens : Math.min(deltaBytes, maxOutputTokens), report.output());
    return report.hasInput() ? report.usage(true, output) : new Usage(inputBound, 0, 0, 0, output, -1, true);
  }

  private void line(String line) {
    if (line.isEmpty()) {
      dispatch();
    } else if (line.startsWith("data:") && event.length() + line.length() <= LONGEST_EVENT) {
      event.append(event.length() > 0 ? "\n" : "").append(line, line.startsWith("data: ") ? 6 : 5, line.length());
    }
  }

  private void bodyLine(String line) {
    if (event.length() + line.length() <= longest) {
      event.append(line).append('\n');
    }
  }

  private void dispatch() {
    if (event.length() > 0 && json.parse(event.toString()) instanceof Value.Obj object) {
      read(object);
    }
    event.setLength(0);
  }

  private void read(Value.Obj object) {
    if (stream) {
      deltaBytes += textBytes(object.get(said()), 0);
    }
    if (wire == Wire.ANTHROPIC) {
      take(inner(object, "message"), false);
    }
    report.addUnits(object, wire);
    if (wire == Wire.GOOGLE) {
      take(object.object("usageMetadata"), isLast(object.list("candidates")));
      return;
    }
    boolean inResponse = wire == Wire.RESPONSES && stream;
    take(inResponse ? inner(object, "response") : object.object("usage"), true);
  }

  /** The member of an event that holds what the model said. */
  private String said() {
    return wire == Wire.CHAT ? "choices" : wire == Wire.GOOGLE ? "candidates" : "delta";
  }

  /** Google counts in each event; only the one that says why the answer ends has all. */
  private static boolean isLast(Value.Arr candidates) {
    boolean none = candidates == null || candidates.size() == 0;
    return none || candidates.get(0) instanceof Value.Obj first && first.text("finishReason") != null;
  }

  private static Value.Obj inner(Value.Obj object, String key) {
    return object.object(key) == null ? null : object.object(key).object("usage");
  }

  private void take(Value.Obj usage, boolean isFinal) {
    if (usage != null && report.add(usage, wire)) {
      finished |= isFinal;
    }
  }

  /** UTF-8 bytes of every text within, names of parts and identifiers aside. */
  private static long textBytes(Value value, int depth) {
    long bytes = 0;
    if (value instanceof Value.Text t) {
      return RequestCheck.utf8Length(t.value());
    }
    if (value instanceof Value.Arr list && depth < 8) {
      for (int i = 0; i < list.size(); i++) {
        bytes += textBytes(list.get(i), depth + 1);
      }
    } else if (value instanceof Value.Obj object && depth < 8) {
      for (int i = 0; i < object.size(); i++) {
        bytes += isLabel(object.keyAt(i)) ? 0 : textBytes(object.valueAt(i), depth + 1);
      }
    }
    return bytes;
  }

  private static boolean isLabel(String key) {
    return LABELS.contains(' ' + key + ' ');
  }

  /**
   * Pico-USD of a report that says what was charged: OpenRouter's own charge and, where the owner's own provider
   * account is billed, that one's; Perplexity's total.
   */
  static long reportedCost(Value.Obj usage) {
    Value.Obj total = usage.object("cost");
    double cost = total == null ? usage.number("cost", -1) : total.number("total_cost", -1);
    Value.Obj details = usage.object("cost_details");
    boolean upstream = usage.isTrue("is_byok") && details != null;
    return Cost.picoUsd(upstream && cost >= 0 ? cost + details.number("upstream_inference_cost", 0) : cost);
  }
}

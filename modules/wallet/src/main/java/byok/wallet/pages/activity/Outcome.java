package byok.wallet.pages.activity;

import byok.ui.El;
import byok.ui.Icons;
import byok.ui.Pieces;
import byok.ui.Tone;

/** How a request ended, if it did. */
public enum Outcome {
  RUNNING("Answering", Tone.LIVE, ""),
  /** Another request has the engine of this browser. */
  WAITING("Waits its turn", Tone.LINE, Icons.CLOCK),
  PAID("Paid", Tone.OK, Icons.DONE),
  /** Settled without a final count of the provider. */
  ESTIMATED("Paid, estimated", Tone.LINE, Icons.DIAMOND),
  FREE("Free", Tone.OK, Icons.DONE),
  STOPPED_BY_OWNER("Stopped by you", Tone.PLAIN, Icons.SQUARE),
  STOPPED_BY_APP("Stopped by app", Tone.PLAIN, Icons.SQUARE),
  REFUSED_LIMIT("Refused: limit", Tone.WARN, Icons.BAN),
  REFUSED_MODEL("Refused: model", Tone.WARN, Icons.BAN),
  /** Refused for another reason; the receipt says which. */
  REFUSED("Refused", Tone.WARN, Icons.BAN),
  PROVIDER_ERROR("Provider error", Tone.STOP, Icons.WARN),
  /** Spent at the provider with a session's own key, and not reported by the app's bridge. */
  UNREPORTED("Not reported", Tone.STOP, Icons.WARN),
  /** Nothing was sent; what was held is back in the limit. */
  RETURNED("Held, returned", Tone.LINE, Icons.ARROW);

  private final String words;
  private final Tone tone;
  private final String icon;

  Outcome(String words, Tone tone, String icon) {
    this.words = words;
    this.tone = tone;
    this.icon = icon;
  }

  public El badge() {
    return this == RUNNING ? Pieces.liveBadge(words) : Pieces.badge(tone, icon, words);
  }
}

package byok.wallet.pages.apps;

import byok.ui.El;
import byok.ui.Icons;
import byok.ui.Pieces;
import byok.ui.Tone;

/** Whether an app may ask for answers. */
public enum AppStatus {
  ACTIVE("Active", Tone.OK, Icons.DONE, Group.ALLOWED),
  /** Stopped by the wallet, since a provider charged more than was held. */
  SUSPENDED("Suspended", Tone.STOP, Icons.WARN, Group.ALLOWED),
  EXPIRED("Expired", Tone.LINE, Icons.CLOCK, Group.ENDED),
  REVOKED("Revoked", Tone.STOP, Icons.STOP, Group.ENDED),
  /** It is refused without being shown to the owner. */
  BLOCKED("Blocked", Tone.PLAIN, Icons.BAN, Group.BLOCKED);

  /** What the list is divided by. */
  enum Group {
    ALLOWED,
    ENDED,
    BLOCKED
  }

  final Group group;
  private final String words;
  private final Tone tone;
  private final String icon;

  AppStatus(String words, Tone tone, String icon, Group group) {
    this.words = words;
    this.tone = tone;
    this.icon = icon;
    this.group = group;
  }

  El badge() {
    return Pieces.badge(tone, icon, words);
  }
}

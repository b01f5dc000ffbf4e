package byok.ui;

/** What a badge or note means. The word and the shape say it too. */
public enum Tone {
  PLAIN("badge", "note"),
  OK("badge badge-ok", "note note-ok"),
  WARN("badge badge-warn", "note note-warn"),
  STOP("badge badge-stop", "note note-stop"),
  LIVE("badge badge-live", "note note-live"),
  LINE("badge badge-line", "note");

  final String badge;
  final String note;

  Tone(String badge, String note) {
    this.badge = badge;
    this.note = note;
  }
}

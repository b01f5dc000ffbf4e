package byok.ui;

/** Outlines on a field of 24 by 24, as path data. Constants, so that a page carries only those it shows. */
public final class Icons {
  public static final String APPS =
      "M5.5 4h4a1.5 1.5 0 0 1 1.5 1.5v4a1.5 1.5 0 0 1 -1.5 1.5h-4a1.5 1.5 0 0 1 -1.5 -1.5v-4"
          + "a1.5 1.5 0 0 1 1.5 -1.5zM14.5 4h4a1.5 1.5 0 0 1 1.5 1.5v4a1.5 1.5 0 0 1 -1.5 1.5h-4"
          + "a1.5 1.5 0 0 1 -1.5 -1.5v-4a1.5 1.5 0 0 1 1.5 -1.5zM5.5 13h4a1.5 1.5 0 0 1 1.5 1.5v4"
          + "a1.5 1.5 0 0 1 -1.5 1.5h-4a1.5 1.5 0 0 1 -1.5 -1.5v-4a1.5 1.5 0 0 1 1.5 -1.5zM13 16.5"
          + "a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0";
  public static final String ARROW = "M5 12h14M13 6l6 6-6 6";
  public static final String BAN = "M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0M5.8 5.8l12.4 12.4";
  public static final String BELL = "M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 21h4";
  public static final String CHECK = "m5 12.5 4.5 4.5L19 7.5";
  public static final String CHIP =
      "M8.5 7h7a1.5 1.5 0 0 1 1.5 1.5v7a1.5 1.5 0 0 1 -1.5 1.5h-7a1.5 1.5 0 0 1 -1.5 -1.5v-7"
          + "a1.5 1.5 0 0 1 1.5 -1.5zM10 7V4M14 7V4M10 20v-3M14 20v-3M7 10H4M7 14H4M20 10h-3M20 14h-3";
  public static final String CLOCK = "M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0M12 7v5l3.2 2";
  public static final String CLOSE = "m6 6 12 12M18 6 6 18";
  public static final String DIAMOND = "m12 3.5 8.5 8.5-8.5 8.5L3.5 12z";
  public static final String DISK =
      "M5 6h14a2 2 0 0 1 2 2v8a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-8a2 2 0 0 1 2 -2zM3 14h18M16.5 16.2v.1";
  public static final String DONE = "M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0M8 12.5l2.8 2.8L16 9.5";
  public static final String DOWN = "m6 9 6 6 6-6";
  public static final String ELSEWHERE = "M14 5h5v5M19 5l-8 8M17 14v5H5V7h5";
  public static final String EYE =
      "M2.5 12C5 7.5 8.3 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-5.8 6.5-9.5 6.5S5 16.5 2.5 12zM9.2 12"
          + "a2.8 2.8 0 1 0 5.6 0a2.8 2.8 0 1 0 -5.6 0";
  public static final String GLOBE =
      "M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0M3 12h18M12 3c-5 5-5 13 0 18M12 3c5 5 5 13 0 18";
  public static final String HOME = "M4 4h7v9H4zM14 4h6v4h-6zM14 11h6v9h-6zM4 16h7v4H4z";
  public static final String INFO = "M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0M12 11v5M12 7.8v.1";
  public static final String KEY = "M4 15.5a4 4 0 1 0 8 0a4 4 0 1 0 -8 0M11 12.5 20 3.5M16.5 7l3 3M13.5 10l2 2";
  public static final String LINK =
      "M9.5 14.5 14.5 9.5M11 6.5l1.5-1.5a4.2 4.2 0 0 1 6 6L17 12.5M13 17.5 11.5 19a4.2 4.2 0 0 1-6-6L7 11.5";
  public static final String LIST = "M8 6h12M8 12h12M8 18h12M4 6v.1M4 12v.1M4 18v.1";
  public static final String LOCK =
      "M7 11h10a2 2 0 0 1 2 2v5a2 2 0 0 1 -2 2h-10a2 2 0 0 1 -2 -2v-5a2 2 0 0 1 2 -2zM8 11V8a4 4 0 0 1 8 0"
          + "v3";
  public static final String PASSKEY =
      "M5 8a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0M2.5 19.5v-1a5 5 0 0 1 5 -5h3.5M14.5 12.5a2.8 2.8 0 1 0 5.6 0"
          + "a2.8 2.8 0 1 0 -5.6 0M17.3 15.3v5.7l2 -1.8M17.3 18l1.6 -.9";
  public static final String PEN = "m4 20 1-4L16 5l3 3L8 19zM14 7l3 3";
  public static final String PHRASE =
      "M5 7h14a2 2 0 0 1 2 2v6a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-6a2 2 0 0 1 2 -2zM7.5 12v.1M12 12v.1"
          + "M16.5 12v.1";
  public static final String PLUS = "M12 5v14M5 12h14";
  public static final String RECEIPT = "M6 3h12v18l-3-2-3 2-3-2-3 2zM9.5 8h5M9.5 12h5";
  public static final String REFRESH = "M20 12a8 8 0 1 1-2.5-5.8M20 3v4h-4";
  public static final String RIGHT = "m9 6 6 6-6 6";
  public static final String SAVE = "M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14";
  public static final String SEARCH = "M4.5 11a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0 -13 0M16 16l4.5 4.5";
  public static final String SHIELD = "m12 3 8 3v5.5c0 5-3.4 8.2-8 9.5-4.6-1.3-8-4.5-8-9.5V6z";
  public static final String SLIDERS =
      "M4 8h8M18 8h2M4 16h2M12 16h8M12.5 8a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0M6.5 16a2.5 2.5 0 1 0 5 0"
          + "a2.5 2.5 0 1 0 -5 0";
  public static final String SPIN = "M12 3a9 9 0 1 1-9 9";
  public static final String SQUARE =
      "M7.5 6h9a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1 -1.5 1.5h-9a1.5 1.5 0 0 1 -1.5 -1.5v-9"
          + "a1.5 1.5 0 0 1 1.5 -1.5z";
  public static final String STOP = "M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3zM9 9l6 6M15 9l-6 6";
  public static final String UNLOCK =
      "M7 11h10a2 2 0 0 1 2 2v5a2 2 0 0 1 -2 2h-10a2 2 0 0 1 -2 -2v-5a2 2 0 0 1 2 -2zM8 11V8"
          + "a4 4 0 0 1 7.6-1.6";
  public static final String UP = "M12 19V5M6 11l6-6 6 6";
  public static final String WARN = "M12 4 2.8 20h18.4zM12 10v4.5M12 17.2v.1";

  private Icons() {}

  /** Draws an icon for show; the words beside it carry the meaning. */
  public static El icon(String outline) {
    return icon(outline, "icon");
  }

  /** As {@link #icon(String)}, with own classes that include {@code icon}. */
  public static El icon(String outline, String classes) {
    return frame(classes, "0 0 24 24").add(path(outline, ""));
  }

  /** A half-filled circle: being answered. */
  public static El half(String classes) {
    return frame(classes, "0 0 24 24").add(
        path("M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0", ""), path("M12 3a9 9 0 0 1 0 18z", "icon-fill"));
  }

  /** The product's mark. */
  public static El mark(String classes) {
    El ground = El.svg("rect", "mark-bg").attr("width", 28).attr("height", 28).attr("rx", 7);
    return frame(classes, "0 0 28 28").add(
        ground, path("M6 14a4 4 0 1 0 8 0a4 4 0 1 0 -8 0M14 14h8.5M18.5 14v3.5M22.5 14v2.5", "mark-line"));
  }

  private static El frame(String classes, String box) {
    return El.svg("svg", classes).attr("viewBox", box).attr("aria-hidden", "true");
  }

  private static El path(String outline, String classes) {
    return El.svg("path", classes).attr("d", outline);
  }
}

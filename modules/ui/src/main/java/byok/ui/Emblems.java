package byok.ui;

import java.util.List;

/** Sixteen pictures that are easy to tell apart, as outlines on a field of 24 by 24, each with its name. */
public final class Emblems {
  private static final List<String> NAMES = List.of(
      "Anchor", "Kite", "Mountain", "Leaf", "Fish", "Moon", "Sun", "House", "Boat", "Umbrella", "Bell", "Star", "Cup",
      "Mushroom", "Cloud", "Lantern");

  private static final List<String> OUTLINES = List.of(
      "M9.5 5a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0M12 7.5V21M8 11h8M4 14c0 4 3.5 7 8 7s8-3 8-7M4 14l-1.5 2M4 14l2.5 1"
          + "M20 14l1.5 2M20 14l-2.5 1",
      "M12 2.5 18 9l-6 7.5L6 9zM12 2.5v14M6 9h12M12 16.5c-3 1 2 3-1 5",
      "M2 20 9 6l4 8 2.5-4L22 20zM6.8 10.5l2.2 1.5 1.8-1.5",
      "M5 19C3 9 10 4 20 4c0 10-5 17-15 15zM5 19 14 10",
      "M3 12c3-5 9-6 13-2l5-4v12l-5-4c-4 4-10 3-13-2zM7.5 11v.1M11 8.5c1.5 2 1.5 5 0 7",
      "M19.5 14.5A8.5 8.5 0 1 1 10 3.5a7 7 0 0 0 9.5 11z",
      "M8 12a4 4 0 1 0 8 0a4 4 0 1 0 -8 0M12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M19 5l-2 2M7 17l-2 2",
      "M3 11.5 12 4l9 7.5M5.5 9.5V20h13V9.5M10 20v-5.5h4V20",
      "M3 17h18l-2.5 4h-13zM11 3v14M11 4l7 10h-7M11 7l-5.5 7H11",
      "M2.5 12a9.5 9 0 0 1 19 0c-1.6-1.6-4.7-1.6-6.3 0-1.6-1.6-4.8-1.6-6.4 0-1.6-1.6-4.7-1.6-6.3 0z"
          + "M12 11v8a2 2 0 0 0 4 0",
      "M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 21h4M12 2.5V5",
      "m12 2.5 2.9 6.2 6.6.8-4.9 4.6 1.3 6.7L12 17.5l-5.9 3.3 1.3-6.7L2.5 9.5l6.6-.8z",
      "M4 9h13v6a5 5 0 0 1-5 5H9a5 5 0 0 1-5-5zM17 10.5h1.5a2.5 2.5 0 0 1 0 5H17M8 3v3M12.5 3v3",
      "M3 12a9 8.5 0 0 1 18 0zM9.5 12l-1 6a3.5 3 0 0 0 7 0l-1-6M8 8.5v.1M12.5 6v.1M16 9v.1",
      "M7 18.5a4.5 4.5 0 0 1-.5-9 6 6 0 0 1 11.3-1 5 5 0 0 1 .2 10z",
      "M8 8h8l1.5 10h-11zM10 8V5.5h4V8M12 2.5v3M6 21h12v-3H6zM12 11c-1.5 2-1.5 3 0 4.5 1.5-1.5 1.5-2.5 0-4.5");

  private Emblems() {}

  public static int count() {
    return OUTLINES.size();
  }

  /** The name of the picture at {@code index}, from 0. */
  public static String name(int index) {
    return NAMES.get(index);
  }

  public static El draw(int index, String classes) {
    return Icons.icon(OUTLINES.get(index), classes);
  }
}

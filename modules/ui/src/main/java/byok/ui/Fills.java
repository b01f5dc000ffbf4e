package byok.ui;

import static byok.ui.El.svg;

/** Patterns that tell series apart without colour: solid, striped, empty, dotted, cross-striped. */
final class Fills {
  /** How many series can be told apart. */
  static final int COUNT = 5;

  private final String stripes = El.newId();
  private final String dots = El.newId();
  private final String cross = El.newId();

  El fill(El shape, int series) {
    return switch (series % COUNT) {
      case 0 -> shape.classes("c-solid");
      case 1 -> shape.attr("fill", "url(#" + stripes + ")");
      case 2 -> shape.classes("c-bg");
      case 3 -> shape.attr("fill", "url(#" + dots + ")");
      default -> shape.attr("fill", "url(#" + cross + ")");
    };
  }

  /** To stand once in the page before shapes that are filled. */
  El definitions() {
    return svg("defs", "",
        pattern(stripes, 7, "rotate(45)", ground("c-bg", 7), svg("path", "c-ink-line").attr("d", "M1.5 0v7")),
        pattern(dots, 6, null, ground("c-ink", 6), dot()),
        pattern(cross, 8, "rotate(45)", ground("c-bg", 8), svg("path", "c-ink-line").attr("d", "M1.5 0v8M0 1.5h8")));
  }

  private static El pattern(String id, int size, String turn, El... parts) {
    return svg("pattern", "", parts).attr("id", id).attr("width", size).attr("height", size)
        .attr("patternUnits", "userSpaceOnUse").attr("patternTransform", turn);
  }

  private static El ground(String style, int size) {
    return svg("rect", style).attr("width", size).attr("height", size);
  }

  private static El dot() {
    return svg("circle", "c-bg").attr("cx", 3).attr("cy", 3).attr("r", 1.4);
  }
}

package byok.ui;

import static byok.ui.El.svg;

/** How much of a limit is used: solid is settled, hatched is held, dotted may be spent and is not reported yet. */
public final class Meter {
  private Meter() {}

  /** Draws shares of the limit, each 0 to 1; {@code words} give the same in figures. */
  public static El draw(double settled, double held, double unreported, String words) {
    double solid = share(settled);
    double hatched = Math.min(share(held), 100 - solid);
    double dotted = Math.min(share(unreported), 100 - solid - hatched);
    String hatch = El.newId();
    return svg("svg", "meter")
        .attr("role", "meter")
        .attr("aria-valuemin", "0")
        .attr("aria-valuemax", "100")
        .attr("aria-valuenow", Math.round(solid + hatched))
        .attr("aria-label", words)
        .add(hatching(hatch), bar("m-track", 0, 100).attr("rx", 4))
        .add(dotted > 0 ? bar("m-unreported", solid + hatched, dotted) : null)
        .add(hatched > 0 ? bar("", solid, hatched).attr("fill", "url(#" + hatch + ")") : null)
        .add(solid > 0 ? bar(solid >= 100 ? "m-full" : "m-settled", 0, solid).attr("rx", 3.5) : null);
  }

  private static double share(double part) {
    double percent = Math.max(0, Math.min(1, part)) * 100;
    return percent > 0 && percent < 1 ? 1 : percent;
  }

  private static El bar(String classes, double from, double width) {
    return svg("rect", classes).attr("x", Format.plain(from) + "%").attr("y", 1)
        .attr("width", Format.plain(width) + "%").attr("height", 12);
  }

  private static El hatching(String id) {
    El ground = svg("rect", "m-bg").attr("width", 5).attr("height", 5);
    return svg("defs", "", svg("pattern", "", ground, svg("path", "m-stroke").attr("d", "M0 0v5"))
        .attr("id", id).attr("width", 5).attr("height", 5)
        .attr("patternUnits", "userSpaceOnUse").attr("patternTransform", "rotate(45)"));
  }
}

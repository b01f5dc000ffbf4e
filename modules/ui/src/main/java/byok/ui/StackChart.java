package byok.ui;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.span;
import static byok.ui.El.svg;

import java.util.List;

/**
 * Columns of stacked parts, one pattern a series, with the total above each. The same numbers stand in a table beside
 * it.
 */
public final class StackChart {
  /** One column; {@code parts} are in the order of the series. */
  public record Column(String label, double[] parts) {}

  /** Writes a value as it stands above a column and on the scale. */
  @FunctionalInterface
  public interface Amount {
    String text(double value);
  }

  private static final int WIDTH = 700;
  private static final int LEFT = 40;
  private static final int LETTER = 7;
  private static final int BASE = 220;
  private static final int HEIGHT = 180;
  private static final int TOTALS_UP_TO = 16;

  private final List<String> series;
  private final List<Column> columns;
  private final Amount amount;
  private final Fills fills = new Fills();
  private final double step;
  private final double top;
  private final int left;

  /** At most {@link Fills#COUNT} series. */
  public StackChart(List<String> series, List<Column> columns, Amount amount) {
    this.series = series;
    this.columns = columns;
    this.amount = amount;
    double most = 0;
    for (Column column : columns) {
      most = Math.max(most, total(column));
    }
    step = niceStep(most / 4);
    top = Math.max(step, most);
    left = leftOf(amount);
  }

  /** Room for the widest number of the scale. */
  private int leftOf(Amount amount) {
    int widest = 0;
    for (double value = 0; value <= top; value += step) {
      widest = Math.max(widest, amount.text(value).length());
    }
    return Math.max(LEFT, 6 + LETTER * widest);
  }

  /** What stands for which series, with {@code sums} beside the names. */
  public El legend(List<String> sums) {
    El list = el("ul", "flex flex-wrap gap-x-5 gap-y-1.5 text-sm");
    for (int i = 0; i < series.size(); i++) {
      El box = svg("svg", "size-4 flex-none", fills.definitions(), fills.fill(rect(0.5, 0.5, 15, 15), i),
          outline(0.5, 0.5, 15, 15)).attr("viewBox", "0 0 16 16").attr("aria-hidden", "true");
      list.add(el("li", "flex items-center gap-2 min-w-0", box, span("font-semibold truncate", series.get(i)),
          span("amount text-ink-2", sums.get(i))));
    }
    return list;
  }

  /** The columns; in a narrow window it scrolls sideways and opens at the last one. */
  public El draw(String title) {
    El drawing = svg("svg", "w-full min-w-[34rem] h-auto", svg("title", "").text(title))
        .attr("viewBox", "0 0 " + WIDTH + " 250").attr("role", "img").attr("aria-label", title);
    scale(drawing);
    for (int i = 0; i < columns.size(); i++) {
      column(drawing, i);
    }
    return div("overflow-x-auto flex flex-row-reverse", drawing)
        .attr("tabindex", "0").attr("role", "group").attr("aria-label", title);
  }

  private void scale(El drawing) {
    for (double value = 0; value <= top; value += step) {
      double y = y(value);
      El line = svg("line", value == 0 ? "c-base" : "c-grid").attr("x1", left).attr("x2", WIDTH);
      drawing.add(line.attr("y1", y).attr("y2", y),
          text("c-text", left - 6, y + 4, amount.text(value)).attr("text-anchor", "end"));
    }
  }

  private void column(El drawing, int place) {
    Column column = columns.get(place);
    boolean last = place == columns.size() - 1;
    double room = (double) (WIDTH - left) / columns.size();
    double width = Math.min(34, room * 0.66);
    double x = left + room * place + (room - width) / 2;
    double value = 0;
    for (int i = 0; i < column.parts().length; i++) {
      double part = column.parts()[i];
      if (part > 0) {
        double y = y(value + part);
        drawing.add(fills.fill(rect(x, y, width, y(value) - y), i), outline(x, y, width, y(value) - y));
        value += part;
      }
    }
    label(drawing, column, x + width / 2, value, last);
  }

  private void label(El drawing, Column column, double x, double value, boolean last) {
    boolean all = columns.size() <= TOTALS_UP_TO;
    String style = last ? "c-strong" : "c-text";
    if (value > 0 && (all || last)) {
      drawing.add(place(style, x, last, y(value) - 6, amount.text(value)));
    }
    if (all || last || columns.indexOf(column) % 3 == 0 && columns.indexOf(column) < columns.size() - 2) {
      drawing.add(place(style, x, last, BASE + 20, column.label()));
    }
  }

  private double y(double value) {
    return BASE - value / top * HEIGHT;
  }

  private static double total(Column column) {
    double sum = 0;
    for (double part : column.parts()) {
      sum += part;
    }
    return sum;
  }

  /** The least of 1, 2 and 5 times a power of ten that is not below {@code least}. */
  private static double niceStep(double least) {
    double step = 1e-6;
    while (step < least) {
      double next = step * 10;
      step = step * 2 >= least ? step * 2 : step * 5 >= least ? step * 5 : next;
    }
    return step;
  }

  /** Around {@code x}, and for the last column up to the edge, so that nothing is cut off there. */
  private static El place(String style, double x, boolean last, double y, String words) {
    return text(style, last ? WIDTH : x, y, words).attr("text-anchor", last ? "end" : "middle");
  }

  private static El text(String style, double x, double y, String words) {
    return svg("text", style).attr("x", x).attr("y", y).text(words);
  }

  private static El rect(double x, double y, double width, double height) {
    return svg("rect", "").attr("x", x).attr("y", y).attr("width", width).attr("height", height);
  }

  private static El outline(double x, double y, double width, double height) {
    return rect(x, y, width, height).classes("c-outline");
  }
}

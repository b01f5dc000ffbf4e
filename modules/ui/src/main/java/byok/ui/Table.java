package byok.ui;

import static byok.ui.El.el;

import java.util.List;

/**
 * A table that turns each row into two lines in a narrow window. Roles are named, since that layout would take them.
 */
public final class Table {
  private final El body = el("tbody", "").attr("role", "rowgroup");
  private final El table = el("table", "table table-stack").attr("role", "table");

  /** A column: its heading, and the classes of its cells, which say where they go when rows are stacked. */
  public record Column(String heading, String cell) {}

  private final List<Column> columns;

  public Table(String caption, List<Column> columns) {
    this.columns = columns;
    El head = el("tr", "").attr("role", "row");
    for (Column column : columns) {
      String side = column.cell().contains("num") ? "num" : "";
      head.add(el("th", side).attr("scope", "col").attr("role", "columnheader").text(column.heading()));
    }
    table.add(el("caption", "sr-only").text(caption), el("thead", "", head).attr("role", "rowgroup"), body);
  }

  /** Adds a row with one cell a column. */
  public El row(Part... cells) {
    El row = el("tr", "").attr("role", "row");
    for (int i = 0; i < cells.length; i++) {
      row.add(el("td", columns.get(i).cell(), cells[i]).attr("role", "cell"));
    }
    body.add(row);
    return row;
  }

  public El draw() {
    return table;
  }
}

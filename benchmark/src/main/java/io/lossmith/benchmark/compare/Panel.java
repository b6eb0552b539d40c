package io.lossmith.benchmark.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The cells that one chart shows: one method, and one number of rows if it runs over classes, or
 * the other way round.
 */
record Panel(String title, Axis axis, List<Cell> cells) {
  Panel {
    cells = List.copyOf(cells);
  }

  /** As few as hold every cell without a contender having two values at one place. */
  static List<Panel> of(List<Cell> cells) {
    Axis axis = Axis.of(cells);
    Map<String, List<Cell>> byTitle = new LinkedHashMap<>();
    for (Cell cell : cells) {
      byTitle.computeIfAbsent(title(cell, axis, cells), none -> new ArrayList<>()).add(cell);
    }
    List<Panel> panels = new ArrayList<>();
    byTitle.forEach((title, ofPanel) -> panels.add(new Panel(title, axis, ofPanel)));
    return panels;
  }

  private static String title(Cell cell, Axis axis, List<Cell> cells) {
    boolean unique =
        cells.stream()
            .filter(one -> one.method() == cell.method())
            .map(axis::of)
            .allMatch(new HashSet<Integer>()::add);
    if (unique) {
      return cell.method().toString();
    }
    String fixed = axis == Axis.CLASSES ? "N = " : "C = ";
    return cell.method() + ", " + fixed + axis.other().of(cell);
  }
}

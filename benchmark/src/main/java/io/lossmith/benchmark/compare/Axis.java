package io.lossmith.benchmark.compare;

import java.util.List;

/** The quantity that a chart runs over. */
enum Axis {
  CLASSES("C, classes"),
  ROWS("N, rows");

  private final String title;

  Axis(String title) {
    this.title = title;
  }

  /** The one that takes more values in these cells. */
  static Axis of(List<Cell> cells) {
    return CLASSES.distinct(cells) >= ROWS.distinct(cells) ? CLASSES : ROWS;
  }

  Axis other() {
    return this == CLASSES ? ROWS : CLASSES;
  }

  String title() {
    return title;
  }

  int of(Cell cell) {
    return this == CLASSES ? cell.classes() : cell.rows();
  }

  private long distinct(List<Cell> cells) {
    return cells.stream().mapToInt(this::of).distinct().count();
  }
}

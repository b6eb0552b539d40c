package io.lossmith.benchmark.compare;

import io.lossmith.benchmark.contender.Method;
import java.util.ArrayList;
import java.util.List;

/**
 * The cells to measure: every method with every number of classes and every number of rows that
 * stays within the most elements.
 *
 * @param rows the numbers of rows; empty if every number of classes is to have as many rows as fill
 *     the most elements
 */
record Grid(List<Method> methods, List<Integer> classes, List<Integer> rows, long mostElements) {
  private static final long FOUR_MILLION = 4L << 20;

  Grid {
    methods = List.copyOf(methods);
    classes = List.copyOf(classes);
    rows = List.copyOf(rows);
  }

  /** Loss and gradient of the shapes that the bars are set for. */
  static Grid quick() {
    return new Grid(
        List.of(Method.LOSS_AND_GRADIENT),
        List.of(3, 10, 100, 1000),
        List.of(1, 64, 4096),
        FOUR_MILLION);
  }

  /** Every method. */
  static Grid full() {
    return new Grid(
        List.of(Method.values()),
        List.of(2, 3, 5, 10, 16, 32, 100, 1000, 32_000),
        List.of(1, 64, 128, 4096),
        FOUR_MILLION);
  }

  /** How cost grows with the number of rows, to four million elements. */
  static Grid growingRows() {
    return new Grid(
        List.of(Method.LOSS_AND_GRADIENT),
        List.of(3, 10, 100, 1000),
        // Up to 4 million elements: 4096 rows of 1000 classes, 40000 of 100, and so on.
        List.of(1, 16, 17, 64, 256, 1000, 4096, 16_384, 40_000, 131_072, 400_000, 1_300_000),
        FOUR_MILLION);
  }

  /** How cost grows with the number of classes, the number of elements staying at a million. */
  static Grid growingClasses() {
    return new Grid(
        List.of(Method.LOSS_AND_GRADIENT),
        List.of(
            2, 3, 4, 5, 7, 10, 12, 16, 24, 32, 64, 100, 128, 256, 1000, 4000, 10_000, 32_000,
            128_000),
        List.of(),
        FOUR_MILLION / 4);
  }

  /** In the order of the table. */
  List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (Method method : methods) {
      for (int classesOfCell : classes) {
        for (int rowsOfCell : rowsFor(classesOfCell)) {
          Cell cell = new Cell(method, classesOfCell, rowsOfCell);
          if (cell.elements() <= mostElements) {
            cells.add(cell);
          }
        }
      }
    }
    return cells;
  }

  private List<Integer> rowsFor(int classesOfCell) {
    return rows.isEmpty() ? List.of((int) (mostElements / classesOfCell)) : rows;
  }
}

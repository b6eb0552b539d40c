package io.lossmith.vector;

import io.lossmith.kernel.Rows;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All comparisons of the kernels with scalar code, in this JVM. */
final class Comparisons {
  /** There are no kernels for vectors of two lanes. */
  private static final boolean HAS_DOUBLES = Width.bits() > 2 * Double.SIZE;

  private Comparisons() {}

  /** The lengths of single rows. */
  static List<Integer> rowClasses() {
    return with(IntStream.rangeClosed(16, 300), 1000, 1003);
  }

  /** The lengths of rows in blocks. */
  static List<Integer> blockClasses() {
    return with(IntStream.rangeClosed(2, 40), 100, 143, 144, 160, 161, 300);
  }

  /**
   * Makes comparisons in a JVM of its own, and prints the width of the vectors.
   *
   * @param arguments the lengths of rows; none for all
   */
  public static void main(String[] arguments) {
    List<Integer> stated = Stream.of(arguments).map(Integer::valueOf).toList();
    if (stated.isEmpty()) {
      rowClasses().forEach(Comparisons::compareRows);
      blockClasses().forEach(Comparisons::compareBlocks);
    }
    for (int classes : stated) {
      compareBlocks(classes);
      if (classes >= Rows.LANES) {
        compareRows(classes);
      }
    }
    System.out.println(Width.bits());
  }

  /** Compares the kernels of one row, of floats and of doubles. */
  static void compareRows(int classes) {
    new RowComparison(classes).compare();
    if (HAS_DOUBLES) {
      new DoubleRowComparison(classes).compare();
    }
  }

  /** Compares the kernels of sixteen rows, of floats and of doubles. */
  static void compareBlocks(int classes) {
    new BlockComparison(classes).compare();
    if (HAS_DOUBLES) {
      new DoubleBlockComparison(classes).compare();
    }
  }

  private static List<Integer> with(IntStream range, Integer... more) {
    return Stream.concat(range.boxed(), Stream.of(more)).toList();
  }
}

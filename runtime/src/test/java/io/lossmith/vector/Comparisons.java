package io.lossmith.vector;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All comparisons of the kernels with scalar code, in this JVM. */
final class Comparisons {
  private Comparisons() {}

  /** The lengths of single rows. */
  static List<Integer> rowClasses() {
    return with(IntStream.rangeClosed(16, 300), 1000, 1003);
  }

  /** The lengths of rows in blocks. */
  static List<Integer> blockClasses() {
    return with(IntStream.rangeClosed(2, 40), 100, 160, 161, 300);
  }

  /** Makes them, and prints the width of the vectors, in a JVM of its own. */
  public static void main(String[] arguments) {
    rowClasses().forEach(classes -> new RowComparison(classes).compare());
    blockClasses().forEach(classes -> new BlockComparison(classes).compare());
    System.out.println(Width.bits());
  }

  private static List<Integer> with(IntStream range, Integer... more) {
    return Stream.concat(range.boxed(), Stream.of(more)).toList();
  }
}

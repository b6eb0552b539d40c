package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.lossmith.kernel.Rows;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The canonical summation order of a row: sixteen lanes, then the halving tree.
 *
 * <p>Class {@code j} belongs to lane {@code j mod 16}; but in a row of 16 classes or more, the
 * classes past the last whole block belong to the lanes that end with lane 15.
 */
final class Lanes {
  static final int COUNT = Rows.LANES;

  private final int classes;
  private final Numbers numbers;

  Lanes(int classes, Numbers numbers) {
    this.classes = classes;
    this.numbers = numbers;
  }

  /** How many lanes hold a class. */
  int used() {
    return Math.min(classes, COUNT);
  }

  /** The first class past the last whole block. */
  int tailStart() {
    return classes - classes % COUNT;
  }

  /** The lane of a class. */
  int laneOf(int classIndex) {
    boolean inTail = classes >= COUNT && classIndex >= tailStart();
    return inTail ? classIndex - (classes - COUNT) : classIndex % COUNT;
  }

  /** The classes of a lane, in the order in which they are added. */
  List<Integer> classesOf(int lane) {
    return IntStream.range(0, classes).filter(j -> laneOf(j) == lane).boxed().toList();
  }

  /**
   * Statements that add the lanes {@code s0, s1, ...} by the halving tree and {@code maximaButOne}
   * to them, and end in {@code target} and the sum: {@code "return"}, or the start of a
   * declaration.
   */
  CodeBlock total(String target) {
    if (used() <= 2) {
      return CodeBlock.builder().addStatement("$L ($L) + maximaButOne", target, tree(0, 1)).build();
    }
    return CodeBlock.builder()
        .add(halves())
        .addStatement("$L (even + odd) + maximaButOne", target)
        .build();
  }

  /** Statements that declare the two halves of the tree, {@code even} and {@code odd}. */
  CodeBlock halves() {
    return CodeBlock.builder()
        .addStatement(numbers + " even = $L", tree(0, 2))
        .addStatement(numbers + " odd = $L", tree(1, 2))
        .build();
  }

  /** The sum of the lanes {@code first, first + stride, ...} as the halving tree takes it. */
  private String tree(int first, int stride) {
    if (stride >= COUNT || first + stride >= used()) {
      return "s" + first;
    }
    String left = tree(first, stride * 2);
    String right = tree(first + stride, stride * 2);
    return parenthesised(left) + " + " + parenthesised(right);
  }

  private static String parenthesised(String expression) {
    return expression.indexOf(' ') < 0 ? expression : "(" + expression + ")";
  }
}

package io.lossmith.build;

import java.util.TreeMap;

/**
 * Writes the kernel of rows of one length below 16: short ones with every class written out, others
 * as steps, of which those that loop over the classes are {@code SteppedRows}.
 */
final class ShortRowsSource {
  private final Turn turn;
  private final int classes;
  private final ElementType type;
  private final boolean isWrittenOut;

  ShortRowsSource(Turn turn, ElementType type) {
    this.turn = turn;
    this.classes = turn.classes();
    this.type = type;
    isWrittenOut = classes <= type.longestWrittenOut();
  }

  /** The source, but for what {@link Template} fills in. */
  String template() {
    return """
        package io.lossmith.vector;

        import static io.lossmith.polynomial.$FloatPolynomials$.*;
        import static io.lossmith.vector.$Lanes$.$FLOATS$;
        import static io.lossmith.vector.$Lanes$.$INTS$;
        import static jdk.incubator.vector.VectorOperators.*;

        import io.lossmith.kernel.$ScalarMath$;
        import jdk.incubator.vector.$Float$Vector;
        import jdk.incubator.vector.$Int$Vector;
        import jdk.incubator.vector.VectorMask;
        import jdk.incubator.vector.VectorShuffle;

        /** Rows of %1$d classes, a row a lane. Written by KernelWriter. */
        final class $%2$s$ extends $%4$s$ {
          private static final $Turning$ TURNING = new $Turning$(%1$d, %3$d);
        """
            .formatted(
                classes, turn.className(), turn.unit(), isWrittenOut ? "ShortRows" : "SteppedRows")
        + tables()
        + (isWrittenOut ? normalise() : steps())
        + write()
        + "}\n";
  }

  private String tables() {
    StringBuilder code = new StringBuilder();
    for (int u = 0; u < turn.units(); u++) {
      code.append(
          """
            private static final int PLACE_%1$d = TURNING.place(%1$d);
            private static final VectorShuffle<$Float$> IN_%1$d = TURNING.in(%1$d);
            private static final VectorShuffle<$Float$> OUT_%1$d = TURNING.out(%1$d);
          """
              .formatted(u));
    }
    for (int step : turn.steps()) {
      code.append(
          "  private static final VectorMask<$Float$> ROTATED_%1$d = TURNING.rotated(%1$d);%n"
              .formatted(step));
    }
    for (int distance : turn.exchanges()) {
      code.append(
          """
            private static final VectorShuffle<$Float$> PARTNER_%1$d = TURNING.partner(%1$d);
            private static final VectorMask<$Float$> UPPER_%1$d = TURNING.upper(%1$d);
          """
              .formatted(distance));
    }
    return code.toString();
  }

  /** Everything in one loop. */
  private String normalise() {
    StringBuilder code = new StringBuilder();
    code.append(
        """

          @Override
          void normalise(
              $float$[] logits, int at, int rows, $float$[] columns, $float$[] maxima, $float$[] rests) {
        $EXPONENTIAL_CONSTANTS$
            $Int$Vector rounderBits = rounder.reinterpretAs$Int$s();
        """);
    code.append(columnsAndMaximum());
    code.append(
        "      $Int$Vector count = $Int$Vector.broadcast($INTS$, %d);%n".formatted(classes - 1));
    for (int j = 0; j < classes; j++) {
      // The bits are taken first: behind the exponential, JDK 17 failed to compile some of them.
      code.append(
          """
                $Float$Vector distance%1$d = maximum.sub(%2$s);
                $Int$Vector bits%1$d = distance%1$d.reinterpretAs$Int$s();
                $Int$Vector below%1$d = bits%1$d.or(bits%1$d.neg()).lanewise(ASHR, $Integer$.SIZE - 1);
                count = count.add(below%1$d);
          %3$s      exponential%1$d.intoArray(columns, column + %1$d * $Lanes$.COUNT);
                $Float$Vector term%1$d =
                    exponential%1$d.reinterpretAs$Int$s().and(below%1$d).reinterpretAs$Float$s();
          """
              .formatted(j, turn.column(j), type.exponential(Integer.toString(j))));
    }
    code.append(
        """
              $Float$Vector sum = %s;
              sum.add(count.add(rounderBits).reinterpretAs$Float$s().sub(rounder))
                  .intoArray(rests, row);
            }
          }
        """
            .formatted(sumOfTerms()));
    return code.toString();
  }

  /** What differs by length when rows take each step apart. */
  private String steps() {
    StringBuilder code = new StringBuilder();
    code.append(
        """

          $%s$() {
            super(%d);
          }

          @Override
          void toColumns($float$[] logits, int at, int rows, $float$[] columns, $float$[] maxima) {
        """
            .formatted(turn.className(), classes));
    code.append(columnsAndMaximum());
    for (int j = 0; j < classes; j++) {
      code.append(
          "      %s.intoArray(columns, column + %d * $Lanes$.COUNT);%n"
              .formatted(turn.column(j), j));
    }
    code.append(
        """
            }
          }

          @Override
          void addTerms($float$[] terms, int at, int rows, $float$[] sums) {
            for (int row = 0; row < rows; row += $Lanes$.COUNT) {
              int column = at + row * %d;
        """
            .formatted(classes));
    for (int j = 0; j < classes; j++) {
      code.append(
          "      $Float$Vector term%1$d = $Float$Vector.fromArray($FLOATS$, terms, column + %1$d * $Lanes$.COUNT);%n"
              .formatted(j));
    }
    code.append(
        """
              $Float$Vector sum = %s;
              sum.add($Float$Vector.fromArray($FLOATS$, sums, row)).intoArray(sums, row);
            }
          }
        """
            .formatted(sumOfTerms()));
    return code.toString();
  }

  /** The start of a loop over as many rows as vectors have lanes. */
  private String columnsAndMaximum() {
    StringBuilder code = new StringBuilder();
    code.append("    for (int row = 0; row < rows; row += $Lanes$.COUNT) {\n");
    code.append(
        "      int column = row * %1$d;%n      int from = at + column;%n".formatted(classes));
    for (int v = 0; v < classes; v++) {
      code.append(
          "      $Float$Vector v%d = $Float$Vector.fromArray($FLOATS$, logits, from + %d * $Lanes$.COUNT + PLACE_%d);%n"
              .formatted(v, v / turn.units() * turn.units(), v % turn.units()));
    }
    code.append(turn.toColumns());
    code.append("      $Int$Vector most = %s.reinterpretAs$Int$s();%n".formatted(turn.column(0)));
    code.append("      $Int$Vector least = most;\n");
    for (int j = 1; j < classes; j++) {
      code.append(
          """
                $Int$Vector key%1$d = %2$s.reinterpretAs$Int$s();
                most = most.max(key%1$d);
                least = least.min(key%1$d);
          """
              .formatted(j, turn.column(j)));
    }
    code.append(
        """
              $Float$Vector maximum =
                  most.blend(least, most.compare(LT, $Int$Vector.zero($INTS$))).reinterpretAs$Float$s();
              maximum.intoArray(maxima, row);
        """);
    return code.toString();
  }

  /** The sum of {@code term0}, {@code term1}, … in the order of the halving tree. */
  private String sumOfTerms() {
    TreeMap<Integer, String> terms = new TreeMap<>();
    for (int j = 0; j < classes; j++) {
      terms.put(j, "term" + j);
    }
    for (int half = 8; half > 0; half /= 2) {
      for (int lane = 0; lane < half; lane++) {
        String other = terms.remove(lane + half);
        if (other != null) {
          terms.put(lane, terms.get(lane) + ".add(" + other + ")");
        }
      }
    }
    return terms.get(0);
  }

  private String write() {
    StringBuilder code = new StringBuilder();
    code.append(
        """

          @Override
          void write($float$[] columns, $float$[] scales, int rows, $float$[] result, int to) {
            for (int row = 0; row < rows; row += $Lanes$.COUNT) {
              $Float$Vector scale = $Float$Vector.fromArray($FLOATS$, scales, row);
        """);
    code.append(
        "      int column = row * %1$d;%n      int start = to + column;%n".formatted(classes));
    for (int j = 0; j < classes; j++) {
      code.append(
          "      $Float$Vector %s = $Float$Vector.fromArray($FLOATS$, columns, column + %d * $Lanes$.COUNT).mul(scale);%n"
              .formatted(turn.column(j), j));
    }
    code.append(turn.toRows());
    for (int v = 0; v < classes; v++) {
      code.append(
          "      v%d.intoArray(result, start + %d * $Lanes$.COUNT + PLACE_%d);%n"
              .formatted(v, v / turn.units() * turn.units(), v % turn.units()));
    }
    code.append("    }\n  }\n");
    return code.toString();
  }
}

package io.lossmith.build;

import java.util.function.IntFunction;

/**
 * Writes the kernel of rows of one length below 16: short ones in one loop, longer ones as steps,
 * of which those that loop over the classes are {@code SteppedRows}.
 */
final class ShortRowsSource {
  private static final String FOR_ROWS =
      """
          for (int row = 0; row < rows; row += $Lanes$.COUNT) {
            int column = row * %d;
      """;

  private static final String FOR_TERMS =
      """
          for (int row = 0; row < rows; row += $Lanes$.COUNT) {
            int column = at + row * %d;
      """;

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
                classes,
                turn.className(),
                turn.unit(),
                isWrittenOut ? "PickingRows" : "SteppedRows")
        + tables()
        + (isWrittenOut ? normalise(Variant.PLAIN) + normalise(Variant.PICKING) : steps())
        + write(Variant.PLAIN)
        + (isWrittenOut ? write(Variant.PICKING) : "")
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

  /**
   * Every class written out: in one method, or in two where registers would not suffice for one.
   */
  private String normalise(Variant variant) {
    boolean inOne = classes <= type.mostInRegisters();
    StringBuilder code = new StringBuilder();
    code.append(
        """

          @Override
          void normalise%s(
              $float$[] logits,
              int at,
              int rows,
              $float$[] columns,
              $float$[] maxima,
              $float$[] rests%s) {
        """
            .formatted(variant.suffix, variant.normaliseParameters));
    if (inOne) {
      code.append("$EXPONENTIAL_CONSTANTS$\n").append(FOR_ROWS.formatted(classes)).append(turned());
    } else {
      code.append(
          """
              toColumns(logits, at, rows, columns, maxima);
              exponentials%1$s(rows, columns, maxima, rests%2$s);
            }

          %3$s  private static void exponentials%1$s(
                int rows, $float$[] columns, $float$[] maxima, $float$[] rests%4$s) {
          """
              .formatted(
                  variant.suffix,
                  variant.normaliseArguments,
                  variant == Variant.PLAIN ? toColumns() : "",
                  variant.normaliseParameters));
      code.append("$EXPONENTIAL_CONSTANTS$\n").append(FOR_ROWS.formatted(classes));
      code.append(
          "      $Float$Vector maximum = $Float$Vector.fromArray($FLOATS$, maxima, row);\n");
    }
    code.append(variant.beforeExponentials);
    // A count becomes a number by the sum with the rounder, since AVX2 converts no longs.
    code.append(
        "      $Int$Vector count = rounder.reinterpretAs$Int$s().add(%d);%n"
            .formatted(classes - 1));
    String sum =
        sum(code, j -> exponential(j, inOne) + variant.afterExponential.formatted(j), 0, 1);
    code.append(
        """
              %s.add(count.reinterpretAs$Float$s().sub(rounder)).intoArray(rests, row);
        %s    }
          }
        """
            .formatted(sum, variant.afterExponentials));
    return code.toString();
  }

  private String toColumns() {
    return """
          private static void toColumns(
              $float$[] logits, int at, int rows, $float$[] columns, $float$[] maxima) {
        """
        + columns()
        + "\n";
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
    code.append(columns());
    code.append(
        """

          @Override
          void addTerms($float$[] terms, int at, int rows, $float$[] sums) {
        """);
    code.append(FOR_TERMS.formatted(classes));
    String sum = sum(code, ShortRowsSource::term, 0, 1);
    code.append(
        """
              %s.add($Float$Vector.fromArray($FLOATS$, sums, row)).intoArray(sums, row);
            }
          }
        """
            .formatted(sum));
    return code.toString();
  }

  /** The rest of a method that leaves rows as columns, and their maxima. */
  private String columns() {
    StringBuilder code = new StringBuilder();
    code.append(FOR_ROWS.formatted(classes)).append(turned());
    for (int j = 0; j < classes; j++) {
      code.append(
          "      %s.intoArray(columns, column + %d * $Lanes$.COUNT);%n"
              .formatted(turn.column(j), j));
    }
    return code.append("    }\n  }\n").toString();
  }

  /** Reads rows, turns them, and finds their maxima. */
  private String turned() {
    StringBuilder code = new StringBuilder();
    code.append("      int from = at + column;\n");
    for (int v = 0; v < classes; v++) {
      code.append(
          "      $Float$Vector v%d = $Float$Vector.fromArray($FLOATS$, logits, from + %s);%n"
              .formatted(v, place(v)));
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

  private String place(int v) {
    return "%d * $Lanes$.COUNT + PLACE_%d"
        .formatted(v / turn.units() * turn.units(), v % turn.units());
  }

  /**
   * The terms of every {@code step}th class from {@code lane} on and their sum, in the order of the
   * tree, so that few values live at once.
   *
   * @param term the statements that make {@code term} and a class's number
   * @return the variable that holds the sum; empty for no class
   */
  private String sum(StringBuilder code, IntFunction<String> term, int lane, int step) {
    if (lane >= classes) {
      return "";
    }
    if (step == 16) {
      code.append(term.apply(lane));
      return "term" + lane;
    }
    String left = sum(code, term, lane, 2 * step);
    String right = sum(code, term, lane + step, 2 * step);
    if (!right.isEmpty()) {
      code.append("      %1$s = %1$s.add(%2$s);%n".formatted(left, right));
    }
    return left;
  }

  private static String term(int j) {
    return "      $Float$Vector term%1$d = $Float$Vector.fromArray($FLOATS$, terms, column + %1$d * $Lanes$.COUNT);%n"
        .formatted(j);
  }

  private String exponential(int j, boolean isInRegister) {
    String logits =
        isInRegister
            ? turn.column(j)
            : "$Float$Vector.fromArray($FLOATS$, columns, column + %d * $Lanes$.COUNT)"
                .formatted(j);
    // In this order for JDK 17: with the bits behind the exponential it failed to compile some of
    // them, and with the count behind the term it put vectors of 3 classes of doubles on the heap.
    return """
              $Float$Vector distance%1$d = maximum.sub(%2$s);
              $Int$Vector bits%1$d = distance%1$d.reinterpretAs$Int$s();
              $Int$Vector below%1$d = bits%1$d.or(bits%1$d.neg()).lanewise(ASHR, $Integer$.SIZE - 1);
              count = count.add(below%1$d);
        %3$s      exponential%1$d.intoArray(columns, column + %1$d * $Lanes$.COUNT);
              $Float$Vector term%1$d =
                  exponential%1$d.reinterpretAs$Int$s().and(below%1$d).reinterpretAs$Float$s();
        """
        .formatted(j, logits, type.exponential(Integer.toString(j)));
  }

  private String write(Variant variant) {
    StringBuilder code = new StringBuilder();
    code.append(
        """

          @Override
          void write%s(
              $float$[] columns, $float$[] scales, int rows%s, $float$[] result, int to) {
        """
            .formatted(variant.suffix, variant.writeParameters));
    code.append(FOR_ROWS.formatted(classes));
    code.append(
        """
              int start = to + column;
              $Float$Vector scale = $Float$Vector.fromArray($FLOATS$, scales, row);
        """);
    code.append(variant.beforeColumns);
    for (int j = 0; j < classes; j++) {
      code.append(
          """
                $Float$Vector %s =
                    $Float$Vector.fromArray($FLOATS$, columns, column + %d * $Lanes$.COUNT).mul(scale)%s;
          """
              .formatted(turn.column(j), j, variant.ofColumn.formatted(j)));
    }
    code.append(turn.toRows());
    for (int v = 0; v < classes; v++) {
      code.append("      v%d.intoArray(result, start + %s);%n".formatted(v, place(v)));
    }
    code.append("    }\n  }\n");
    return code.toString();
  }
}

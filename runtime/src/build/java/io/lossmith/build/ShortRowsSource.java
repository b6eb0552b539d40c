package io.lossmith.build;

/**
 * Writes the kernel of rows of one length below 16: short ones in one loop, longer ones as steps,
 * of which those that loop over the classes are {@code SteppedRows}.
 */
final class ShortRowsSource {
  private static final String FOR_TERMS =
      """
          for (int row = 0; row < rows; row += $Lanes$.COUNT) {
            int column = at + row * %d;
      """;

  private final Turn turn;
  private final int classes;
  private final ElementType type;
  private final ShortRowsStatements statements;
  private final boolean isWrittenOut;

  ShortRowsSource(Turn turn, ElementType type) {
    this.turn = turn;
    this.classes = turn.classes();
    this.type = type;
    statements = new ShortRowsStatements(turn, type);
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
      code.append("$EXPONENTIAL_CONSTANTS$\n")
          .append(statements.forRows())
          .append(statements.turned());
    } else {
      code.append(
          """
              toColumns(logits, at, rows, columns, maxima);
              exponentials%1$s(
                  rows, columns, maxima, rests%2$s);
            }

          %3$s  private static void exponentials%1$s(
                int rows,
                $float$[] columns,
                $float$[] maxima,
                $float$[] rests%4$s) {
          """
              .formatted(
                  variant.suffix,
                  variant.normaliseArguments,
                  variant == Variant.PLAIN ? toColumns() : "",
                  variant.normaliseParameters));
      code.append("$EXPONENTIAL_CONSTANTS$\n").append(statements.forRows());
      code.append(
          "      $Float$Vector maximum = $Float$Vector.fromArray($FLOATS$, maxima, row);\n");
    }
    code.append(variant.beforeExponentials);
    // A count becomes a number by the sum with the rounder, since AVX2 converts no longs.
    code.append(
        "      $Int$Vector count = rounder.reinterpretAs$Int$s().add(%d);%n"
            .formatted(classes - 1));
    String sum =
        statements.sum(
            code,
            j -> statements.exponential(j, inOne) + variant.afterExponential.formatted(j),
            0,
            1);
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
        + statements.columns()
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
    code.append(statements.columns());
    code.append(
        """

          @Override
          void addTerms($float$[] terms, int at, int rows, $float$[] sums) {
        """);
    code.append(FOR_TERMS.formatted(classes));
    String sum = statements.sum(code, ShortRowsStatements::term, 0, 1);
    code.append(
        """
              %s.add($Float$Vector.fromArray($FLOATS$, sums, row)).intoArray(sums, row);
            }
          }
        """
            .formatted(sum));
    return code.toString();
  }

  private String write(Variant variant) {
    StringBuilder code = new StringBuilder();
    code.append(
        """

          @Override
          void write%s(
              $float$[] columns,
              $float$[] scales,
              int rows%s,
              $float$[] result,
              int to) {
        """
            .formatted(variant.suffix, variant.writeParameters));
    code.append(statements.forRows());
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
                    $Float$Vector.fromArray($FLOATS$, columns, %s).mul(scale)%s;
          """
              .formatted(
                  turn.column(j),
                  ShortRowsStatements.beyond("column", j),
                  variant.ofColumn.formatted(j)));
    }
    code.append(turn.toRows());
    for (int v = 0; v < classes; v++) {
      code.append("      v%d.intoArray(result, %s);%n".formatted(v, statements.place("start", v)));
    }
    code.append("    }\n  }\n");
    return code.toString();
  }
}

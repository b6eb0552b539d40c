package io.lossmith.build;

/** Writes the kernel of rows of one length below 16, every class written out. */
final class ShortRowsSource {
  /** The most columns that stay in registers from the rows to the exponentials. */
  private static final int MOST_IN_REGISTERS = 6;

  private static final String FOR_ROWS =
      """
          for (int row = 0; row < rows; row += Lanes.COUNT) {
            int column = row * %d;
      """;

  private final Turn turn;
  private final int classes;

  ShortRowsSource(Turn turn) {
    this.turn = turn;
    this.classes = turn.classes();
  }

  String className() {
    return "Rows" + classes + "By" + turn.unit();
  }

  String source() {
    return """
        package io.lossmith.vector;

        import static io.lossmith.polynomial.FloatPolynomials.*;
        import static io.lossmith.vector.Lanes.FLOATS;
        import static io.lossmith.vector.Lanes.INTS;
        import static jdk.incubator.vector.VectorOperators.*;

        import io.lossmith.kernel.ScalarMath;
        import jdk.incubator.vector.FloatVector;
        import jdk.incubator.vector.IntVector;
        import jdk.incubator.vector.VectorMask;
        import jdk.incubator.vector.VectorShuffle;

        /** Sixteen rows of %1$d classes, a row a lane. Written by KernelWriter. */
        final class %2$s extends ShortRows {
          private static final Turning TURNING = new Turning(%1$d, %3$d);
        """
            .formatted(classes, className(), turn.unit())
        + tables()
        + normalise()
        + write()
        + "}\n";
  }

  private String tables() {
    StringBuilder code = new StringBuilder();
    for (int u = 0; u < turn.units(); u++) {
      code.append(
          """
            private static final int PLACE_%1$d = TURNING.place(%1$d);
            private static final VectorShuffle<Float> IN_%1$d = TURNING.in(%1$d);
            private static final VectorShuffle<Float> OUT_%1$d = TURNING.out(%1$d);
          """
              .formatted(u));
    }
    for (int step : turn.steps()) {
      code.append(
          "  private static final VectorMask<Float> ROTATED_%1$d = TURNING.rotated(%1$d);%n"
              .formatted(step));
    }
    for (int distance : turn.exchanges()) {
      code.append(
          """
            private static final VectorShuffle<Float> PARTNER_%1$d = TURNING.partner(%1$d);
            private static final VectorMask<Float> UPPER_%1$d = TURNING.upper(%1$d);
          """
              .formatted(distance));
    }
    return code.toString();
  }

  /** In one method, or in two where registers would not suffice for one. */
  private String normalise() {
    boolean inOne = classes <= MOST_IN_REGISTERS;
    StringBuilder code = new StringBuilder();
    code.append(
        """

          @Override
          void normalise(
              float[] logits, int at, int rows, float[] columns, float[] maxima, float[] rests) {
        """);
    if (inOne) {
      code.append(Exponential.CONSTANTS);
    } else {
      code.append(
          """
              turn(logits, at, rows, columns, maxima);
              exponentials(rows, columns, maxima, rests);
            }

            private static void turn(
                float[] logits, int at, int rows, float[] columns, float[] maxima) {
          """);
    }
    code.append(FOR_ROWS.formatted(classes));
    turned(code);
    if (!inOne) {
      for (int j = 0; j < classes; j++) {
        code.append(
            "      %s.intoArray(columns, column + %d * Lanes.COUNT);%n"
                .formatted(turn.column(j), j));
      }
      code.append(
          """
              }
            }

            private static void exponentials(
                int rows, float[] columns, float[] maxima, float[] rests) {
          """);
      code.append(Exponential.CONSTANTS);
      code.append(FOR_ROWS.formatted(classes));
      code.append("      FloatVector maximum = FloatVector.fromArray(FLOATS, maxima, row);\n");
    }
    code.append("      IntVector count = IntVector.broadcast(INTS, %d);%n".formatted(classes - 1));
    String sum = sum(code, 0, 1);
    code.append(
        """
              %s.add((FloatVector) count.convert(I2F, 0)).intoArray(rests, row);
            }
          }
        """
            .formatted(sum));
    return code.toString();
  }

  /** Reads rows, turns them, and finds their maxima. */
  private void turned(StringBuilder code) {
    code.append("      int from = at + column;\n");
    for (int v = 0; v < classes; v++) {
      code.append(
          "      FloatVector v%d = FloatVector.fromArray(FLOATS, logits, from + %s);%n"
              .formatted(v, place(v)));
    }
    code.append(turn.toColumns());
    code.append("      IntVector most = %s.reinterpretAsInts();%n".formatted(turn.column(0)));
    code.append("      IntVector least = most;\n");
    for (int j = 1; j < classes; j++) {
      code.append(
          """
                IntVector bits%1$d = %2$s.reinterpretAsInts();
                most = most.max(bits%1$d);
                least = least.min(bits%1$d);
          """
              .formatted(j, turn.column(j)));
    }
    code.append(
        """
              FloatVector maximum =
                  most.blend(least, most.compare(LT, IntVector.zero(INTS))).reinterpretAsFloats();
              maximum.intoArray(maxima, row);
        """);
  }

  private String place(int v) {
    return "%d * Lanes.COUNT + PLACE_%d"
        .formatted(v / turn.units() * turn.units(), v % turn.units());
  }

  /**
   * The exponentials of every {@code step}th class from {@code lane} on and their sum, in the order
   * of the tree, so that few values live at once.
   *
   * @return the variable that holds the sum; empty for no class
   */
  private String sum(StringBuilder code, int lane, int step) {
    if (lane >= classes) {
      return "";
    }
    if (step == 16) {
      exponential(code, lane);
      return "sum" + lane;
    }
    String left = sum(code, lane, 2 * step);
    String right = sum(code, lane + step, 2 * step);
    if (!right.isEmpty()) {
      code.append("      %1$s = %1$s.add(%2$s);%n".formatted(left, right));
    }
    return left;
  }

  private void exponential(StringBuilder code, int j) {
    String logits =
        classes <= MOST_IN_REGISTERS
            ? turn.column(j)
            : "FloatVector.fromArray(FLOATS, columns, column + %d * Lanes.COUNT)".formatted(j);
    code.append("      FloatVector d%d = maximum.sub(%s);%n".formatted(j, logits));
    code.append(Exponential.of(j));
    code.append(
        """
              e%1$d.intoArray(columns, column + %1$d * Lanes.COUNT);
              IntVector distance%1$d = d%1$d.reinterpretAsInts();
              IntVector below%1$d = distance%1$d.or(distance%1$d.neg()).lanewise(ASHR, 31);
              count = count.add(below%1$d);
              FloatVector sum%1$d = e%1$d.reinterpretAsInts().and(below%1$d).reinterpretAsFloats();
        """
            .formatted(j));
  }

  private String write() {
    StringBuilder code = new StringBuilder();
    code.append(
        """

          @Override
          void write(float[] columns, float[] scales, int rows, float[] result, int to) {
        """);
    code.append(FOR_ROWS.formatted(classes));
    code.append(
        """
              int start = to + column;
              FloatVector scale = FloatVector.fromArray(FLOATS, scales, row);
        """);
    for (int j = 0; j < classes; j++) {
      code.append(
          "      FloatVector %s =%n          FloatVector.fromArray(FLOATS, columns, column + %d * Lanes.COUNT).mul(scale);%n"
              .formatted(turn.column(j), j));
    }
    code.append(turn.toRows());
    for (int v = 0; v < classes; v++) {
      code.append("      v%d.intoArray(result, start + %s);%n".formatted(v, place(v)));
    }
    code.append("    }\n  }\n");
    return code.toString();
  }
}

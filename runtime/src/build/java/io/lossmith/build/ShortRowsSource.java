package io.lossmith.build;

import java.util.TreeMap;

/** Writes the kernel of rows of one length below 16, every class written out. */
final class ShortRowsSource {
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

  private String normalise() {
    StringBuilder code = new StringBuilder();
    code.append(
        """

          @Override
          void normalise(
              float[] logits, int at, int rows, float[] columns, float[] maxima, float[] rests) {
        """);
    code.append(Exponential.CONSTANTS);
    code.append("    for (int row = 0; row < rows; row += Lanes.COUNT) {\n");
    code.append(
        "      int column = row * %1$d;%n      int from = at + column;%n".formatted(classes));
    for (int v = 0; v < classes; v++) {
      code.append(
          "      FloatVector v%d = FloatVector.fromArray(FLOATS, logits, from + %d * Lanes.COUNT + PLACE_%d);%n"
              .formatted(v, v / turn.units() * turn.units(), v % turn.units()));
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
              IntVector count = IntVector.broadcast(INTS, %d);
        """
            .formatted(classes - 1));
    TreeMap<Integer, String> terms = new TreeMap<>();
    for (int j = 0; j < classes; j++) {
      code.append("      FloatVector d%d = maximum.sub(%s);%n".formatted(j, turn.column(j)));
      code.append(Exponential.of(j));
      code.append(
          """
                e%1$d.intoArray(columns, column + %1$d * Lanes.COUNT);
                IntVector distance%1$d = d%1$d.reinterpretAsInts();
                IntVector below%1$d = distance%1$d.or(distance%1$d.neg()).lanewise(ASHR, 31);
                count = count.add(below%1$d);
                FloatVector term%1$d = e%1$d.reinterpretAsInts().and(below%1$d).reinterpretAsFloats();
          """
              .formatted(j));
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
    code.append(
        """
              FloatVector sum = %s;
              sum.add((FloatVector) count.convert(I2F, 0)).intoArray(rests, row);
            }
          }
        """
            .formatted(terms.get(0)));
    return code.toString();
  }

  private String write() {
    StringBuilder code = new StringBuilder();
    code.append(
        """

          @Override
          void write(float[] columns, float[] scales, int rows, float[] result, int to) {
            for (int row = 0; row < rows; row += Lanes.COUNT) {
              FloatVector scale = FloatVector.fromArray(FLOATS, scales, row);
        """);
    code.append(
        "      int column = row * %1$d;%n      int start = to + column;%n".formatted(classes));
    for (int j = 0; j < classes; j++) {
      code.append(
          "      FloatVector %s = FloatVector.fromArray(FLOATS, columns, column + %d * Lanes.COUNT).mul(scale);%n"
              .formatted(turn.column(j), j));
    }
    code.append(turn.toRows());
    for (int v = 0; v < classes; v++) {
      code.append(
          "      v%d.intoArray(result, start + %d * Lanes.COUNT + PLACE_%d);%n"
              .formatted(v, v / turn.units() * turn.units(), v % turn.units()));
    }
    code.append("    }\n  }\n");
    return code.toString();
  }
}

package io.lossmith.build;

import java.util.List;

/**
 * The vector exponential of {@code exp(-distance)} as text: the operations of {@code ScalarMath}.
 */
final class Exponential {

  /** What {@link #of} refers to, made vectors. */
  static final String CONSTANTS =
      List.of(
              "one:1f",
              "minusOne:-1f",
              "largest:ScalarMath.LARGEST_DISTANCE",
              "minusLog2E:-LOG2_E",
              "rounder:EXPONENT_ROUNDER",
              "ln2:LN_2",
              "ln2Low:LN_2_LOW",
              "exp2:EXP_2",
              "minusExp3:-EXP_3",
              "exp4:EXP_4",
              "minusExp5:-EXP_5",
              "exp6:EXP_6")
          .stream()
          .map(c -> c.split(":"))
          .map(
              c ->
                  "    FloatVector %s = FloatVector.broadcast(FLOATS, %s);%n".formatted(c[0], c[1]))
          .reduce("    FloatVector zero = FloatVector.zero(FLOATS);\n", String::concat);

  private Exponential() {}

  /** The statements that make {@code e<name>} of {@code d<name>}. */
  static String of(int name) {
    return """
              FloatVector shifted%1$d = d%1$d.fma(minusLog2E, rounder);
              FloatVector n%1$d = shifted%1$d.sub(rounder);
              FloatVector s%1$d = n%1$d.fma(ln2Low, n%1$d.fma(ln2, d%1$d));
              FloatVector p%1$d = s%1$d.fma(exp6, minusExp5).fma(s%1$d, exp4).fma(s%1$d, minusExp3);
              p%1$d = p%1$d.fma(s%1$d, exp2).fma(s%1$d, minusOne).fma(s%1$d, one);
              FloatVector power%1$d =
                  shifted%1$d.reinterpretAsInts().lanewise(LSHL, FRACTION_BITS).reinterpretAsFloats();
              FloatVector e%1$d = p%1$d.mul(power%1$d).blend(zero, d%1$d.compare(GT, largest));
        """
        .formatted(name);
  }
}

package io.lossmith.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;

/**
 * The method that multiplies the Hessian of a row's loss with a vector. With p the softmax, v the
 * vector, A the mass of the row, z the factor of the z-loss and F(-log p[target]) a focal loss:
 *
 * <pre>
 *   (A + 2 z logSumExp) p[j] (v[j] - &lt;p, v&gt;)  +  2 z p[j] &lt;p, v&gt;
 *   focal: A F' in place of A, and  + A F'' (p[j] - [j is the target]) (&lt;p, v&gt; - v[target])
 * </pre>
 *
 * <p>The vector is taken relative to its value at the greatest logit, which changes nothing but
 * {@code <p, v>}: where the row is confident, {@code v[j] - <p, v>} would be the difference of
 * numbers that are nearly equal. Arithmetic between the exponentials and the result is double.
 */
record RowHessian(RowTerms terms, Divisor divisor) {
  private static final String EXPONENTIAL = "exponentials[from + j]";
  private static final String MOVED = "vector[vectorAt + j] - shift";

  /** The arguments of a call between the row and its vector. */
  List<String> arguments(String target, String sampleWeight, String passedDivisor) {
    List<String> arguments = new ArrayList<>();
    if (usesTarget()) {
      arguments.add(target);
    }
    if (terms.row().sampleWeights()) {
      arguments.add(sampleWeight);
    }
    if (divisor == Divisor.ARGUMENT) {
      arguments.add(passedDivisor);
    }
    return arguments;
  }

  /** Whether the Hessian of a row depends on its target: of the plain loss it does not. */
  private boolean usesTarget() {
    return terms.hasMass() || terms.row().hasFocal();
  }

  MethodSpec method() {
    Numbers numbers = terms.numbers();
    ClassSum ofVector = new ClassSum(numbers, "mean");
    MethodSpec.Builder method =
        RowMethods.ofRow(
                terms.spec(),
                "rowHessianVectorProduct",
                TypeName.VOID,
                "The Hessian of a row's loss times its vector, to {@code to}; the exponentials go to"
                    + "\n{@code from}, which may be there too.\n")
            .addParameter(numbers.array(), "logits")
            .addParameter(TypeName.INT, "at");
    if (usesTarget()) {
      terms.addTarget(method);
    }
    if (terms.row().sampleWeights()) {
      method.addParameter(numbers.type(), "sampleWeight");
    }
    if (divisor == Divisor.ARGUMENT) {
      method.addParameter(numbers.type(), "divisor");
    }
    for (String array : List.of("vector", "exponentials", "product")) {
      method.addParameter(numbers.array(), array);
      method.addParameter(TypeName.INT, start(array));
    }
    method
        .addStatement("$L maximum = maximum(logits, at)", numbers)
        .addStatement("$L rest = rowExponentials(logits, at, maximum, exponentials, from)", numbers)
        .addStatement("double sum = 1d + rest")
        .addStatement(
            "double shift = vector[vectorAt + $T.argmax(logits, at, $L)]",
            Kernel.ROWS,
            terms.live().count())
        .addCode(ofVector.start())
        .beginControlFlow("for (int j = 0; j < $L; j++)", terms.live().count())
        .addCode(ofVector.add(EXPONENTIAL + " * (" + MOVED + ")"))
        .endControlFlow()
        .addStatement(
            ofVector.isCompensated() ? "mean = " + ofVector.total() + " / sum" : "mean /= sum");
    String factor = addFactors(method);
    method
        .beginControlFlow("for (int j = 0; j < $L; j++)", terms.live().count())
        .addStatement(
            "product[to + j] = $L("
                + EXPONENTIAL
                + "$W* ("
                + factor
                + " * (("
                + MOVED
                + ") - mean)"
                + turns()
                + "))",
            numbers.fromDouble())
        .endControlFlow();
    if (terms.row().hasFocal()) {
      method.addStatement("product[to + $L] = $LatTarget", place(), numbers.fromDouble());
    }
    return method.build();
  }

  /**
   * Numbers of the row, all over the sum of its exponentials and the divisor.
   *
   * @return the name of the one that every class is multiplied by
   */
  private String addFactors(MethodSpec.Builder method) {
    String one = terms.row().sampleWeights() ? "sampleWeight" : "1";
    String over = divisor == Divisor.NONE ? "sum" : "(" + divisor.expression() + " * sum)";
    method.addStatement("double scale = $L / $L", one, over);
    String mass = terms.hasMass() ? terms.mass(target()) : "";
    if (terms.row().hasFocal()) {
      method
          .addStatement("double gamma = FOCAL_GAMMA")
          .addStatement("double distance = " + terms.distance("maximum", "target"))
          .addStatement("double offTarget = mean - (vector[vectorAt + $L] - shift)", place())
          .addStatement(
              "double bend = scale * $LfocalBend(gamma, rest, distance) * offTarget",
              mass.isEmpty() ? "" : mass + " * ");
      String slope = "focalMass(gamma, rest, distance)";
      mass = mass.isEmpty() ? slope : mass + " * " + slope;
    }
    if (terms.row().hasZLoss()) {
      method
          .addStatement("double logMass = Z_LOSS_TWICE * (maximum + log1p(rest))")
          .addStatement("double logBend = scale * Z_LOSS_TWICE * (shift + mean)");
      mass = (mass.isEmpty() ? "1" : mass) + " + logMass";
    }
    if (mass.isEmpty()) {
      return "scale";
    }
    method.addStatement("double factor = scale * (" + mass + ")");
    if (terms.row().hasFocal()) {
      // Before the loop, which may write the product over the vector.
      String exponential = EXPONENTIAL.replace("j]", place() + "]");
      method.addStatement(
          "double atTarget = "
              + exponential
              + "$W* (factor * ((vector[vectorAt + "
              + place()
              + "] - shift) - mean)"
              + (terms.row().hasZLoss() ? " + logBend" : "")
              + ")$W+ bend * (("
              + exponential
              + " - 1d) - rest)");
    }
    return "factor";
  }

  private String turns() {
    String focal = terms.row().hasFocal() ? "$W+ bend" : "";
    return terms.row().hasZLoss() ? focal + "$W+ logBend" : focal;
  }

  private String place() {
    return terms.live().place("target");
  }

  private String target() {
    return terms.hasProbabilities() ? "targets, targetsAt" : "target";
  }

  private static String start(String array) {
    return switch (array) {
      case "vector" -> "vectorAt";
      case "exponentials" -> "from";
      default -> "to";
    };
  }
}

package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * The statements that make the gradient of a row from its exponentials. Every entry is {@code mass
 * * p[j] - share[j]}, the mass the sum of the shares. At the target of a class a row the two would
 * cancel: there the difference is taken apart so that no digit is lost.
 *
 * <p>Locals that exist already: {@code rest}, and as far as a spec needs them {@code atTarget} (the
 * exponential at the target), {@code distance}, {@code maximum}, {@code sampleWeight}, {@code
 * divisor} and the target itself.
 */
record RowGradient(RowTerms terms, Divisor divisor) {

  /** Writes an expression for every class to an output. */
  interface Each {

    /** The statements, given the output's name and the expression. */
    CodeBlock of(String output, RowSchedule.ClassExpression expression);

    /** The statements that multiply the exponentials in the output by a factor. */
    default CodeBlock scaled(String output, String factor) {
      return of(output, (exponential, index) -> exponential + " * " + factor);
    }
  }

  /** Adds the parameters that {@link #arguments} fills, in this order. */
  void addParameters(MethodSpec.Builder method) {
    if (terms.row().hasFocal()) {
      method.addParameter(terms.numbers().type(), "distance");
    }
    terms.addTarget(method);
    if (terms.row().sampleWeights()) {
      method.addParameter(terms.numbers().type(), "sampleWeight");
    }
    if (divisor == Divisor.ARGUMENT) {
      method.addParameter(terms.numbers().type(), "divisor");
    }
  }

  /**
   * The arguments that a call passes.
   *
   * @param distance the row's distance
   * @param target the row's target
   * @param sampleWeight the row's weight
   */
  String arguments(String distance, String target, String sampleWeight) {
    List<String> arguments = new ArrayList<>();
    if (terms.row().hasFocal()) {
      arguments.add(distance);
    }
    arguments.add(target);
    if (terms.row().sampleWeights()) {
      arguments.add(sampleWeight);
    }
    if (divisor == Divisor.ARGUMENT) {
      arguments.add("divisor");
    }
    return String.join(",$W", arguments);
  }

  /** The statements. */
  CodeBlock write(Each each) {
    CodeBlock.Builder code = CodeBlock.builder();
    String one = terms.row().sampleWeights() ? "sampleWeight" : terms.numbers().whole(1);
    code.addStatement("$L scale = $L / $L", terms.numbers(), one, divisor.sum(terms.numbers()));
    return terms.hasProbabilities()
        ? code.add(distribution(each)).build()
        : code.add(index(each)).build();
  }

  /** A target distribution: each class's share is taken off in two steps that lose nothing. */
  private CodeBlock distribution(Each each) {
    CodeBlock.Builder code = CodeBlock.builder();
    String mass = "rowMass(targets, targetsAt)";
    code.addStatement(
        "$L mass = $L", terms.numbers(), terms.row().hasZLoss() ? mass + " + " + zMass() : mass);
    return code.add(
            each.of(
                "gradient",
                (exponential, index) ->
                    "entry("
                        + exponential
                        + ", mass, rest,$W"
                        + terms.share(classIndex(index), probability(index))
                        + ") * scale"))
        .build();
  }

  private CodeBlock index(Each each) {
    CodeBlock.Builder code = CodeBlock.builder();
    boolean spreads = terms.row().hasSmoothing() || terms.row().hasZLoss();
    String weight = weight();
    if (!spreads) {
      String factor = "scale";
      if (!weight.isEmpty()) {
        factor = "factor";
        code.addStatement("$L factor = scale * " + weight, terms.numbers());
      }
      return code.add(each.scaled("gradient", factor))
          .addStatement(
              "gradient[to + " + target() + "] = ((atTarget - $L) - rest) * " + factor,
              terms.numbers().whole(1))
          .build();
    }
    String one = terms.numbers().whole(1);
    code.addStatement("$L weight = " + (weight.isEmpty() ? one : weight), terms.numbers());
    code.addStatement("$L spread = " + spread(), terms.numbers());
    code.addStatement("$L factor = (weight + spread) * scale", terms.numbers());
    String atTarget =
        "Math.fma(weight, (atTarget - " + one + ") - rest,$Wspread * atTarget) * scale";
    if (!terms.row().hasSmoothing()) {
      return code.add(each.scaled("gradient", "factor"))
          .addStatement("gradient[to + " + target() + "] = " + atTarget)
          .build();
    }
    code.addStatement("$L smoothed = " + smoothed(), terms.numbers());
    return code.add(
            each.of(
                "gradient",
                (exponential, index) ->
                    "Math.fma("
                        + exponential
                        + ", factor,$W-"
                        + offTarget(classIndex(index))
                        + ")"))
        .addStatement(
            "gradient[to + " + target() + "] = " + atTarget + " -$W" + offTarget("target"))
        .build();
  }

  /** What the target's class is given beside smoothing, and times the focal mass; empty for 1. */
  private String weight() {
    String weight = terms.weight("target");
    if (!terms.row().hasFocal()) {
      return weight;
    }
    String focal = "focalMass(FOCAL_GAMMA, rest, distance)";
    return weight.isEmpty() ? focal : weight + " * " + focal;
  }

  /** What is given to all classes together beside the target's. */
  private String spread() {
    if (!terms.row().hasZLoss()) {
      return "SMOOTHING_TOTAL";
    }
    return terms.row().hasSmoothing() ? "SMOOTHING_TOTAL + " + zMass() : zMass();
  }

  private static String zMass() {
    return "Z_LOSS_TWICE * (maximum + log1p(rest))";
  }

  /**
   * What smoothing takes off an entry, over the divisor: whole, or to be multiplied by a class's.
   */
  private String smoothed() {
    String share = terms.smoothsEvenly() ? "SMOOTHING" : "";
    if (terms.row().sampleWeights()) {
      share = share.isEmpty() ? "sampleWeight" : share + " * sampleWeight";
    }
    share = share.isEmpty() ? terms.numbers().whole(1) : share;
    return divisor == Divisor.NONE ? share : share + " / " + divisor.expression();
  }

  private String offTarget(String index) {
    return terms.smoothsEvenly() ? "smoothed" : "SMOOTHING[" + index + "] * smoothed";
  }

  private String target() {
    return terms.live().place("target");
  }

  private String probability(RowSchedule.Position index) {
    return terms.live().hasMask()
        ? "targets[targetsAt + " + classIndex(index) + "]"
        : "targets[" + index.in("targetsAt") + "]";
  }

  /** The class itself: what is in a place of an array that begins at 0. */
  private String classIndex(RowSchedule.Position index) {
    String sum = index.in("0");
    return terms.live().at(sum.startsWith("0 + ") ? sum.substring("0 + ".length()) : sum);
  }
}

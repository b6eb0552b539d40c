package io.lossmith.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.lossmith.processor.spec.LossSpec;
import io.lossmith.processor.spec.RowOptions;
import java.util.ArrayList;
import java.util.List;

/**
 * What the options make of the loss of one row, as expressions. The loss is {@code mass *
 * log1p(rest) + distance}: the distance is the sum of every class's distance below the maximum
 * times what the target gives the class, the mass the sum of what it gives. For a class a row and
 * no option, the mass is 1 and the distance that of the target; then neither is written out.
 */
record RowTerms(LossSpec spec, Numbers numbers) {

  RowTerms(LossSpec spec) {
    this(spec, Numbers.of(spec));
  }

  RowOptions row() {
    return spec.options().row();
  }

  boolean hasProbabilities() {
    return row().hasProbabilityTargets();
  }

  LiveClasses live() {
    return new LiveClasses(spec);
  }

  /** Whether smoothing gives the same to every class that its terms are summed over. */
  boolean smoothsEvenly() {
    return !row().hasClassWeights() && !(hasProbabilities() && live().hasMask());
  }

  /** Whether the mass of a row depends on its target; it is 1 otherwise. */
  boolean hasMass() {
    return hasProbabilities() || row().hasClassWeights();
  }

  /** Whether the distance of a row is more than that of its target's class. */
  boolean sumsDistances() {
    return hasProbabilities() || row().hasSmoothing();
  }

  /** Whether the loss of a row needs more of its maximum than the distance. */
  boolean needsMaximum() {
    return row().hasZLoss();
  }

  /** Whether all that is left to do for a row's distance is to add a logarithm. */
  boolean addsLogAlone() {
    return !hasMass() && !row().hasFocal() && !row().hasZLoss() && !row().sampleWeights();
  }

  /** Whether a row has a class for its target, and no option says more of its loss. */
  boolean isPlain() {
    return hasPlainNll();
  }

  /** Whether a row that counts has a plain loss times weights: its class's, its own, or none. */
  boolean isPlainButForWeights() {
    return !hasProbabilities() && !row().hasSmoothing() && !row().hasFocal() && !row().hasZLoss();
  }

  /** Whether weights are multiplied with what may be infinite. */
  boolean usesProducts() {
    return sumsDistances() || row().hasClassWeights() || row().sampleWeights();
  }

  /** Whether the loss from log-probabilities is the one at the target, and nothing else. */
  boolean hasPlainNll() {
    return addsLogAlone() && !sumsDistances() && !row().hasIgnoreIndex();
  }

  /** What stands for a row's target in the parameters of a private method. */
  void addTarget(MethodSpec.Builder method) {
    if (hasProbabilities()) {
      method.addParameter(numbers.array(), "targets").addParameter(TypeName.INT, "targetsAt");
    } else {
      method.addParameter(TypeName.INT, "target");
    }
  }

  /** A row's target, as arguments. */
  String target(String row) {
    if (hasProbabilities()) {
      return "targets, targetsOffset + " + row + " * CLASSES";
    }
    return "targets[targetsOffset + " + row + "]";
  }

  /** A row's distance, given its maximum and its target. */
  String distance(String maximum, String target) {
    if (sumsDistances()) {
      return "rowDistance(logits, at, " + maximum + ",$W" + target + ")";
    }
    String distance = maximum + " - logits[at + " + live().place(target) + "]";
    return row().hasClassWeights() && !row().hasFocal()
        ? "product(" + weight(target) + ",$W" + distance + ")"
        : distance;
  }

  /** A row's mass, given its target; only if it {@link #hasMass}. */
  String mass(String target) {
    if (hasProbabilities()) {
      return "rowMass(" + target + ")";
    }
    String weight = weight(target);
    return row().hasSmoothing() ? weight + " + SMOOTHING_TOTAL" : weight;
  }

  /** What the target's class is given, beside smoothing; empty for 1. */
  String weight(String target) {
    if (row().hasClassWeights()) {
      return (row().hasSmoothing() ? "TARGET_WEIGHTS[" : "CLASS_WEIGHTS[") + target + "]";
    }
    return row().hasSmoothing() ? "TARGET_WEIGHT" : "";
  }

  /** What smoothing gives a class. */
  String smoothing(String index) {
    return smoothsEvenly() ? "SMOOTHING" : "SMOOTHING[" + index + "]";
  }

  /** What a target distribution gives a class. */
  String share(String index, String probability) {
    if (row().hasSmoothing()) {
      return "Math.fma(" + weight(index) + ",$W" + probability + ",$W" + smoothing(index) + ")";
    }
    return row().hasClassWeights() ? weight(index) + " * " + probability : probability;
  }

  /**
   * The loss of a row.
   *
   * @param distance its distance
   * @param rest its sum without one maximum
   * @param logSum {@code log1p} of that
   * @param mass its mass, for the options that have one
   * @param maximum its maximum, for the options that need it
   * @param sampleWeight its weight, for the options that have one
   */
  String loss(
      String distance,
      String rest,
      String logSum,
      String mass,
      String maximum,
      String sampleWeight) {
    String loss;
    if (row().hasFocal()) {
      loss = "focalLoss(FOCAL_GAMMA, " + rest + ",$W" + distance + ")";
      loss = hasMass() ? "product(" + mass + ",$W" + loss + ")" : loss;
    } else if (hasMass()) {
      loss = "Math.fma(" + mass + ", " + logSum + ",$W" + distance + ")";
    } else {
      loss = logSum + " + " + distance;
    }
    if (row().hasZLoss()) {
      loss += " +$WzLoss(" + maximum + ", " + logSum + ")";
    }
    return row().sampleWeights() ? "product(" + sampleWeight + ",$W" + loss + ")" : loss;
  }

  /** The private methods that the expressions call. */
  List<MethodSpec> methods() {
    List<MethodSpec> methods = new ArrayList<>();
    if (sumsDistances()) {
      methods.add(distanceMethod());
    }
    if (hasProbabilities()) {
      methods.add(massMethod());
    }
    if (row().hasZLoss()) {
      methods.add(
          RowMethods.method(
                  "zLoss", numbers.type(), "What the square of a row's log-sum-exp adds.\n")
              .addParameter(numbers.type(), "maximum")
              .addParameter(numbers.type(), "logSum")
              .addStatement("$L logSumExp = maximum + logSum", numbers)
              .addStatement("return Z_LOSS * (logSumExp * logSumExp)")
              .build());
    }
    if (!hasPlainNll()) {
      methods.add(new RowNll(this).method());
    }
    return methods;
  }

  private MethodSpec distanceMethod() {
    MethodSpec.Builder method =
        RowMethods.method(
                "rowDistance",
                numbers.type(),
                "The sum of what the target gives each class times the class's distance.\n")
            .addParameter(numbers.array(), "logits")
            .addParameter(TypeName.INT, "at")
            .addParameter(numbers.type(), "maximum");
    addTarget(method);
    ClassSum sum = new ClassSum(numbers, "sum");
    method.addCode(sum.start()).beginControlFlow("for (int j = 0; j < $L; j++)", summedClasses());
    method.addCode(sum.add(distanceTerm())).endControlFlow();
    if (hasProbabilities()) {
      return method.addStatement("return $L" + sum.total(), numbers.fromDouble()).build();
    }
    return method
        .addStatement(
            "$L ofTarget = product(" + weight("target") + ",$Wmaximum - logits[at + $L])",
            numbers,
            live().place("target"))
        .addStatement(
            "return $L(ofTarget + $L" + sum.total() + ")",
            numbers.fromDouble(),
            smoothsEvenly() ? "SMOOTHING * " : "")
        .build();
  }

  /** What class j adds to a row's distance, but for what all classes have in common. */
  private String distanceTerm() {
    if (hasProbabilities()) {
      return "product("
          + share("j", "targets[targetsAt + j]")
          + ",$Wmaximum - logits[at + "
          + live().place("j")
          + "])";
    }
    return smoothsEvenly()
        ? "maximum - logits[at + j]"
        : "product(SMOOTHING[" + live().at("j") + "],$Wmaximum - logits[at + j])";
  }

  /**
   * The classes that the terms of a distance are summed over, as an expression: a distribution may
   * give a masked class something, smoothing does not.
   */
  String summedClasses() {
    return hasProbabilities() ? "CLASSES" : live().count();
  }

  private MethodSpec massMethod() {
    MethodSpec.Builder method =
        RowMethods.method(
            "rowMass", numbers.type(), "The sum of what the target gives the classes.\n");
    addTarget(method);
    ClassSum sum = new ClassSum(numbers, "sum");
    return method
        .addCode(sum.start())
        .beginControlFlow("for (int j = 0; j < CLASSES; j++)")
        .addCode(sum.add(share("j", "targets[targetsAt + j]")))
        .endControlFlow()
        .addStatement("return $L" + sum.total(), numbers.fromDouble())
        .build();
  }
}

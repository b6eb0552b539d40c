package io.lossmith.processor.generated;

import io.lossmith.oracle.ExactLoss;
import io.lossmith.oracle.LossOptions;
import io.lossmith.oracle.LossOptions.Divisor;
import io.lossmith.oracle.LossOptions.Reduction;
import io.lossmith.oracle.LossOptions.Target;
import io.lossmith.oracle.LossTargets;
import io.lossmith.oracle.TransformedRow;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A spec with options and the same as the oracle takes it.
 *
 * @param elements the annotation's elements but classes and precision
 * @param options the options with values that are numbers of float, too
 * @param sampleWeights whether there are any
 */
record HessianCase(String elements, LossOptions options, boolean sampleWeights) {
  static final int IGNORED = -7;
  private static final double TENTH = 0.1f;

  /** Every option of a row, alone and beside others. */
  static List<HessianCase> all() {
    List<HessianCase> cases = new ArrayList<>();
    for (int classes : List.of(2, 3, 10, 24, 40, 300)) {
      cases.add(new HessianCase("batch = ANY", LossOptions.of(classes), false));
    }
    LossOptions seven = LossOptions.of(7);
    LossOptions twenty = LossOptions.of(20);
    LossOptions forty = LossOptions.of(40);
    double[] weights = {1, 0.5, 2, 0, 0.25, 3, 1};
    String classWeights = ", classWeights = {1, 0.5, 2, 0, 0.25, 3, 1}";
    String ignore = ", ignoreIndex = " + IGNORED;
    String probabilities = ", target = Target.PROBABILITIES";
    cases.add(of("batch = 9, reduction = Reduction.SUM", seven.withReduction(Reduction.SUM)));
    cases.add(of("batch = 9, reduction = Reduction.NONE", seven.withReduction(Reduction.NONE)));
    cases.add(
        weighted(
            "batch = ANY" + classWeights + ignore,
            seven.withClassWeights(weights).withIgnoreIndex(IGNORED)));
    cases.add(
        weighted(
            "batch = 9, labelSmoothing = 0.1f" + classWeights,
            seven.withClassWeights(weights).withLabelSmoothing(TENTH)));
    cases.add(
        of(
            "batch = ANY, divisor = Divisor.KEPT_ROWS, labelSmoothing = 0.1f" + ignore,
            forty
                .withDivisor(Divisor.KEPT_ROWS)
                .withLabelSmoothing(TENTH)
                .withIgnoreIndex(IGNORED)));
    cases.add(
        weighted("batch = ANY, divisor = Divisor.ALL_ROWS", twenty.withDivisor(Divisor.ALL_ROWS)));
    cases.add(of("batch = ANY" + probabilities, twenty.withTarget(Target.PROBABILITIES)));
    cases.add(
        weighted(
            "batch = 9, labelSmoothing = 0.1f" + probabilities + classWeights,
            seven
                .withTarget(Target.PROBABILITIES)
                .withClassWeights(weights)
                .withLabelSmoothing(TENTH)));
    cases.add(of("batch = ANY, zLoss = 0.1f", seven.withZLoss(TENTH)));
    cases.add(
        weighted(
            "batch = ANY, zLoss = 0.1f, labelSmoothing = 0.1f" + ignore,
            forty.withZLoss(TENTH).withLabelSmoothing(TENTH).withIgnoreIndex(IGNORED)));
    for (double gamma : new double[] {0.5, 1, 2, 5}) {
      cases.add(of("batch = ANY, focalGamma = " + gamma, seven.withFocalGamma(gamma)));
    }
    cases.add(
        weighted(
            "batch = ANY, focalGamma = 2, reduction = Reduction.SUM" + classWeights + ignore,
            seven
                .withFocalGamma(2)
                .withReduction(Reduction.SUM)
                .withClassWeights(weights)
                .withIgnoreIndex(IGNORED)));
    cases.add(of("batch = ANY, focalGamma = 2", forty.withFocalGamma(2)));
    cases.add(
        of("batch = 9, focalGamma = 2, zLoss = 0.1f", seven.withFocalGamma(2).withZLoss(TENTH)));
    cases.add(
        weighted(
            "batch = ANY, focalGamma = 0.5, zLoss = 0.1f" + ignore,
            forty.withFocalGamma(0.5).withZLoss(TENTH).withIgnoreIndex(IGNORED)));
    return cases;
  }

  private static HessianCase of(String elements, LossOptions options) {
    return new HessianCase(elements, options, false);
  }

  private static HessianCase weighted(String elements, LossOptions options) {
    return new HessianCase(elements + ", sampleWeights = true", options, true);
  }

  /** The generated class in a precision. */
  OptionLoss loss(String precision) {
    return new OptionLoss(
        "classes = "
            + options.classes()
            + ", precision = Precision."
            + precision
            + ", "
            + elements);
  }

  boolean hasProbabilities() {
    return !options.hasIndexTargets();
  }

  /**
   * Nine rows, all values numbers of float.
   *
   * @param gap how far the target of a confident row lies above the rest
   */
  Rows rows(SplittableRandom random, double gap) {
    int classes = options.classes();
    int count = 9;
    double[] logits = new double[count * classes];
    double[] vector = new double[count * classes];
    double[] probabilities = new double[count * classes];
    int[] targets = new int[count];
    double[] sampleWeights = new double[count];
    for (int row = 0; row < count; row++) {
      targets[row] = random.nextInt(classes);
      sampleWeights[row] = sampleWeights() ? Math.scalb(random.nextInt(-8, 24), -3) : 1;
      for (int j = 0; j < classes; j++) {
        int at = row * classes + j;
        logits[at] = (float) random.nextDouble(-4, 4);
        vector[at] = (float) random.nextDouble(-1, 1);
        probabilities[at] = random.nextInt(4) == 0 ? 0 : (float) random.nextDouble();
      }
      int top = row % 3 == 0 ? targets[row] : random.nextInt(classes);
      if (row % 3 < 2) {
        logits[row * classes + top] = (float) (4 + gap);
      }
      if (row == 7) {
        logits[row * classes + (top + 1) % classes] = Double.NEGATIVE_INFINITY;
      }
      if (row == 8) {
        targets[row] = options.ignores(IGNORED) ? IGNORED : targets[row];
      }
    }
    return new Rows(this, logits, targets, probabilities, sampleWeights, vector);
  }

  @Override
  public String toString() {
    return options.classes() + " classes, " + elements;
  }

  /** What a call is given. */
  record Rows(
      HessianCase spec,
      double[] logits,
      int[] targets,
      double[] probabilities,
      double[] sampleWeights,
      double[] vector) {

    int count() {
      return targets.length;
    }

    double[] logits(int row) {
      return slice(logits, row);
    }

    double[] vector(int row) {
      return slice(vector, row);
    }

    private double[] slice(double[] values, int row) {
      int classes = spec.options().classes();
      return java.util.Arrays.copyOfRange(values, row * classes, (row + 1) * classes);
    }

    /** The arguments of a method up to what it has beside the loss, in double or in float. */
    List<Object> arguments(boolean wide) {
      List<Object> arguments = new ArrayList<>();
      arguments.add(array(wide, logits));
      arguments.add(spec.hasProbabilities() ? array(wide, probabilities) : targets.clone());
      if (spec.sampleWeights()) {
        arguments.add(array(wide, sampleWeights));
      }
      return arguments;
    }

    static Object array(boolean wide, double... values) {
      return wide ? values.clone() : floats(values);
    }

    static float[] floats(double... values) {
      float[] floats = new float[values.length];
      IntStream.range(0, floats.length).forEach(i -> floats[i] = (float) values[i]);
      return floats;
    }

    /** The exact loss of the distances as rounded in double or in float. */
    ExactLoss exact(boolean wide) {
      LossTargets exactTargets =
          spec.hasProbabilities()
              ? LossTargets.ofProbabilities(
                  IntStream.range(0, count())
                      .mapToObj(row -> slice(probabilities, row))
                      .toArray(double[][]::new))
              : LossTargets.ofIndices(targets);
      return new ExactLoss(
          spec.options(),
          IntStream.range(0, count())
              .mapToObj(
                  row ->
                      wide
                          ? TransformedRow.rounded(spec.options(), logits(row), logits(row))
                          : TransformedRow.rounded(
                              spec.options(), logits(row), floats(logits(row))))
              .toList(),
          exactTargets.withSampleWeights(sampleWeights));
    }
  }
}

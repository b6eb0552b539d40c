package io.lossmith.processor.generated;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Random rows for a case: as the oracle takes them, and as arrays of a call.
 *
 * @param logits moderate, confident, tiny and huge ones
 * @param targets as the case has them
 * @param weights one a row, negative ones too; 1 if the case has none
 * @param vector what the Hessian is multiplied by
 */
record SigmoidRows(
    SigmoidCase of, double[][] logits, double[][] targets, double[] weights, double[][] vector) {

  static SigmoidRows random(SigmoidCase of, Random random) {
    int rows = of.rows();
    int classes = of.source().classes();
    double[][] logits = new double[rows][classes];
    double[][] targets = new double[rows][classes];
    double[][] vector = new double[rows][classes];
    double[] weights = new double[rows];
    for (int row = 0; row < rows; row++) {
      weights[row] = of.weighted() ? rounded(2 * random.nextGaussian(), of) : 1;
      for (int c = 0; c < classes; c++) {
        logits[row][c] = rounded(logit(random), of);
        targets[row][c] = rounded(target(of, random), of);
        vector[row][c] = rounded(random.nextGaussian(), of);
      }
    }
    return new SigmoidRows(of, logits, targets, weights, vector);
  }

  /** The arrays of a call: the inputs of the operation, then an output of a value a logit. */
  List<Object> inputs(boolean takesVector) {
    List<Object> inputs = new ArrayList<>(List.of(reals(logits)));
    inputs.add(of.probabilities() ? reals(targets) : ints());
    if (of.weighted()) {
      Object array = reals(new double[][] {weights});
      inputs.add(of.isExample() ? Array.get(array, 0) : array);
    }
    if (takesVector) {
      inputs.add(reals(vector));
    }
    return inputs;
  }

  /** An array of zeros. */
  Object output(int length) {
    return of.isDouble() ? new double[length] : new float[length];
  }

  int entries() {
    return of.rows() * of.source().classes();
  }

  private int[] ints() {
    return Arrays.stream(targets)
        .flatMapToDouble(Arrays::stream)
        .mapToInt(target -> (int) target)
        .toArray();
  }

  private Object reals(double[][] rows) {
    double[] values = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    if (of.isDouble()) {
      return values;
    }
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private static double logit(Random random) {
    double sign = random.nextBoolean() ? 1 : -1;
    return switch (random.nextInt(8)) {
      case 0 -> sign * (20 + 60 * random.nextDouble());
      case 1 -> sign * Math.exp(20 * random.nextGaussian());
      case 2 -> sign * 800 * random.nextDouble();
      case 3 -> sign * 0.0;
      default -> 3 * random.nextGaussian();
    };
  }

  private static double target(SigmoidCase of, Random random) {
    if (!of.probabilities()) {
      int ignored = of.options().ignores(7) ? 7 : of.options().ignores(-1) ? -1 : -100;
      return of.options().ignores(ignored) && random.nextInt(4) == 0 ? ignored : random.nextInt(2);
    }
    return switch (random.nextInt(6)) {
      case 0 -> 0;
      case 1 -> 1;
      case 2 -> 1e-6 * random.nextDouble();
      case 3 -> 1 - 1e-6 * random.nextDouble();
      default -> random.nextDouble();
    };
  }

  private static double rounded(double number, SigmoidCase of) {
    return SigmoidCase.rounded(number, of.isDouble());
  }
}

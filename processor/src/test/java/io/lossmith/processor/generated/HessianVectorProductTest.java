package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.lossmith.kernel.Bfloat16;
import io.lossmith.oracle.DoubleDouble;
import io.lossmith.oracle.ExactLoss;
import io.lossmith.oracle.FlushRule;
import io.lossmith.oracle.LossOptions;
import io.lossmith.oracle.ScaledError;
import io.lossmith.oracle.WorstCase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Hessian times a vector, against the oracle and against differences of the gradient. */
class HessianVectorProductTest {
  private static final int SAMPLES = 6;
  private static final double[] GAPS = {0, 1, 5, 15, 30, 60};

  /** In ulps of the magnitude of an entry's terms, the vector taken relative to the maximum's. */
  private static double floatBound(HessianCase spec) {
    return 6 + spec.options().focalGamma();
  }

  private static double doubleBound(HessianCase spec) {
    return 8 + spec.options().focalGamma();
  }

  static List<HessianCase> cases() {
    return HessianCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void keepsItsBoundInFloat(HessianCase spec) {
    assertThat(worst(spec, false).print()).isLessThanOrEqualTo(floatBound(spec));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void keepsItsBoundInDouble(HessianCase spec) {
    assertThat(worst(spec, true).print()).isLessThanOrEqualTo(doubleBound(spec));
  }

  private static WorstCase worst(HessianCase spec, boolean wide) {
    String precision = wide ? "DOUBLE" : "FLOAT";
    OptionLoss loss = spec.loss(precision);
    SplittableRandom random = new SplittableRandom(9);
    WorstCase worst = new WorstCase("H v, " + precision + ", " + spec);
    for (double gap : GAPS) {
      for (int sample = 0; sample < SAMPLES; sample++) {
        HessianCase.Rows rows = spec.rows(random, gap);
        record(worst, rows, product(loss, rows, wide), wide, gap);
      }
    }
    return worst;
  }

  private static double[] product(OptionLoss loss, HessianCase.Rows rows, boolean wide) {
    Object product = HessianCase.Rows.array(wide, new double[rows.vector().length]);
    List<Object> arguments = rows.arguments(wide);
    arguments.add(HessianCase.Rows.array(wide, rows.vector()));
    arguments.add(product);
    loss.call("hessianVectorProduct", arguments.toArray());
    return doubles(product);
  }

  private static double[] doubles(Object values) {
    if (values instanceof float[] floats) {
      double[] doubles = new double[floats.length];
      Arrays.setAll(doubles, i -> floats[i]);
      return doubles;
    }
    return (double[]) values;
  }

  private static void record(
      WorstCase worst, HessianCase.Rows rows, double[] product, boolean wide, double gap) {
    ExactLoss exact = rows.exact(wide);
    int classes = rows.spec().options().classes();
    for (int n = 0; n < rows.count(); n++) {
      double[] vector = rows.vector(n);
      DoubleDouble[] expected = exact.hessianVectorProduct(n, vector);
      DoubleDouble[] scale = exact.hessianVectorProductScale(n, relative(exact, rows, n));
      for (int j = 0; j < classes; j++) {
        double result = product[n * classes + j];
        double allowed = 8 * exact.gradientFlushed(wide ? FlushRule.DOUBLE : FlushRule.FLOAT, n, j);
        double error =
            wide
                ? ScaledError.ofDouble(result, expected[j], scale[j], allowed)
                : ScaledError.ofFloat((float) result, expected[j], scale[j], allowed);
        String where = "row " + n + ", class " + j + " of gap " + gap + ": " + result;
        worst.record(error, () -> where);
      }
    }
  }

  /** The vector less its value at the maximum; a z-loss sees the vector itself. */
  private static double[] relative(ExactLoss exact, HessianCase.Rows rows, int n) {
    double[] vector = rows.vector(n);
    double shift = rows.spec().options().zLoss() == 0 ? vector[exact.row(n).argmax()] : 0;
    return Arrays.stream(vector).map(value -> value - shift).toArray();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isTheDifferenceOfGradients(HessianCase spec) {
    assertDifferences(spec);
  }

  /** A focal loss with a z-loss, and logits that are not computed on as they lie. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "batch = ANY, focalGamma = 2, zLoss = 0.1",
        "batch = {ANY, 3}, layout = Layout.CLASSES_FIRST, temperature = 1.5, zLoss = 0.1",
        "batch = ANY, temperature = 0.75, maskedClasses = {1, 4}, ignoreIndex = -7",
        "batch = ANY, logitSoftcap = 3, logitAdjustment = {1, 2, 3, 2, 1, 0.5}",
        "batch = ANY, logitSoftcap = 3, temperature = 0.75, maskedClasses = 1, ignoreIndex = -7",
        "batch = {3, 3}, layout = Layout.CLASSES_FIRST, logitSoftcap = 5, focalGamma = 2",
        "batch = 9, logitSoftcap = 5, labelSmoothing = 0.25, zLoss = 0.1,"
            + " reduction = Reduction.NONE"
      })
  void isTheDifferenceOfGradientsUnderOtherOptions(String elements) {
    LossOptions options = LossOptions.of(6);
    assertDifferences(
        new HessianCase(
            elements, elements.contains("-7") ? options.withIgnoreIndex(-7) : options, false));
    String probabilities = ", target = Target.PROBABILITIES, sampleWeights = true";
    if (elements.contains("logitSoftcap") && !elements.matches(".*(focal|ignore).*")) {
      assertDifferences(
          new HessianCase(
              elements + probabilities,
              options.withTarget(LossOptions.Target.PROBABILITIES),
              true));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ", logitSoftcap = 3", ", temperature = 2, maskedClasses = 1"})
  void ofOneExampleOrOfSixteenBitsIsThatOfABatch(String option) {
    float[] logits = {1, -2, 0.5f, 3, -0.25f};
    float[] vector = {1, 2, -3, 0.3f, 5};
    float[] expected = new float[5];
    new OptionLoss("classes = 5, batch = 1" + option)
        .call("hessianVectorProduct", logits, new int[] {2}, vector, expected);
    float[] product = new float[5];
    new OptionLoss("classes = 5" + option).call("hessianVectorProduct", logits, 2, vector, product);
    assertThat(product).isEqualTo(expected);
    short[] narrow = new short[5];
    for (int j = 0; j < narrow.length; j++) {
      narrow[j] = Bfloat16.fromFloat(logits[j]);
    }
    new OptionLoss("classes = 5, batch = 1, storage = Storage.BFLOAT16" + option)
        .call("hessianVectorProduct", narrow, new int[] {2}, vector, vector);
    assertThat(vector).isEqualTo(expected);
  }

  private static void assertDifferences(HessianCase spec) {
    OptionLoss loss = spec.loss("DOUBLE");
    boolean none = spec.elements().contains("NONE");
    double step = 0x1p-13;
    HessianCase.Rows rows = spec.rows(new SplittableRandom(4), 1);
    double[] product = product(loss, rows, true);
    double[][] gradients = new double[2][product.length];
    for (int side = 0; side < 2; side++) {
      List<Object> arguments = rows.arguments(true);
      double[] logits = (double[]) arguments.get(0);
      double moved = side == 0 ? -step : step;
      Arrays.setAll(logits, i -> logits[i] + moved * rows.vector()[i]);
      if (none) {
        arguments.add(new double[rows.count()]);
      }
      arguments.add(gradients[side]);
      loss.call("lossAndGradient", arguments.toArray());
    }
    double largest = Arrays.stream(product).map(Math::abs).max().orElseThrow();
    assertThat(largest).isPositive();
    for (int i = 0; i < product.length; i++) {
      double difference = (gradients[1][i] - gradients[0][i]) / (2 * step);
      assertThat(product[i]).as("%s at %s", spec, i).isCloseTo(difference, offset(2e-7 * largest));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void mayBeWrittenOverTheVectorAndAtOffsets(HessianCase spec) {
    OptionLoss loss = spec.loss("FLOAT");
    HessianCase.Rows rows = spec.rows(new SplittableRandom(5), 3);
    float[] expected = HessianCase.Rows.floats(product(loss, rows, false));
    List<Object> whole = rows.arguments(false);
    float[] both = HessianCase.Rows.floats(rows.vector());
    List<Object> windows = new ArrayList<>();
    whole.forEach(array -> windows.addAll(List.of(shifted(array, windows.size()), windows.size())));
    whole.addAll(List.of(both, both));
    loss.call("hessianVectorProduct", whole.toArray());
    assertThat(both).isEqualTo(expected);

    float[] product = (float[]) shifted(HessianCase.Rows.floats(rows.vector()), 3);
    windows.addAll(List.of(product, 3, product, 3));
    if (spec.elements().contains("ANY")) {
      windows.add(rows.count());
    }
    loss.call("hessianVectorProduct", windows.toArray());
    assertThat(Arrays.copyOfRange(product, 3, product.length - 1)).isEqualTo(expected);
    assertThat(List.of(product[0], product[2], product[product.length - 1])).containsOnly(-1f);
  }

  /** A copy of an array with so many values before it, and one behind. */
  private static Object shifted(Object array, int before) {
    if (array instanceof int[] ints) {
      int[] copy = new int[before + ints.length + 1];
      System.arraycopy(ints, 0, copy, before, ints.length);
      return copy;
    }
    float[] floats = (float[]) array;
    float[] copy = new float[before + floats.length + 1];
    Arrays.fill(copy, -1f);
    System.arraycopy(floats, 0, copy, before, floats.length);
    return copy;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ", zLoss = 0.1", ", focalGamma = 0.5", ", logitSoftcap = 2"})
  void rowsThatAreNotFiniteAreNanAndIgnoredOnesPlusZero(String option) {
    float nan = Float.NaN;
    float infinity = Float.POSITIVE_INFINITY;
    float[][] rows = {
      {1, nan, 2}, {1, -nan, 2}, {infinity, 1, 2}, {-infinity, -infinity, -infinity}
    };
    OptionLoss loss = new OptionLoss("classes = 3, ignoreIndex = -1" + option);
    for (float[] row : rows) {
      float[] product = new float[3];
      loss.call("hessianVectorProduct", row, 1, new float[] {1, -1, 0.5f}, product);
      assertThat(product).containsOnly(nan);
      loss.call("hessianVectorProduct", row, -1, new float[] {1, -1, 0.5f}, product);
      assertThat(product).isEqualTo(new float[3]);
    }
  }

  @Test
  void isPlusZeroWhereTheDivisorIsZero() {
    OptionLoss loss = new OptionLoss("classes = 3, batch = 2, ignoreIndex = 1");
    float[] product = {5, -5, 5, 5, 5, -5};
    loss.call(
        "hessianVectorProduct",
        new float[] {1, 2, 3, Float.NaN, 2, 1},
        new int[] {1, 1},
        product,
        product);
    assertThat(product).isEqualTo(new float[6]);
  }

  /** A class that does not exist takes no part; where it is the target, the rest goes on. */
  @Test
  void aClassAtMinusInfinityTakesNoPart() {
    float infinity = Float.POSITIVE_INFINITY;
    for (String option : List.of("", ", focalGamma = 2", ", focalGamma = 0.5")) {
      float[] product = new float[3];
      float[] two = new float[2];
      for (int target = 0; target < 2; target++) {
        new OptionLoss("classes = 3" + option)
            .call(
                "hessianVectorProduct",
                new float[] {1, 2, -infinity},
                target,
                new float[] {3, -1, 9},
                product);
        new OptionLoss("classes = 2" + option)
            .call("hessianVectorProduct", new float[] {1, 2}, target, new float[] {3, -1}, two);
        assertThat(new float[] {product[0], product[1]}).isEqualTo(two);
        assertThat(product[2]).isZero();
      }
      new OptionLoss("classes = 3" + option)
          .call(
              "hessianVectorProduct",
              new float[] {1, 2, -infinity},
              2,
              new float[] {3, -1, 9},
              product);
      assertThat(product[0]).isNotZero().isFinite();
      assertThat(product[1]).isEqualTo(-product[0]);
      assertThat(product[2]).isZero();
    }
  }
}

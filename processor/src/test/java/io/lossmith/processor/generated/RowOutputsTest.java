package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lossmith.oracle.DoubleDouble;
import io.lossmith.oracle.ExactLoss;
import io.lossmith.oracle.ScaledError;
import io.lossmith.oracle.WorstCase;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a loss also returns of each row: the same bits as other methods, and near the oracle. */
class RowOutputsTest {
  private static final String ALL =
      ", outputs = {Output.ARGMAX, Output.LOSSES, Output.LOG_SUM_EXP, Output.TARGET_PROBABILITY}";
  private static final String OF_ROWS =
      ", outputs = {Output.LOG_SUM_EXP, Output.TARGET_PROBABILITY, Output.ARGMAX}";
  private static final double BOUND = 6;
  private static final int ROWS = 38;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "classes = 7, batch = ANY",
        "classes = 20, batch = 38, ignoreIndex = -7",
        "classes = 40, batch = ANY, ignoreIndex = -7, labelSmoothing = 0.1, zLoss = 0.1",
        "classes = 7, batch = {2, 19}, focalGamma = 2, logitSoftcap = 3, temperature = 2",
        "classes = 7, batch = {2, 19}, layout = Layout.CLASSES_FIRST, maskedClasses = 2,"
            + " ignoreIndex = -7",
        "classes = 40, batch = ANY, reduction = Reduction.SUM, classWeights = {}"
      })
  void areTheBitsOfTheOtherMethods(String elements) {
    for (boolean wide : new boolean[] {false, true}) {
      String precision = ", precision = Precision." + (wide ? "DOUBLE" : "FLOAT");
      OptionLoss more = new OptionLoss(elements + precision + ALL);
      OptionLoss plain = new OptionLoss(elements + precision);
      String none = elements.replace(", reduction = Reduction.SUM", "") + precision;
      OptionLoss rows = new OptionLoss(none + ", reduction = Reduction.NONE");
      int classes = Integer.parseInt(elements.replaceAll("classes = (\\d+).*", "$1"));
      int[] targets = new int[ROWS];
      Object logits = logits(wide, classes, targets, elements.contains("ignoreIndex"));

      Object gradient = array(wide, ROWS * classes);
      Object losses = array(wide, ROWS);
      Object logSumExps = array(wide, ROWS);
      int[] argmax = new int[ROWS];
      Object softmax = array(wide, ROWS * classes);
      Object loss = plain.call("lossAndGradient", logits, targets, gradient);
      rows.call("loss", logits, targets, losses);
      plain.call("logSumExp", logits, logSumExps);
      plain.call("argmax", logits, argmax);
      plain.call("softmax", logits, softmax);

      for (String method : List.of("loss", "lossAndGradient", "in place")) {
        List<Object> outputs =
            List.of(array(wide, ROWS), array(wide, ROWS), array(wide, ROWS), new int[ROWS]);
        Object given = copy(logits);
        List<Object> arguments = new ArrayList<>(List.of(given, targets));
        arguments.addAll(outputs);
        Object written = method.equals("in place") ? given : array(wide, ROWS * classes);
        if (!method.equals("loss")) {
          arguments.add(written);
          assertThat(more.call("lossAndGradient", arguments.toArray())).isEqualTo(loss);
          assertThat(written).isEqualTo(gradient);
        } else {
          assertThat(more.call(method, arguments.toArray())).isEqualTo(loss);
        }
        assertThat(outputs.get(0)).as(elements).isEqualTo(losses);
        assertThat(outputs.get(1)).as(elements).isEqualTo(logSumExps);
        assertThat(outputs.get(3)).as(elements).isEqualTo(argmax);
        assertTargets(elements, outputs.get(2), softmax, targets, classes);
      }
    }
  }

  /** A class is {@code classes} values on, or as many positions as there are behind its axis. */
  private static void assertTargets(
      String elements, Object given, Object softmax, int[] targets, int classes) {
    boolean first = elements.contains("CLASSES_FIRST");
    for (int row = 0; row < ROWS; row++) {
      int start = first ? row / 19 * 19 * classes + row % 19 : row * classes;
      Object expected =
          targets[row] == -7
              ? Array.get(array(given instanceof double[], 1), 0)
              : Array.get(softmax, start + targets[row] * (first ? 19 : 1));
      assertThat(Array.get(given, row)).as("%s, row %s", elements, row).isEqualTo(expected);
    }
  }

  private static Object logits(boolean wide, int classes, int[] targets, boolean ignores) {
    SplittableRandom random = new SplittableRandom(11);
    double[] logits = new double[ROWS * classes];
    double[] special = {
      Double.NaN, -Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, -0.0
    };
    for (int i = 0; i < logits.length; i++) {
      int row = i / classes;
      targets[row] = ignores && row % 4 == 1 ? -7 : 3 + row % (classes - 3);
      logits[i] = (float) random.nextDouble(-9, 9);
      if (row > 25 && random.nextInt(classes) < 2) {
        logits[i] = special[random.nextInt(special.length)];
      }
      if (row == 34) {
        logits[i] = Double.NEGATIVE_INFINITY;
      }
    }
    return HessianCase.Rows.array(wide, logits);
  }

  private static Object array(boolean wide, int length) {
    return wide ? new double[length] : new float[length];
  }

  private static Object copy(Object array) {
    return array instanceof double[] doubles ? doubles.clone() : ((float[]) array).clone();
  }

  @Test
  void keepTheirBound() {
    SplittableRandom random = new SplittableRandom(2);
    WorstCase worst = new WorstCase("row losses and target probabilities");
    for (HessianCase spec : HessianCase.all()) {
      if (spec.hasProbabilities() || spec.elements().contains("NONE") || spec.sampleWeights()) {
        continue;
      }
      OptionLoss loss =
          new OptionLoss("classes = " + spec.options().classes() + ", " + spec.elements() + ALL);
      for (double gap : new double[] {0, 5, 20, 60}) {
        HessianCase.Rows rows = spec.rows(random, gap);
        ExactLoss exact = rows.exact(false);
        float[] losses = new float[rows.count()];
        float[] probabilities = new float[rows.count()];
        List<Object> arguments = rows.arguments(false);
        arguments.addAll(
            List.of(losses, new float[rows.count()], probabilities, new int[rows.count()]));
        loss.call("loss", arguments.toArray());
        for (int n = 0; n < rows.count(); n++) {
          String where = spec + ", row " + n + " of gap " + gap;
          DoubleDouble p = exact.targetProbability(n);
          worst.record(ScaledError.ofFloat(probabilities[n], p, p, 0x1p-95), () -> where);
          double error =
              ScaledError.ofFloat(losses[n], exact.rowLoss(n), exact.rowLossScale(n), 0x1p-95);
          worst.record(error - spec.options().focalGamma(), () -> where);
        }
      }
    }
    assertThat(worst.print()).isLessThanOrEqualTo(BOUND);
  }

  @ParameterizedTest
  @CsvSource({"'', 0.25", "', logitSoftcap = 2', 0.25", "', zLoss = 0.5', -1"})
  void ofOneExampleAreThoseOfABatch(String option, float sampleWeight) {
    String elements = "classes = 3, ignoreIndex = -1, sampleWeights = true" + option + OF_ROWS;
    OptionLoss example = new OptionLoss(elements);
    OptionLoss batch = new OptionLoss(elements + ", batch = 1, reduction = Reduction.SUM");
    for (int target = -1; target < 3; target++) {
      float[] logits = {1, -2, 3};
      List<Object> outputs = List.of(new float[1], new float[1], new int[1], new float[3]);
      List<Object> expected = List.of(new float[1], new float[1], new int[1], new float[3]);
      List<Object> arguments = new ArrayList<>(List.of(logits, target, sampleWeight));
      List<Object> ofBatch =
          new ArrayList<>(List.of(logits, new int[] {target}, new float[] {sampleWeight}));
      arguments.addAll(outputs);
      ofBatch.addAll(expected);
      assertThat(example.call("lossAndGradient", arguments.toArray()))
          .isEqualTo(batch.call("lossAndGradient", ofBatch.toArray()));
      assertThat(outputs).usingRecursiveComparison().isEqualTo(expected);
      List<Object> lossAlone = List.of(new float[1], new float[1], new int[1]);
      arguments = new ArrayList<>(List.of(logits, target, sampleWeight));
      arguments.addAll(lossAlone);
      example.call("loss", arguments.toArray());
      assertThat(lossAlone).usingRecursiveComparison().isEqualTo(expected.subList(0, 3));
    }
  }

  /** Where the mean is that of nothing, the rows are still what they are. */
  @Test
  void areThereWhereTheDivisorIsZero() {
    OptionLoss loss = new OptionLoss("classes = 2, batch = 2, ignoreIndex = 1" + ALL);
    float[] logits = {1, 3, Float.NaN, 2};
    float[] losses = {5, 5};
    float[] logSumExps = new float[2];
    float[] probabilities = {5, 5};
    int[] classes = new int[2];
    assertThat(
            loss.call(
                "lossAndGradient",
                logits,
                new int[] {1, 1},
                losses,
                logSumExps,
                probabilities,
                classes,
                logits))
        .isEqualTo(Float.NaN);
    assertThat(losses).containsOnly(0f);
    assertThat(probabilities).containsOnly(0f);
    assertThat(logSumExps[0]).isBetween(3.12f, 3.13f);
    assertThat(logSumExps[1]).isNaN();
    assertThat(classes).containsExactly(1, 0);
    assertThat(logits).isEqualTo(new float[4]);
  }

  @Test
  void wrongArraysAreRefusedBeforeAnythingIsWritten() {
    OptionLoss loss = new OptionLoss("classes = 2, batch = 2" + ALL);
    float[] logits = {1, 2, 3, 4};
    float[] two = {7, 8};
    float[] other = {7, 8};
    int[] targets = {0, 1};
    int[] ints = {9, 9};
    assertRefused(loss, "logSumExps has length 1", logits, targets, two, new float[1], other, ints);
    assertRefused(
        loss, "classes has length 3", logits, targets, two, other, new float[2], new int[3]);
    assertRefused(
        loss, "logSumExps at offset 0 overlaps losses", logits, targets, two, two, other, ints);
    assertRefused(
        loss,
        "classes at offset 0 overlaps targets",
        logits,
        targets,
        two,
        other,
        new float[2],
        targets);
    assertRefused(
        loss,
        "targetProbabilities at offset 1 overlaps logits",
        logits,
        0,
        targets,
        0,
        two,
        0,
        other,
        0,
        logits,
        1,
        ints,
        0);
    assertThat(logits).containsExactly(1, 2, 3, 4);
    assertThat(two).containsExactly(7, 8);
    assertThat(other).containsExactly(7, 8);
    assertThat(targets).containsExactly(0, 1);
    assertThat(ints).containsExactly(9, 9);

    OptionLoss example = new OptionLoss("classes = 2" + OF_ROWS);
    float[] one = new float[1];
    assertRefused(
        example,
        "targetProbabilities at offset 0 overlaps logSumExps",
        two,
        1,
        one,
        one,
        new int[1]);
    assertRefused(
        example, "logSumExps has length 2; 1 row needs 1", two, 1, new float[2], one, new int[1]);
  }

  private static void assertRefused(OptionLoss loss, String message, Object... arguments) {
    assertThatThrownBy(() -> loss.call("loss", arguments))
        .as(Arrays.deepToString(arguments))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}

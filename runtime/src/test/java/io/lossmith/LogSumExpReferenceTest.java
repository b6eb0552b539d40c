package io.lossmith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lossmith.kernel.Rows;
import io.lossmith.oracle.DoubleDouble;
import io.lossmith.oracle.ExactSoftmax;
import io.lossmith.oracle.ReferenceCase;
import io.lossmith.oracle.ReferenceCases;
import io.lossmith.oracle.ReferenceTensor;
import io.lossmith.oracle.Ulps;
import io.lossmith.oracle.WorstCase;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link LogSumExp} against values that were computed elsewhere. */
class LogSumExpReferenceTest {

  private static final double BOUND_ULPS = 5;

  /** What logits of four printed decimals allow. */
  private static final double PRINTED_LOGITS = 1.5e-4;

  /** What is left where the document printed the exact input. */
  private static final double EXACT_INPUT = 1e-6;

  static List<ReferenceCase> exactCases() {
    return ReferenceCases.exact();
  }

  static List<ReferenceCase> softmaxBlocks() {
    return ReferenceCases.seeds().stream()
        .filter(block -> List.of("softmax", "softmaxGather").contains(block.header("op")))
        .toList();
  }

  static List<ReferenceCase> logSoftmaxBlocks() {
    return ReferenceCases.seeds().stream()
        .filter(block -> block.header("op").startsWith("logsoftmax"))
        .toList();
  }

  static List<ReferenceCase> nllBlocks() {
    return ReferenceCases.seeds().stream()
        .filter(block -> block.header("op").startsWith("nll"))
        .toList();
  }

  @Test
  void thereAreFortyFourExactCases() {
    assertThat(exactCases()).hasSize(44);
  }

  /**
   * Row by row. The files give the exact function of the logits; the bound is on the function of
   * the rounded distances, so what the rounding alone makes is allowed on top.
   */
  @ParameterizedTest
  @MethodSource("exactCases")
  void everyRowOfAnExactCase(ReferenceCase reference) {
    ReferenceTensor tensor = reference.tensor("logits");
    float[] logits = tensor.toFloats();
    int classes = tensor.dimensions()[1];
    double[] softmax = reference.tensor("softmax").toDoubles();
    double[] logSoftmax = reference.tensor("logSoftmax").toDoubles();
    float[] probabilities = new float[logits.length];
    float[] logProbabilities = new float[logits.length];
    WorstCase worst = new WorstCase(reference + " beyond the rounding of the distances");
    for (int at = 0; at < logits.length; at += classes) {
      LogSumExp.softmax(logits, at, probabilities, at, classes);
      LogSumExp.logSoftmax(logits, at, logProbabilities, at, classes);
      ExactSoftmax exact = ExactSoftmax.ofLogits(logits, at, classes);
      ExactSoftmax rounded = ExactSoftmax.ofRoundedDistances(logits, at, classes);
      for (int j = 0; j < classes; j++) {
        int index = at + j;
        double byRounding = difference(rounded.softmax(j), exact.softmax(j)) + exact.flushed(j);
        worst.record(error(probabilities[index], softmax[index], byRounding), () -> "p " + index);
        byRounding = difference(rounded.logSoftmax(j), exact.logSoftmax(j)) + exact.flushed();
        worst.record(
            error(logProbabilities[index], logSoftmax[index], byRounding), () -> "log p " + index);
      }
      int greatest = at + Rows.argmax(logits, at, classes);
      DoubleDouble logSumExp = DoubleDouble.difference(logits[greatest], logSoftmax[greatest]);
      float value = LogSumExp.of(logits, at, classes);
      assertThat(
              LogSumExpAccuracyTest.logSumExpError(
                  value, logSumExp, logits[greatest], exact.flushed()))
          .as("logSumExp of the row at %d", at)
          .isLessThanOrEqualTo(BOUND_ULPS);
    }
    assertThat(worst.print()).isLessThanOrEqualTo(BOUND_ULPS);
  }

  @ParameterizedTest
  @MethodSource("softmaxBlocks")
  void softmaxOfTheDocuments(ReferenceCase block) {
    float[] softmax = rows(block, LogSumExp::softmax);
    double[] exact = block.tensor("exact").toDoubles();
    float[] actual = block.hasTensor("target") ? gather(block, softmax) : softmax;
    assertClose(actual, exact, EXACT_INPUT);
    if (!block.headerIs("verdict", "DISAGREE") && block.hasTensor("printed")) {
      assertClose(actual, block.tensor("printed").toDoubles(), PRINTED_LOGITS);
    }
  }

  @ParameterizedTest
  @MethodSource("logSoftmaxBlocks")
  void logSoftmaxOfTheDocuments(ReferenceCase block) {
    float[] logSoftmax = rows(block, LogSumExp::logSoftmax);
    float[] actual = block.hasTensor("columns") ? columns(block, logSoftmax) : logSoftmax;
    assertClose(actual, block.tensor("exact").toDoubles(), EXACT_INPUT * 10);
    if (!block.headerIs("verdict", "DISAGREE") && block.hasTensor("printed")) {
      assertClose(actual, block.tensor("printed").toDoubles(), PRINTED_LOGITS);
    }
  }

  @ParameterizedTest
  @MethodSource("nllBlocks")
  void lossesOfTheDocuments(ReferenceCase block) {
    float[] atTargets = gather(block, rows(block, LogSumExp::logSoftmax));
    double[] losses = new double[atTargets.length];
    Arrays.setAll(losses, row -> -(double) atTargets[row]);
    double[] actual =
        block.headerIs("op", "nllMean")
            ? new double[] {Arrays.stream(losses).average().orElseThrow()}
            : losses;
    assertClose(actual, block.tensor("exact").toDoubles(), EXACT_INPUT);
    if (!block.headerIs("verdict", "DISAGREE") && block.hasTensor("printed")) {
      assertClose(actual, block.tensor("printed").toDoubles(), PRINTED_LOGITS);
    }
  }

  @Test
  void theThreeKindsOfBlocksAreThere() {
    assertThat(softmaxBlocks()).hasSize(12);
    assertThat(logSoftmaxBlocks()).hasSize(3);
    assertThat(nllBlocks()).hasSize(16);
  }

  private interface RowFunction {
    void apply(float[] logits, int offset, float[] output, int outputOffset, int length);
  }

  private static float[] rows(ReferenceCase block, RowFunction function) {
    double[] input = block.tensor("input").toDoubles();
    int columns = block.tensor("input").dimensions()[1];
    float[] logits = new float[input.length];
    for (int i = 0; i < input.length; i++) {
      logits[i] = (float) input[i];
    }
    for (int at = 0; at < logits.length; at += columns) {
      function.apply(logits, at, logits, at, columns);
    }
    return logits;
  }

  private static float[] gather(ReferenceCase block, float[] values) {
    int[] targets = block.tensor("target").toInts();
    int columns = block.tensor("input").dimensions()[1];
    float[] gathered = new float[targets.length];
    for (int row = 0; row < targets.length; row++) {
      gathered[row] = values[row * columns + targets[row]];
    }
    return gathered;
  }

  private static float[] columns(ReferenceCase block, float[] values) {
    int[] shown = block.tensor("columns").toInts();
    int columns = block.tensor("input").dimensions()[1];
    float[] selected = new float[values.length / columns * shown.length];
    for (int i = 0; i < selected.length; i++) {
      selected[i] = values[i / shown.length * columns + shown[i % shown.length]];
    }
    return selected;
  }

  private static void assertClose(float[] actual, double[] expected, double tolerance) {
    double[] widened = new double[actual.length];
    Arrays.setAll(widened, i -> actual[i]);
    assertClose(widened, expected, tolerance);
  }

  private static void assertClose(double[] actual, double[] expected, double tolerance) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i]).as("value %d", i).isCloseTo(expected[i], within(tolerance));
    }
  }

  private static double difference(DoubleDouble first, DoubleDouble second) {
    return first.subtract(second).abs().toDouble();
  }

  private static double error(float value, double exact, double allowed) {
    return Ulps.error(value, DoubleDouble.of(exact), allowed);
  }
}

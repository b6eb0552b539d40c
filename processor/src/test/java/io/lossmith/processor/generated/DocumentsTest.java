package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.LogSumExp;
import io.lossmith.Reduction;
import io.lossmith.kernel.ScalarMath;
import io.lossmith.oracle.ReferenceCase;
import io.lossmith.oracle.ReferenceCases;
import io.lossmith.oracle.ReferenceType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The numbers of the five documents that explain cross-entropy, through the public API and through
 * generated classes.
 *
 * <p>Five blocks are three misprints: a logarithm to base 10 (and the loss made of it), a softmax
 * that repeats the logits, and a log-softmax of another run. What is computed here must differ.
 */
class DocumentsTest {
  private static final List<String> MISPRINTS =
      List.of(
          "000-log-0.702766",
          "000-nll-0.702766",
          "000-log10-0.702766",
          "001-softmax-announced",
          "001-F.log_softmax");

  static List<ReferenceCase> blocks() {
    return ReferenceCases.seeds();
  }

  @Test
  void thereAre43BlocksOfWhichFiveAreMisprints() {
    assertThat(blocks()).hasSize(43);
    assertThat(blocks())
        .filteredOn(block -> block.headerIs("verdict", "DISAGREE"))
        .extracting(ReferenceCase::name)
        .containsExactlyElementsOf(MISPRINTS);
    assertThat(blocks()).filteredOn(block -> block.hasTensor("printed")).hasSize(34);
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void everyBlockIsComputedInEveryWay(ReferenceCase block) {
    double[] exact = block.tensor("exact").toDoubles();
    List<double[]> ways = new Ways(block).computed();
    assertThat(ways).isNotEmpty();
    for (double[] computed : ways) {
      assertThat(computed).hasSameSizeAs(exact);
      for (int i = 0; i < exact.length; i++) {
        assertThat(Math.abs(computed[i] - exact[i]))
            .as("%s[%d]: %s, exactly %s", block, i, computed[i], exact[i])
            .isLessThanOrEqualTo(floatTolerance(block) * Math.max(1, Math.abs(exact[i])));
      }
      if (block.hasTensor("printed")) {
        comparePrinted(block, computed, block.tensor("printed").toDoubles());
      }
    }
  }

  private static void comparePrinted(ReferenceCase block, double[] computed, double[] printed) {
    double lastDigit = Math.pow(10, -Integer.parseInt(block.header("decimals")));
    double tolerance =
        switch (block.header("verdict")) {
          case "agree" -> 0.5 * lastDigit;
          case "rounding" -> roundingTolerance(block);
          case "DISAGREE" -> 0;
          default -> throw new AssertionError(block.header("verdict"));
        };
    assertThat(computed).hasSameSizeAs(printed);
    for (int i = 0; i < printed.length; i++) {
      double difference = Math.abs(computed[i] - printed[i]);
      if (MISPRINTS.contains(block.name())) {
        assertThat(difference)
            .as("%s[%d]", block, i)
            .isGreaterThan(Math.min(roundingTolerance(block), 100 * lastDigit));
      } else {
        assertThat(difference)
            .as("%s[%d]: %s, printed %s", block, i, computed[i], printed[i])
            .isLessThanOrEqualTo(
                tolerance + floatTolerance(block) * Math.max(1, Math.abs(printed[i])));
      }
    }
  }

  /** What inputs printed with four decimals can make of a printed result. */
  private static double roundingTolerance(ReferenceCase block) {
    return switch (block.header("op")) {
      case "exp", "sumExp" -> 3e-4;
      case "neglog" -> 1.1e-3;
      default -> 1.5e-4;
    };
  }

  /**
   * What float makes of the result: each logit is rounded by half a unit of the largest, which
   * moves a result by twice as much, relatively or absolutely; and the stated bound of 6 units. A
   * base other than e, or the exponential of a logarithm, adds a rounding or two.
   */
  private static double floatTolerance(ReferenceCase block) {
    double largest =
        Arrays.stream(block.tensor("input").toDoubles()).map(Math::abs).max().orElseThrow();
    return 2 * 0x1p-24 * Math.max(1, largest) + 7 * 0x1p-23;
  }

  /** Every way in which the product can compute a block from its input. */
  private static final class Ways {
    private final ReferenceCase block;
    private final float[] input;
    private final int classes;
    private final int rows;

    Ways(ReferenceCase block) {
      this.block = block;
      double[] values = block.tensor("input").toDoubles();
      input = new float[values.length];
      for (int i = 0; i < values.length; i++) {
        input[i] = (float) values[i];
      }
      int[] dimensions = block.tensor("input").dimensions();
      classes = dimensions.length == 2 ? dimensions[1] : 1;
      rows = values.length / classes;
    }

    List<double[]> computed() {
      return switch (block.header("op")) {
        case "exp" -> List.of(each(Ways::exp));
        case "log" -> List.of(each(x -> -negativeLog(x)));
        case "neglog" -> List.of(each(Ways::negativeLog));
        case "log10" -> List.of(each(x -> -negativeLog(x) / Math.log(10)));
        case "sumExp" -> List.of(ofRows(row -> row));
        case "rowSum" -> List.of(ofRows(Ways::logarithms));
        case "randnTimes2" -> {
          assertThat(block.tensor("input").type()).isEqualTo(ReferenceType.FLOAT32);
          yield List.of(doubles(input));
        }
        default -> ofLogits();
      };
    }

    private double[] each(UnaryOperator<Double> function) {
      return Arrays.stream(doubles(input)).map(function::apply).toArray();
    }

    private static double exp(double x) {
      return x > 0 ? 1.0 / ScalarMath.expNegative((float) x) : ScalarMath.expNegative((float) -x);
    }

    /**
     * Of a probability, as the loss of a row whose other classes have (1 - p) / p as their rest.
     */
    private static double negativeLog(double probability) {
      return ScalarMath.log1p((float) ((1 - probability) / probability));
    }

    private static float[] logarithms(float[] probabilities) {
      float[] logarithms = new float[probabilities.length];
      for (int j = 0; j < logarithms.length; j++) {
        logarithms[j] = (float) -negativeLog(probabilities[j]);
      }
      return logarithms;
    }

    /** The sums of the rows' exponentials. */
    private double[] ofRows(UnaryOperator<float[]> logits) {
      double[] sums = new double[rows];
      for (int row = 0; row < rows; row++) {
        sums[row] = exp(LogSumExp.of(logits.apply(row(row))));
      }
      return sums;
    }

    private float[] row(int row) {
      return Arrays.copyOfRange(input, row * classes, (row + 1) * classes);
    }

    /** By a generated class of a batch, by that of one example, and by {@link LogSumExp}. */
    private List<double[]> ofLogits() {
      int[] targets = block.hasTensor("target") ? block.tensor("target").toInts() : new int[rows];
      Outcome batch = LossCalls.of(Form.any(classes, Reduction.NONE)).whole(input, targets);
      Outcome mean = LossCalls.of(Form.any(classes, Reduction.MEAN)).whole(input, targets);
      float[] softmax = new float[input.length];
      float[] logSoftmax = new float[input.length];
      float[] losses = new float[rows];
      LossCalls example = LossCalls.of(Form.example(classes));
      for (int row = 0; row < rows; row++) {
        int at = row * classes;
        LogSumExp.softmax(input, at, softmax, at, classes);
        LogSumExp.logSoftmax(input, at, logSoftmax, at, classes);
        losses[row] = example.whole(row(row), targets[row]).loss()[0];
      }
      return switch (block.header("op")) {
        case "softmax" -> List.of(doubles(batch.softmax()), doubles(softmax));
        case "logsoftmax" -> List.of(doubles(batch.logSoftmax()), doubles(logSoftmax));
        case "logsoftmaxColumns" -> List.of(columns(batch.logSoftmax()), columns(logSoftmax));
        case "softmaxGather" ->
            List.of(
                picked(batch.softmax(), targets, 1),
                picked(softmax, targets, 1),
                gradientPlusOne(batch, targets));
        case "negSoftmaxGather" ->
            List.of(picked(batch.softmax(), targets, -1), picked(softmax, targets, -1));
        case "nll" ->
            List.of(
                doubles(batch.loss()),
                doubles(batch.lossWithGradient()),
                doubles(batch.nll()),
                doubles(losses),
                picked(logSoftmax, targets, -1));
        case "nllMean" ->
            List.of(doubles(mean.loss()), doubles(mean.lossWithGradient()), doubles(mean.nll()));
        default -> throw new AssertionError(block.header("op"));
      };
    }

    private double[] picked(float[] values, int[] targets, int sign) {
      double[] picked = new double[rows];
      for (int row = 0; row < rows; row++) {
        picked[row] = sign * values[row * classes + targets[row]];
      }
      return picked;
    }

    /** The target's probability once more: its gradient is that less one. */
    private double[] gradientPlusOne(Outcome batch, int[] targets) {
      double[] picked = picked(batch.gradient(), targets, 1);
      return Arrays.stream(picked).map(gradient -> gradient + 1).toArray();
    }

    private double[] columns(float[] values) {
      List<Double> picked = new ArrayList<>();
      for (int row = 0; row < rows; row++) {
        for (int column : block.tensor("columns").toInts()) {
          picked.add((double) values[row * classes + column]);
        }
      }
      return picked.stream().mapToDouble(x -> x).toArray();
    }

    private static double[] doubles(float[] values) {
      double[] doubles = new double[values.length];
      for (int i = 0; i < values.length; i++) {
        doubles[i] = values[i];
      }
      return doubles;
    }
  }

  /** What the three misprints are, shown with the product's own numbers. */
  @Test
  void theMisprintsAreWhatTheyAreSaidToBe() {
    double printedLogarithm = block("000-log-0.702766").tensor("printed").scalar();
    double toBaseTen = new Ways(block("000-log10-0.702776")).computed().get(0)[0];
    assertThat(String.format(Locale.ROOT, "%.6f", toBaseTen))
        .isEqualTo(String.format(Locale.ROOT, "%.6f", printedLogarithm));

    ReferenceCase softmax = block("001-softmax-announced");
    assertThat(softmax.tensor("printed").toDoubles())
        .isEqualTo(softmax.tensor("input").toDoubles());

    assertThat(new Ways(block("001-F.log_softmax")).computed().get(0))
        .isEqualTo(new Ways(block("001-preds-logsoftmax")).computed().get(0));
  }

  private static ReferenceCase block(String name) {
    return blocks().stream().filter(block -> block.name().equals(name)).findFirst().orElseThrow();
  }
}

package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Divisor;
import io.lossmith.EmptyMean;
import io.lossmith.Precision;
import io.lossmith.Reduction;
import io.lossmith.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rows that hold NaN or infinities, rows that count for nothing, and means of nothing. */
class SpecialRowsOptionsTest {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;
  private static final int IGNORED = -100;

  private static final List<OptionSpec> SPECS = specs();

  @SuppressWarnings("NullAway.Init")
  private static OptionLosses losses;

  /** Each option alone, in both precisions, with a loss a row and with a mean. */
  private static List<OptionSpec> specs() {
    OptionSpec plain = OptionSpec.of(4);
    List<OptionSpec> options =
        List.of(
            plain,
            plain.with("classWeights", List.of(1.0, 2.0, 0.0, 0.5)),
            plain.with("sampleWeights", true),
            plain.with("ignoreIndex", List.of(IGNORED)),
            plain.with("labelSmoothing", 0.1),
            plain.with("labelSmoothing", 0.1).with("classWeights", List.of(1.0, 2.0, 0.0, 0.5)),
            plain.with("zLoss", 0.01),
            plain.with("focalGamma", 2.0),
            plain.with("target", Target.PROBABILITIES),
            plain.with("target", Target.PROBABILITIES).with("sampleWeights", true));
    List<OptionSpec> specs = new ArrayList<>();
    for (OptionSpec option : options) {
      for (Precision precision : Precision.values()) {
        for (Reduction reduction : List.of(Reduction.NONE, Reduction.MEAN)) {
          specs.add(option.with("precision", precision).with("reduction", reduction));
        }
      }
    }
    OptionSpec ignoring = plain.with("ignoreIndex", List.of(IGNORED));
    for (Divisor divisor : List.of(Divisor.TARGET_WEIGHTS, Divisor.KEPT_ROWS, Divisor.ALL_ROWS)) {
      for (EmptyMean empty : EmptyMean.values()) {
        specs.add(ignoring.with("divisor", divisor).with("emptyMean", empty));
      }
    }
    specs.add(plain.with("target", Target.PROBABILITIES).with("emptyMean", EmptyMean.ZERO));
    specs.add(plain.with("emptyMean", EmptyMean.ZERO).with("precision", Precision.DOUBLE));
    return specs;
  }

  @BeforeAll
  static void compile() {
    losses = OptionLosses.of(SPECS);
  }

  @Test
  void whateverARowHoldsIsWhatTheContractSays() {
    double[][] special = {
      {1, NAN, 0, -1},
      {-NAN, 1, 0, -1},
      {1, 0, INF, -1},
      {-INF, -INF, -INF, -INF},
      {-INF, 1, 0, 2},
      {1, -INF, 0, -INF},
      {1, 2, -INF, 0},
      {0.0, -0.0, 0.0, -0.0},
      {3, 3, 3, 3},
      {-3e38, 3e38, 0, 1}
    };
    for (int i = 0; i < SPECS.size(); i++) {
      OptionSpec spec = SPECS.get(i);
      for (int target = 0; target < spec.classes(); target++) {
        for (double[] row : special) {
          // Beside a plain row, which must be left as it is.
          check(i, rows(spec, new double[][] {row}, target));
          check(i, rows(spec, new double[][] {{0.5, -1, 2, 0}, row}, 1, target));
        }
      }
    }
    System.out.println(SPECS.size() + " specs with rows of NaN and infinities");
  }

  @Test
  void aRowWithNanIsNanInEveryEntry() {
    for (int i = 0; i < SPECS.size(); i++) {
      OptionSpec spec = SPECS.get(i);
      OptionCalls.Result both =
          calls(i).call("lossAndGradient", rows(spec, new double[][] {{0, NAN, 1, 2}}, 0));
      assertThat(both.losses()).as("%s", spec).containsExactly(NAN);
      assertThat(both.array("gradient")).as("%s", spec).containsOnly(NAN);
    }
  }

  @Test
  void anIgnoredRowIsNothingWhateverItHolds() {
    double[][] logits = {{NAN, NAN, INF, 0}, {1, 2, 3, 4}, {INF, -INF, 0, 0}};
    for (int i = 0; i < SPECS.size(); i++) {
      OptionSpec spec = SPECS.get(i);
      if (spec.has("ignoreIndex")) {
        OptionRows rows = rows(spec, logits, IGNORED, 2, IGNORED);
        check(i, rows);
        double[] gradient = calls(i).call("lossAndGradient", rows).array("gradient");
        assertThat(bits(gradient, 0, 4)).as("%s", spec).containsOnly(0);
        assertThat(bits(gradient, 8, 12)).as("%s", spec).containsOnly(0);
        assertThat(calls(i).call("countCorrect", rows).returned()).as("%s", spec).isZero();
      }
    }
  }

  @Test
  void theMeanOfNothingIsAsStated() {
    double[][] logits = {{1, 2, 3, 4}, {NAN, 0, 0, 0}};
    for (int i = 0; i < SPECS.size(); i++) {
      OptionSpec spec = SPECS.get(i);
      if (spec.reduction() != Reduction.MEAN) {
        continue;
      }
      double expected = spec.elements().get("emptyMean") == EmptyMean.ZERO ? 0 : NAN;
      OptionRows none = rows(spec, new double[0][]);
      assertThat(calls(i).call("loss", none).losses()).as("%s", spec).containsExactly(expected);
      assertThat(calls(i).call("nll", none).losses()).as("%s", spec).containsExactly(expected);
      assertThat(calls(i).call("lossAndGradient", none).losses())
          .as("%s", spec)
          .containsExactly(expected);
      if (spec.has("ignoreIndex")) {
        OptionCalls.Result both =
            calls(i).call("lossAndGradient", rows(spec, logits, IGNORED, IGNORED));
        double ofIgnored = spec.elements().get("divisor") == Divisor.ALL_ROWS ? 0 : expected;
        assertThat(both.losses()).as("%s", spec).containsExactly(ofIgnored);
        assertThat(bits(both.array("gradient"), 0, 8)).as("%s", spec).containsOnly(0);
      }
      if (spec.hasSampleWeights() && !spec.hasProbabilities()) {
        OptionRows weightless = rows(spec, new double[][] {{1, 2, 3, 4}}, 2).withSampleWeights(0);
        OptionCalls.Result both = calls(i).call("lossAndGradient", weightless);
        assertThat(both.losses()).as("%s", spec).containsExactly(expected);
        assertThat(bits(both.array("gradient"), 0, 4)).as("%s", spec).containsOnly(0);
      }
    }
  }

  @Test
  void aWeightedLossBeyondTheLargestFloatIsInfiniteAndSoIsTheMean() {
    OptionSpec spec = OptionSpec.of(4).with("sampleWeights", true);
    List<OptionSpec> specs = List.of(spec, spec.with("precision", Precision.DOUBLE));
    OptionLosses both = OptionLosses.of(specs);
    double[][] logits = {{0, 8, 0, 0}, {0, 8, 0, 0}};
    OptionRows rows = OptionRows.ofIndices(logits, 0, 2).withSampleWeights(1e38, 1e38);
    OptionCalls.Result inFloat =
        new OptionCalls(spec, both.instance(0)).call("lossAndGradient", rows.rounded(spec));
    OptionCalls.Result inDouble =
        new OptionCalls(specs.get(1), both.instance(1)).call("lossAndGradient", rows);
    assertThat(inFloat.returned()).isEqualTo(INF);
    assertThat(inDouble.returned()).isBetween(8.0, 8.01);
    assertThat(inFloat.array("gradient"))
        .containsExactly(inDouble.array("gradient"), org.assertj.core.api.Assertions.within(1e-6));
  }

  private static void check(int index, OptionRows rows) {
    OptionSpec spec = SPECS.get(index);
    WorstErrors worst = new WorstErrors("special rows", WorstErrors.Measure.ROUNDED_DISTANCES);
    new OptionErrors(spec, rows, worst, spec + "\n" + rows).record(calls(index));
    worst.assertBounds();
  }

  private static OptionCalls calls(int index) {
    return new OptionCalls(SPECS.get(index), losses.instance(index));
  }

  /** With target distributions, all on one class: 0 times infinity wherever a logit is. */
  private static OptionRows rows(OptionSpec spec, double[][] logits, int... targets) {
    double[][] probabilities = new double[targets.length][spec.classes()];
    for (int row = 0; row < targets.length && spec.hasProbabilities(); row++) {
      probabilities[row][targets[row]] = 1;
    }
    double[] weights = new double[targets.length];
    Arrays.setAll(weights, row -> spec.hasSampleWeights() ? 0.5 + row : 1);
    OptionRows rows =
        spec.hasProbabilities()
            ? OptionRows.ofProbabilities(logits, probabilities)
            : OptionRows.ofIndices(logits, targets);
    return rows.withSampleWeights(weights).rounded(spec);
  }

  private static long[] bits(double[] values, int from, int to) {
    return Arrays.stream(values, from, to).mapToLong(Double::doubleToRawLongBits).toArray();
  }
}

package io.lossmith.processor.generated;

import static io.lossmith.processor.generated.OptionSpec.ANY;
import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Layout;
import io.lossmith.Precision;
import io.lossmith.Reduction;
import io.lossmith.Storage;
import io.lossmith.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The options that lie between the arrays and the rows that are computed on. Layout and storage
 * change no bit of what a class without them gives of the same numbers; a transform of the logits
 * is compared with the oracle.
 */
class StagedOptionsTest {
  private static final List<String> INPUTS =
      List.of("logits", "targets", "sampleWeights", "vector");

  @Test
  void theLayoutChangesNoBit() {
    List<OptionSpec> last = new ArrayList<>();
    for (OptionSpec spec : ofEveryTargetAndPrecision()) {
      last.add(spec.withBatch(2, 3, 5));
      last.add(spec.withBatch(7).with("reduction", Reduction.SUM));
      last.add(spec.withBatch(ANY, 4).with("reduction", Reduction.NONE));
      last.add(spec.withBatch(ANY, 4).with("sampleWeights", true).with("topK", List.of(1, 3)));
      last.add(
          spec.withBatch(2, 3, 5)
              .with("labelSmoothing", 0.1)
              .with("temperature", 0.7)
              .with("logitSoftcap", 5.0)
              .with("logitAdjustment", adjustment(spec.classes())));
    }
    assertSameBits(
        last, last.stream().map(spec -> spec.with("layout", Layout.CLASSES_FIRST)).toList());
  }

  @ParameterizedTest
  @EnumSource(
      value = Storage.class,
      names = {"BFLOAT16", "FLOAT16"})
  void theStorageRoundsTheGradientOnce(Storage storage) {
    List<OptionSpec> wide = new ArrayList<>();
    for (OptionSpec spec : ofEveryTarget(7)) {
      wide.add(spec);
      wide.add(spec.with("reduction", Reduction.NONE).with("sampleWeights", true));
      wide.add(spec.with("temperature", 1.5).with("logitSoftcap", 3.0));
      wide.add(spec.with("maskedClasses", List.of(0, 5)).with("zLoss", 0.01));
      wide.add(spec.withBatch(3, 6).with("layout", Layout.CLASSES_FIRST));
      wide.add(
          spec.withBatch(ANY, 3).with("layout", Layout.CLASSES_FIRST).with("logitSoftcap", 30.0));
    }
    assertSameBits(wide, wide.stream().map(spec -> spec.with("storage", storage)).toList());
  }

  /** Both classes on the same rows. */
  private static void assertSameBits(List<OptionSpec> plain, List<OptionSpec> staged) {
    OptionLosses ofPlain = OptionLosses.of(plain);
    OptionLosses ofStaged = OptionLosses.of(staged);
    Random random = new Random(7);
    for (int i = 0; i < plain.size(); i++) {
      OptionCalls expected = new OptionCalls(plain.get(i), ofPlain.instance(i));
      OptionCalls actual = new OptionCalls(staged.get(i), ofStaged.instance(i));
      for (OptionRows rows : samples(staged.get(i), random)) {
        for (String name : methods(plain.get(i))) {
          new Comparison(plain.get(i), staged.get(i), name + " of " + staged.get(i))
              .assertSame(expected.call(name, rows), actual.call(name, rows), rows.rows());
        }
      }
    }
    System.out.println(plain.size() + " specs with the bits of others");
  }

  /**
   * What two classes gave of one call.
   *
   * @param plain the spec of the expected result
   * @param staged the spec of the actual one
   * @param label what was called
   */
  private record Comparison(OptionSpec plain, OptionSpec staged, String label) {
    void assertSame(OptionCalls.Result expected, OptionCalls.Result actual, int rows) {
      assertThat(actual.returned()).as(label).isEqualTo((Double) expected.returned());
      assertThat(actual.arrays().keySet()).as(label).isEqualTo(expected.arrays().keySet());
      boolean readsLogProbabilities = label.startsWith("nll");
      for (String array : expected.arrays().keySet()) {
        boolean input =
            INPUTS.contains(array) || readsLogProbabilities && array.equals("logProbabilities");
        if (!input) {
          String where = array + " of " + label;
          assertSame(expected.array(array), actual.array(array), rows, where);
        }
      }
    }

    private void assertSame(double[] expected, double[] actual, int rows, String where) {
      if (expected.length != rows * plain.classes()) {
        assertThat(actual).as(where).containsExactly(expected);
        return;
      }
      boolean ofGradient = where.startsWith("gradient");
      for (int row = 0; row < rows; row++) {
        for (int j = 0; j < plain.classes(); j++) {
          double value = expected[plain.at(row, j)];
          if (ofGradient) {
            value = staged.roundedLogit(value);
          }
          double result = actual[staged.at(row, j)];
          if (Double.doubleToLongBits(result) != Double.doubleToLongBits(value)) {
            throw new AssertionError(
                "row " + row + " class " + j + ": " + result + ", not " + value + ", " + where);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void aTransformIsWhatTheOracleHas(Precision precision) {
    List<OptionSpec> specs = new ArrayList<>();
    for (int classes : new int[] {5, 40}) {
      for (OptionSpec target : ofEveryTarget(classes)) {
        OptionSpec spec = target.with("precision", precision);
        specs.add(spec.with("temperature", 0.7));
        specs.add(spec.with("temperature", 3.0).with("reduction", Reduction.NONE));
        specs.add(spec.with("logitSoftcap", 3.0));
        specs.add(spec.with("logitSoftcap", 30.0).with("reduction", Reduction.NONE));
        specs.add(spec.with("logitAdjustment", adjustment(classes)));
        OptionSpec both = spec.with("temperature", 1.5).with("logitSoftcap", 10.0);
        specs.add(both.with("reduction", Reduction.SUM));
        OptionSpec all = both.with("logitAdjustment", adjustment(classes));
        specs.add(all);
        specs.add(all.with("sampleWeights", true).with("maskedClasses", List.of(1, 3)));
        specs.add(all.with("labelSmoothing", 0.1).with("zLoss", 0.01));
        specs.add(all.withBatch().with("reduction", Reduction.MEAN));
      }
      OptionSpec gamma = OptionSpec.of(classes).with("precision", precision);
      specs.add(gamma.with("focalGamma", 2.0).with("logitSoftcap", 8.0).with("temperature", 0.5));
    }
    specs.replaceAll(StagedOptionsTest::withoutReductionOfOne);
    OptionLosses losses = OptionLosses.of(specs);
    Map<String, WorstErrors> worst = new TreeMap<>();
    Random random = new Random(11);
    for (int i = 0; i < specs.size(); i++) {
      OptionSpec spec = specs.get(i);
      String label = precision + (spec.hasSoftcap() ? " with a soft cap" : " without a soft cap");
      WorstErrors errors =
          worst.computeIfAbsent(
              label, name -> new WorstErrors(name, WorstErrors.Measure.ROUNDED_DISTANCES));
      OptionCalls calls = new OptionCalls(spec, losses.instance(i));
      for (OptionRows rows : samples(spec, random)) {
        OptionErrors ofRows = new OptionErrors(spec, rows, errors, spec.toString());
        ofRows.record(calls);
        ofRows.recordMore(calls);
      }
    }
    worst.values().forEach(WorstErrors::assertWithinBounds);
  }

  private static OptionSpec withoutReductionOfOne(OptionSpec spec) {
    if (!spec.isExample()) {
      return spec;
    }
    Map<String, Object> elements = new TreeMap<>(spec.elements());
    elements.remove("reduction");
    return new OptionSpec(elements);
  }

  private static List<OptionSpec> ofEveryTarget(int classes) {
    OptionSpec spec = OptionSpec.of(classes);
    return List.of(spec, spec.with("target", Target.PROBABILITIES));
  }

  private static List<OptionSpec> ofEveryTargetAndPrecision() {
    List<OptionSpec> specs = new ArrayList<>();
    for (OptionSpec spec : ofEveryTarget(6)) {
      for (Precision precision : Precision.values()) {
        specs.add(spec.with("precision", precision));
      }
    }
    return specs;
  }

  private static List<Double> adjustment(int classes) {
    List<Double> adjustment = new ArrayList<>();
    for (int j = 0; j < classes; j++) {
      adjustment.add((j * 7 % 11 - 5) * 0.3);
    }
    return adjustment;
  }

  /** Rows of every temper, and rows of which one holds NaN; more than a block where any may be. */
  private static List<OptionRows> samples(OptionSpec spec, Random random) {
    int rows = spec.isDynamic() ? 9 * spec.fixedRows() : spec.fixedRows();
    List<OptionRows> samples = new ArrayList<>();
    int count = Exhaustive.choose(3, 60) * (spec.isExample() ? 5 : 1);
    for (int sample = 0; sample < count; sample++) {
      samples.add(RandomOptionRows.of(spec, rows, random));
    }
    OptionRows withNan = RandomOptionRows.of(spec, rows, random);
    withNan.logits()[0][2] = Double.NaN;
    samples.add(withNan);
    return samples;
  }

  private static List<String> methods(OptionSpec spec) {
    List<String> methods =
        new ArrayList<>(
            List.of(
                "loss",
                "lossAndGradient",
                "softmax",
                "logSoftmax",
                "nll",
                "logSumExp",
                "argmax",
                "hessianVectorProduct"));
    if (!spec.hasProbabilities()) {
      methods.add("countCorrect");
      if (spec.has("topK")) {
        methods.add("countInTop1");
      }
    }
    return methods;
  }
}

package io.lossmith.processor.generated;

import io.lossmith.Precision;
import io.lossmith.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The bounds do not grow with the number of classes. Hardest are rows of equal terms, where every
 * addition of a plain sum would round the same way.
 */
class ManyClassesTest {
  private static final List<Integer> CLASSES = List.of(33, 100, 1000, 100_000);

  @ParameterizedTest
  @EnumSource(Precision.class)
  void equalTermsKeepTheBound(Precision precision) {
    List<OptionSpec> specs = new ArrayList<>();
    for (int classes : CLASSES) {
      OptionSpec spec = OptionSpec.of(classes).with("precision", precision).withBatch(3);
      OptionSpec probabilities = spec.with("target", Target.PROBABILITIES);
      specs.add(spec);
      specs.add(spec.with("labelSmoothing", 0.1));
      specs.add(probabilities);
      specs.add(probabilities.with("labelSmoothing", 0.3).with("zLoss", 0.01));
    }
    OptionLosses losses = OptionLosses.of(specs);
    Map<String, WorstErrors> worst = new TreeMap<>();
    for (int i = 0; i < specs.size(); i++) {
      OptionSpec spec = specs.get(i);
      WorstErrors own = new WorstErrors(spec.toString(), WorstErrors.Measure.ROUNDED_DISTANCES);
      OptionErrors errors = new OptionErrors(spec, rows(spec), own, "C = " + spec.classes());
      OptionCalls calls = new OptionCalls(spec, losses.instance(i));
      errors.record(calls);
      errors.recordMore(calls);
      own.assertBounds();
      own.addTo(
          worst.computeIfAbsent(
              precision + ", C to 100000, " + spec.optionNames(),
              name -> new WorstErrors(name, WorstErrors.Measure.ROUNDED_DISTANCES)));
    }
    worst.values().forEach(WorstErrors::assertWithinBounds);
  }

  /** All equal; one above all others; the last of a random scale. */
  private static OptionRows rows(OptionSpec spec) {
    int classes = spec.classes();
    Random random = new Random(classes);
    double scale = 1 + random.nextDouble();
    double[][] logits = {
      row(classes, j -> 0.7),
      row(classes, j -> j == classes / 3 ? 9.3 : 0.7),
      row(classes, j -> scale * random.nextGaussian())
    };
    double[][] equal = new double[3][];
    Arrays.fill(equal, row(classes, j -> 0.7 / classes));
    return (spec.hasProbabilities()
            ? OptionRows.ofProbabilities(logits, equal)
            : OptionRows.ofIndices(logits, 1, classes / 3, classes - 1))
        .rounded(spec);
  }

  private static double[] row(int classes, IntToDoubleFunction value) {
    double[] row = new double[classes];
    Arrays.setAll(row, value);
    return row;
  }
}

package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Layout;
import io.lossmith.Precision;
import io.lossmith.Reduction;
import io.lossmith.Target;
import io.lossmith.oracle.TorchCase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every case of {@code torch/} as an annotation, with the options that it has, in both precisions:
 * each result against the oracle of the rounded options and logits, and in double against the file.
 */
class OptionsReferenceTest {
  private static final Map<String, String> REFUSED =
      new TreeMap<>(
          Map.of(
              "extreme_one_class_none", "[LossmithClassesTooFew]",
              "weights_all_zero_mean", "[LossmithClassWeightsAllZero]",
              "weights_all_zero_none", "[LossmithClassWeightsAllZero]",
              "weights_all_zero_sum", "[LossmithClassWeightsAllZero]"));

  @ParameterizedTest
  @EnumSource(Precision.class)
  void everyCase(Precision precision) {
    List<TorchCase> cases = new ArrayList<>(TorchCase.all());
    cases.removeIf(reference -> REFUSED.containsKey(reference.toString()));
    List<OptionSpec> specs =
        cases.stream().map(reference -> spec(reference).with("precision", precision)).toList();
    OptionLosses losses = OptionLosses.of(specs);
    Map<String, WorstErrors> worst = new TreeMap<>();
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < specs.size(); i++) {
      OptionSpec spec = specs.get(i);
      WorstErrors ofCase = errors(cases.get(i).toString());
      run(cases.get(i), spec, new OptionCalls(spec, losses.instance(i)), ofCase);
      boolean hasResults = cases.get(i).logits().length > 0 || spec.reduction() != Reduction.NONE;
      assertThat(ofCase.isEmpty()).as("%s", cases.get(i)).isNotEqualTo(hasResults);
      if (hasResults) {
        ofCase.assertBounds();
      }
      for (String option : spec.options()) {
        ofCase.addTo(worst.computeIfAbsent(precision + " with " + option, name -> errors(name)));
        counts.merge(option, 1, Integer::sum);
      }
    }
    worst.values().forEach(WorstErrors::assertWithinBounds);
    System.out.printf("torch/ in %s, cases by option: %s%n", precision, counts);
    System.out.printf(
        "torch/ in %s: %d cases, %d refused: %s%n",
        precision, cases.size(), REFUSED.size(), REFUSED);
    assertThat(cases.size() + REFUSED.size()).isEqualTo(167);
  }

  private static WorstErrors errors(String name) {
    return new WorstErrors(name, WorstErrors.Measure.ROUNDED_DISTANCES);
  }

  @Test
  void whatIsRefusedSaysWhy() {
    for (TorchCase reference : TorchCase.all()) {
      String expected = REFUSED.get(reference.toString());
      if (expected != null) {
        assertThat(OptionLosses.refusal(spec(reference))).startsWith(expected);
      }
    }
  }

  private static void run(
      TorchCase reference, OptionSpec spec, OptionCalls calls, WorstErrors worst) {
    OptionRows ofFile = rows(reference);
    new OptionErrors(spec, ofFile.rounded(spec), worst, reference.toString()).record(calls);
    FileValues file = new FileValues(reference, spec, ofFile, worst);
    file.record(calls);
    if (spec.hasSampleWeights()) {
      OptionRows upstream = ofFile.withSampleWeights(reference.upstream());
      new OptionErrors(spec, upstream.rounded(spec), worst, reference + " upstream").record(calls);
      new FileValues(reference, spec, upstream, worst).recordGradient(calls);
    } else {
      file.recordGradient(calls);
    }
  }

  private static OptionRows rows(TorchCase reference) {
    if (!reference.hasProbabilities()) {
      return OptionRows.ofIndices(
          reference.logits(), reference.reference().tensor("target").toInts());
    }
    double[][] probabilities = new double[reference.logits().length][];
    for (int row = 0; row < probabilities.length; row++) {
      int n = row;
      probabilities[row] = new double[reference.options().classes()];
      Arrays.setAll(probabilities[row], j -> reference.targets().probability(n, j));
    }
    return OptionRows.ofProbabilities(reference.logits(), probabilities);
  }

  private static OptionSpec spec(TorchCase reference) {
    OptionSpec spec =
        OptionSpec.of(reference.options().classes())
            .with("reduction", Reduction.valueOf(reference.options().reduction().name()))
            .with("batch", batch(reference));
    if (reference.hasProbabilities()) {
      spec = spec.with("target", Target.PROBABILITIES);
    }
    if (reference.reference().hasTensor("weights")) {
      spec = spec.with("classWeights", weights(reference));
    }
    String ignored = reference.reference().header("ignoreIndex");
    if (!ignored.equals("none")) {
      spec = spec.with("ignoreIndex", List.of(Integer.parseInt(ignored)));
    }
    if (reference.options().labelSmoothing() != 0) {
      spec = spec.with("labelSmoothing", reference.options().labelSmoothing());
    }
    if (reference.hasNoReduction() && !spec.isExample()) {
      boolean ones = Arrays.stream(reference.upstream()).allMatch(value -> value == 1);
      spec = ones ? spec : spec.with("sampleWeights", true);
    }
    if (spec.batch().size() > 1) {
      spec = spec.with("layout", Layout.CLASSES_FIRST);
    }
    return spec;
  }

  private static List<Double> weights(TorchCase reference) {
    return Arrays.stream(reference.reference().tensor("weights").toDoubles()).boxed().toList();
  }

  /** The batch as it is, and any number of rows for an empty one. */
  private static List<Integer> batch(TorchCase reference) {
    int[] shape = reference.batchShape();
    return Arrays.stream(shape).anyMatch(size -> size == 0)
        ? List.of(OptionSpec.ANY)
        : Arrays.stream(shape).boxed().toList();
  }
}

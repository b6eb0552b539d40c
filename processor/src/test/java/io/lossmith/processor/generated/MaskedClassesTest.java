package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Layout;
import io.lossmith.Output;
import io.lossmith.Precision;
import io.lossmith.Reduction;
import io.lossmith.Storage;
import io.lossmith.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Masked classes are not there: whatever their logits hold, a spec has the bits of one with the
 * live classes alone.
 */
class MaskedClassesTest {
  /** In locals, stored and in blocks; a few and so many that a loop goes over them. */
  private static final Map<Integer, List<Integer>> MASKS =
      Map.of(
          6, List.of(1, 4),
          20, List.of(0, 5, 16),
          40, List.of(0, 17, 39),
          60, IntStream.range(10, 50).boxed().toList());

  @ParameterizedTest
  @ValueSource(ints = {6, 20, 40, 60})
  void aSpecHasTheBitsOfItsLiveClasses(int classes) {
    List<OptionSpec> specs = new ArrayList<>();
    for (Precision precision : Precision.values()) {
      OptionSpec spec =
          OptionSpec.of(classes)
              .with("maskedClasses", MASKS.get(classes))
              .with("precision", precision);
      specs.addAll(ofTargets(spec));
      specs.addAll(ofTargets(spec.with("target", Target.PROBABILITIES)));
      specs.add(spec.with("focalGamma", 2.0).with("ignoreIndex", List.of(-100)));
      specs.add(spec.with("ignoreIndex", List.of(2)).with("topK", List.of(1, 3)));
      specs.add(spec.with("ignoreIndex", List.of(MASKS.get(classes).get(0))));
      specs.add(
          spec.with(
              "outputs", List.of(Output.LOG_SUM_EXP, Output.TARGET_PROBABILITY, Output.ARGMAX)));
    }
    specs.add(
        OptionSpec.of(classes)
            .with("maskedClasses", MASKS.get(classes))
            .with("storage", Storage.BFLOAT16)
            .with("reduction", Reduction.NONE));
    OptionLosses masked = OptionLosses.of(specs);
    OptionLosses live = OptionLosses.of(specs.stream().map(MaskedClassesTest::live).toList());
    Random random = new Random(classes);
    for (int i = 0; i < specs.size(); i++) {
      assertSame(specs.get(i), masked.instance(i), live.instance(i), random);
    }
    System.out.println(specs.size() + " specs of " + classes + " with the bits of live classes");
  }

  private static List<OptionSpec> ofTargets(OptionSpec spec) {
    int classes = spec.classes();
    List<Double> numbers = IntStream.range(0, classes).mapToObj(j -> 1 + j % 7 * 0.25).toList();
    OptionSpec smoothed = spec.with("labelSmoothing", 0.1);
    return List.of(
        spec,
        spec.with("reduction", Reduction.NONE).with("sampleWeights", true),
        smoothed.with("zLoss", 0.01),
        smoothed.with("classWeights", numbers),
        spec.with("temperature", 3.0).with("logitSoftcap", 20.0).with("logitAdjustment", numbers),
        spec.withBatch(4, 5).with("layout", Layout.CLASSES_FIRST),
        smoothed.withBatch());
  }

  /** The spec without its masked classes. */
  private static OptionSpec live(OptionSpec spec) {
    List<Integer> classes = liveClasses(spec);
    OptionSpec live = spec.without("maskedClasses").with("classes", classes.size());
    for (String element : List.of("classWeights", "logitAdjustment")) {
      if (spec.has(element)) {
        List<?> all = (List<?>) spec.elements().get(element);
        live = live.with(element, classes.stream().map(all::get).toList());
      }
    }
    if (spec.ignoreIndex().orElse(-1) >= 0) {
      // -1 where the class is masked: the live spec has no such class.
      live = live.with("ignoreIndex", List.of(classes.indexOf(spec.ignoreIndex().orElseThrow())));
    }
    return live;
  }

  private static List<Integer> liveClasses(OptionSpec spec) {
    return IntStream.range(0, spec.classes())
        .boxed()
        .filter(j -> !spec.maskedClasses().contains(j))
        .toList();
  }

  private static void assertSame(OptionSpec spec, Object masked, Object live, Random random) {
    OptionSpec ofLive = live(spec);
    int count = spec.isDynamic() ? 19 : spec.fixedRows();
    for (int sample = 0; sample < (spec.isExample() ? 9 : 2); sample++) {
      OptionRows rows = RandomOptionRows.of(ofLive, count, random);
      OptionRows wide = widened(spec, rows, random);
      for (String name : methods(spec)) {
        OptionCalls.Result expected = new OptionCalls(ofLive, live).call(name, rows);
        OptionCalls.Result actual = new OptionCalls(spec, masked).call(name, wide);
        String label = name + " of " + spec + " on " + wide;
        if (name.equals("argmax") && spec.isExample()) {
          int place = (int) expected.returned();
          assertThat((int) actual.returned()).as(label).isEqualTo(liveClasses(spec).get(place));
          continue;
        }
        assertThat(actual.value()).as(label).isEqualTo(expected.value());
        for (String array : expected.arrays().keySet()) {
          boolean isInput = List.of("logits", "targets", "sampleWeights").contains(array);
          if (!isInput && !(name.equals("nll") && array.equals("logProbabilities"))) {
            double[] values = expected.array(array);
            assertThat(actual.array(array))
                .as(array + " of " + label)
                .containsExactly(
                    array.equals("classes")
                        ? Arrays.stream(values).map(j -> liveClasses(spec).get((int) j)).toArray()
                        : widened(spec, ofLive, values, count, array));
          }
        }
      }
    }
  }

  private static List<String> methods(OptionSpec spec) {
    List<String> methods =
        List.of("loss", "lossAndGradient", "softmax", "logSoftmax", "nll", "logSumExp", "argmax");
    Stream<String> counts =
        spec.hasProbabilities() || spec.isExample()
            ? Stream.of()
            : Stream.concat(
                Stream.of("countCorrect"), spec.topK().stream().map(k -> "countInTop" + k));
    return Stream.concat(methods.stream(), counts).toList();
  }

  /** The rows with masked logits that could hardly matter more. */
  private static OptionRows widened(OptionSpec spec, OptionRows rows, Random random) {
    List<Integer> classes = liveClasses(spec);
    double[][] logits = new double[rows.rows()][spec.classes()];
    double[][] probabilities = new double[rows.probabilities().length][spec.classes()];
    for (int row = 0; row < logits.length; row++) {
      double most = new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e30}[random.nextInt(3)];
      Arrays.fill(logits[row], spec.roundedLogit(most));
      for (int place = 0; place < classes.size(); place++) {
        logits[row][classes.get(place)] = rows.logits()[row][place];
        if (spec.hasProbabilities()) {
          probabilities[row][classes.get(place)] = rows.probabilities()[row][place];
        }
      }
    }
    int[] indices =
        Arrays.stream(rows.indices())
            .map(place -> place < 0 ? spec.ignoreIndex().orElseThrow() : classes.get(place))
            .toArray();
    return new OptionRows(logits, indices, probabilities, rows.sampleWeights());
  }

  /** What an array of the live classes is with the masked ones; one value a row stays as it is. */
  private static double[] widened(
      OptionSpec spec, OptionSpec live, double[] values, int rows, String array) {
    if (values.length != rows * live.classes()) {
      return values;
    }
    List<Integer> classes = liveClasses(spec);
    double[] wide = new double[rows * spec.classes()];
    Arrays.fill(wide, array.equals("logProbabilities") ? Double.NEGATIVE_INFINITY : 0);
    for (int row = 0; row < rows; row++) {
      for (int place = 0; place < classes.size(); place++) {
        wide[spec.at(row, classes.get(place))] = values[live.at(row, place)];
      }
    }
    return wide;
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 20, 40, 60})
  void theCodeOfARowIsThatOfTheLiveClasses(int classes) {
    OptionSpec spec = OptionSpec.of(classes).with("maskedClasses", MASKS.get(classes));
    OptionLosses losses = OptionLosses.of(List.of(spec, live(spec)));
    for (String method : List.of("maximum(", "rest(", "rowExponentials(")) {
      String masked = method(losses.source(0), method);
      assertThat(masked.replace("LIVE", "CLASSES")).isEqualTo(method(losses.source(1), method));
    }
  }

  private static String method(String source, String name) {
    int from = source.indexOf(" float " + name);
    return source.substring(from, source.indexOf("\n  }\n", from));
  }

  @ParameterizedTest
  @CsvSource({"6, 4", "20, 5", "40, 39"})
  void aMaskedTargetIsInfinitelyFar(int classes, int target) {
    OptionLoss loss =
        new OptionLoss(
            "classes = "
                + classes
                + ", batch = 2, reduction = Reduction.NONE, topK = 2, maskedClasses = {0, "
                + target
                + "}");
    float[] logits = new float[2 * classes];
    for (int j = 0; j < classes; j++) {
      logits[j] = j % 5;
    }
    // Where no logit is more than any other, a masked class is still behind all.
    Arrays.fill(logits, classes, 2 * classes, Float.NEGATIVE_INFINITY);
    int[] targets = {target, 0};
    float[] gradient = new float[2 * classes];
    float[] losses = new float[2];
    float[] probabilities = new float[2 * classes];
    loss.call("lossAndGradient", logits, targets, losses, gradient);
    loss.call("softmax", logits, probabilities);
    assertThat(losses[0]).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(Arrays.copyOf(gradient, classes)).isEqualTo(Arrays.copyOf(probabilities, classes));
    assertThat(loss.call("countCorrect", logits, targets)).isEqualTo(0);
    assertThat(loss.call("countInTop2", logits, targets)).isEqualTo(0);
    int[] greatest = new int[2];
    loss.call("argmax", logits, greatest);
    assertThat(greatest[1]).isEqualTo(1);
  }

  @Test
  void aDistributionOverAMaskedClassIsInfinitelyFar() {
    OptionLoss loss =
        new OptionLoss(
            "classes = 3, batch = 2, maskedClasses = 1, target = Target.PROBABILITIES,"
                + " reduction = Reduction.NONE");
    float[] targets = {0.5f, 0.5f, 0, 0, 0, 1};
    float[] losses = new float[2];
    loss.call("loss", new float[] {0, 9, 0, 0, 9, 0}, targets, losses);
    assertThat(losses).containsExactly(Float.POSITIVE_INFINITY, (float) Math.log(2));
  }
}

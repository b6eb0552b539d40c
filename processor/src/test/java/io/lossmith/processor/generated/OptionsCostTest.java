package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.EmptyMean;
import io.lossmith.Layout;
import io.lossmith.Output;
import io.lossmith.Precision;
import io.lossmith.Reduction;
import io.lossmith.Storage;
import io.lossmith.Target;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** With options, too, no call allocates, and no method is too large for HotSpot. */
class OptionsCostTest {
  /** As of specs without options. */
  private static final int LARGEST_METHOD = 6000;

  private static final int ROUNDS = 4;

  /** In a round; fewer of the classes whose calls take fifty times as long as the others'. */
  private static final int CALLS = 20;

  private static final int CALLS_OF_MANY_CLASSES = 4;
  private static final int MANY_CLASSES = 300;
  private static final int ROWS = 17;

  private static final List<OptionSpec> SPECS =
      Stream.concat(
              Stream.of(2, 24, 33, 300).flatMap(classes -> options(classes).stream()),
              Stream.of(7, 300).flatMap(classes -> stagedOptions(classes).stream()))
          .flatMap(OptionsCostTest::forms)
          .toList();

  @SuppressWarnings("NullAway.Init")
  private static OptionLosses losses;

  private static List<OptionSpec> options(int classes) {
    OptionSpec plain = OptionSpec.of(classes);
    List<Double> weights = Collections.nCopies(classes, 0.5);
    OptionSpec weighted = plain.with("classWeights", weights).with("sampleWeights", true);
    OptionSpec ignoring = weighted.with("ignoreIndex", List.of(-100));
    return List.of(
        plain,
        ignoring.with("labelSmoothing", 0.1).with("zLoss", 0.01),
        ignoring.with("focalGamma", 2.0),
        plain.with("target", Target.PROBABILITIES),
        weighted.with("target", Target.PROBABILITIES).with("labelSmoothing", 0.1));
  }

  /** What lies between the arrays and the rows, and what is returned beside a loss. */
  private static List<OptionSpec> stagedOptions(int classes) {
    OptionSpec plain = OptionSpec.of(classes);
    return List.of(
        plain.with("maskedClasses", List.of(0, 5)).with("topK", List.of(1, 3)),
        plain
            .with("logitSoftcap", 20.0)
            .with("temperature", 2.0)
            .with("logitAdjustment", Collections.nCopies(classes, 0.25))
            .with("outputs", List.of(Output.LOG_SUM_EXP, Output.TARGET_PROBABILITY, Output.ARGMAX)),
        plain.with("storage", Storage.BFLOAT16),
        plain.with("layout", Layout.CLASSES_FIRST).with("storage", Storage.FLOAT16),
        plain.with("layout", Layout.CLASSES_FIRST).with("target", Target.PROBABILITIES));
  }

  private static Stream<OptionSpec> forms(OptionSpec spec) {
    return Stream.of(
            spec.with("emptyMean", EmptyMean.ZERO),
            spec.with("reduction", Reduction.NONE),
            spec.withBatch(ROWS).with("reduction", Reduction.SUM),
            spec.withBatch())
        .filter(form -> !(form.isExample() && form.has("layout")))
        .flatMap(
            form ->
                form.isNarrow()
                    ? Stream.of(form)
                    : Stream.of(form, form.with("precision", Precision.DOUBLE)));
  }

  @BeforeAll
  static void compile() {
    losses = OptionLosses.of(SPECS);
  }

  @Test
  void everyMethodIsSmallEnoughToBeCompiled() {
    String largest = "";
    int bytes = 0;
    for (int i = 0; i < SPECS.size(); i++) {
      for (Map.Entry<String, Integer> method : MethodSizes.of(losses.classBytes(i)).entrySet()) {
        // The weights of a thousand classes are written out once, when the class is loaded.
        if (method.getKey().startsWith("<clinit>")) {
          continue;
        }
        assertThat(method.getValue())
            .as("%s of %s", method.getKey(), SPECS.get(i).optionNames())
            .isLessThan(LARGEST_METHOD);
        if (method.getValue() > bytes) {
          bytes = method.getValue();
          largest = SPECS.get(i).classes() + " classes, " + SPECS.get(i).optionNames();
          largest += ", " + method.getKey();
        }
      }
    }
    System.out.println("largest method with options: " + bytes + " bytes, " + largest);
  }

  @Test
  void noCallAllocates() {
    Map<String, Long> least = new LinkedHashMap<>();
    List<Measured> calls = new ArrayList<>();
    for (int i = 0; i < SPECS.size(); i++) {
      add(calls, i);
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (Measured call : calls) {
        long bytes = AllocationMeter.bytes(call.handle::invokeExact, call.times);
        least.merge(call.name, bytes, Math::min);
      }
    }
    int count = least.size();
    least.values().removeIf(bytes -> bytes == 0);
    assertThat(least).as("bytes allocated").isEmpty();
    System.out.println("options: no byte in " + count + " calls");
  }

  private static void add(List<Measured> calls, int index) {
    OptionSpec spec = SPECS.get(index);
    int rows = spec.isExample() ? 1 : ROWS;
    OptionRows data = RandomOptionRows.of(spec, rows, new Random(index));
    Object loss = losses.instance(index);
    int times = spec.classes() < MANY_CLASSES ? CALLS : CALLS_OF_MANY_CLASSES;
    // The forms of a method are given the same.
    Map<String, Map<String, double[]>> contents = new HashMap<>();
    Stream.concat(GeneratedCall.all(loss).stream(), GeneratedCall.ofBuffers(loss).stream())
        .filter(call -> !call.parameters().isEmpty())
        .forEach(
            call ->
                calls.add(
                    new Measured(
                        calls.size() + " " + call + " of " + spec.optionNames(),
                        call.bind(
                            new OptionArguments(
                                    spec,
                                    data,
                                    call,
                                    false,
                                    contents.computeIfAbsent(call.name(), name -> new HashMap<>()))
                                .values()),
                        times)));
  }

  private record Measured(String name, MethodHandle handle, int times) {}
}

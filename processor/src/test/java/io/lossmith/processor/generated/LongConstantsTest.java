package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Precision;
import io.lossmith.Reduction;
import io.lossmith.processor.testing.Compiled;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Specs with more constants than the code that sets up a class can hold: a method is limited to
 * 65535 bytes, and a number of an array takes eight.
 */
class LongConstantsTest {
  private static final int CLASSES = 20_000;

  /** What no method but that of the constants may exceed: HotSpot compiles none above. */
  private static final int LARGEST_METHOD = 8000;

  private static final List<Double> WEIGHTS = numbers(0.5);
  private static final List<Double> ADJUSTMENT = numbers(-1000);

  private static List<Double> numbers(double first) {
    return IntStream.range(0, CLASSES).mapToObj(j -> first + (double) (float) (j / 7.0)).toList();
  }

  @ParameterizedTest
  @EnumSource
  void everyNumberArrives(Precision precision) {
    List<Integer> masked = IntStream.range(0, CLASSES / 2).map(j -> 2 * j).boxed().toList();
    OptionSpec spec =
        OptionSpec.of(CLASSES)
            .with("classWeights", WEIGHTS)
            .with("logitAdjustment", ADJUSTMENT)
            .with("precision", precision);
    OptionLosses losses =
        OptionLosses.of(
            List.of(
                spec,
                spec.with("labelSmoothing", 0.1),
                spec.with("maskedClasses", masked).with("temperature", 2.0)));
    for (int i = 0; i < 3; i++) {
      Class<?> type = losses.instance(i).getClass();
      assertThat(array(type, "CLASS_WEIGHTS")).containsExactly(rounded(WEIGHTS, precision));
      assertThat(array(type, "ADJUSTMENT")).containsExactly(rounded(ADJUSTMENT, precision));
      assertThat(MethodSizes.of(losses.classBytes(i)).entrySet())
          .allMatch(
              method -> method.getValue() < LARGEST_METHOD || method.getKey().contains("<clinit>"));
    }
    assertThat(array(losses.instance(2).getClass(), "MASKED"))
        .containsExactly(masked.stream().mapToDouble(Integer::doubleValue).toArray());
  }

  @Test
  void aLossOfThem() {
    OptionSpec spec = OptionSpec.of(CLASSES).with("classWeights", WEIGHTS);
    float[] logits = new float[CLASSES];
    float[] gradient = new float[CLASSES];
    int target = 12_345;
    io.lossmith.BatchLoss loss =
        (io.lossmith.BatchLoss)
            OptionLosses.of(List.of(spec.with("reduction", Reduction.SUM))).instance(0);
    double weight = WEIGHTS.get(target);
    double expected = weight * Math.log(CLASSES);
    assertThat((double) loss.lossAndGradient(logits, new int[] {target}, gradient))
        .isEqualTo(expected, org.assertj.core.api.Assertions.within(1e-6 * expected));
    assertThat((double) gradient[0])
        .isEqualTo(weight / CLASSES, org.assertj.core.api.Assertions.within(1e-6 * weight));
  }

  @ParameterizedTest
  @EnumSource
  void ofTheSister(Precision precision) {
    SigmoidSource source =
        new SigmoidSource(
            "Spec",
            CLASSES,
            "ANY",
            Reduction.MEAN,
            "precision = Precision."
                + precision
                + ", classWeights = "
                + list(WEIGHTS)
                + ", positiveWeights = "
                + list(WEIGHTS));
    Compiled compiled = SigmoidLoss.compile(List.of(source));
    Class<?> type = compiled.loadClass(source.lossName());
    assertThat(array(type, "CLASS_WEIGHTS")).containsExactly(rounded(WEIGHTS, precision));
    assertThat(array(type, "POSITIVE_WEIGHTS")).containsExactly(rounded(WEIGHTS, precision));
  }

  private static String list(List<Double> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", ", "{", "}"));
  }

  private static double[] rounded(List<Double> numbers, Precision precision) {
    return numbers.stream()
        .mapToDouble(number -> precision == Precision.DOUBLE ? number : (float) (double) number)
        .toArray();
  }

  private static double[] array(Class<?> type, String name) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      Object values = field.get(null);
      if (values instanceof int[] ints) {
        return Arrays.stream(ints).asDoubleStream().toArray();
      }
      if (values instanceof double[] doubles) {
        return doubles;
      }
      float[] floats = (float[]) values;
      return IntStream.range(0, floats.length).mapToDouble(j -> floats[j]).toArray();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(type + " has no array " + name, e);
    }
  }
}

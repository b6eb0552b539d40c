package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Reduction;
import io.lossmith.SigmoidCrossEntropy;
import io.lossmith.SoftmaxCrossEntropy;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An option that is not used leaves no trace: a class is the same to the last character whether its
 * spec states none or states every one with the value that means nothing.
 */
class UnusedOptionsTest {
  /** What a spec states for itself. */
  private static final Set<String> SHAPE = Set.of("classes", "batch", "name", "reduction");

  @ParameterizedTest
  @ValueSource(strings = {"3, batch = {}", "3, batch = 64", "24, batch = ANY", "100, batch = 64"})
  void ofSoftmax(String shape) {
    String plain = "classes = " + shape;
    String unused = unused(SoftmaxCrossEntropy.class);
    assertThat(unused).contains("labelSmoothing = 0.0", "topK = {}", "io.lossmith.Layout.CLASSES");
    boolean hasMean = !shape.endsWith("{}");
    assertThat(OptionLoss.source(plain + ", " + (hasMean ? unused : withoutMean(unused))))
        .isEqualTo(OptionLoss.source(plain));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "64", "ANY"})
  void ofSigmoid(String batch) {
    String unused = unused(SigmoidCrossEntropy.class);
    assertThat(unused).contains("positiveWeights = {}", "focalGamma = 0.0");
    for (int classes : new int[] {1, 20}) {
      assertThat(sigmoid(classes, batch, unused)).isEqualTo(sigmoid(classes, batch, ""));
    }
  }

  private static String sigmoid(int classes, String batch, String options) {
    SigmoidSource spec = new SigmoidSource("Spec", classes, batch, Reduction.MEAN, options);
    return SigmoidLoss.compile(List.of(spec)).generatedSource(spec.lossName());
  }

  /** Every option with its default. */
  private static String unused(Class<?> annotation) {
    return Arrays.stream(annotation.getDeclaredMethods())
        .filter(element -> !SHAPE.contains(element.getName()))
        .map(element -> element.getName() + " = " + value(element))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String value(Method element) {
    Object value = element.getDefaultValue();
    if (value.getClass().isArray()) {
      assertThat(Array.getLength(value)).as("%s", element).isZero();
      return "{}";
    }
    return value instanceof Enum<?> constant
        ? constant.getDeclaringClass().getName() + "." + constant.name()
        : value.toString();
  }

  /** One example has no mean, and to state something about it is an error. */
  private static String withoutMean(String options) {
    return options.replaceAll("(divisor|emptyMean) = [^,]*, ", "");
  }
}

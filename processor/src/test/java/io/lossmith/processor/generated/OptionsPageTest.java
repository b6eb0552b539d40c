package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lossmith.SoftmaxCrossEntropy;
import io.lossmith.processor.testing.Compiled;
import io.lossmith.processor.testing.Compilers;
import io.lossmith.processor.testing.InMemoryCompilation;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of options: that it leaves none out, and that its numbers are what classes compute. */
class OptionsPageTest {
  private static final String PAGE = "options.md";
  private static final float[] LOGITS = {2, 1, -1};
  private static final int TARGET = 1;

  /** Half a unit in the last place of seven digits, and what a float is off. */
  private static final double SEVEN_DIGITS = 1e-6;

  @Test
  void everyElementHasItsSection() throws IOException {
    List<String> elements = Pages.elements(SoftmaxCrossEntropy.class);
    Map<String, String> sections = Pages.sections(PAGE);
    assertThat(sections.keySet()).containsAll(elements);
    assertThat(elements)
        .allSatisfy(element -> assertThat(sections.get(element)).as(element).contains("Elsewhere"));
    assertThat(Pages.readme())
        .contains(elements.stream().map(element -> "| `" + element + "` |").toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "labelSmoothing | 0.1 | 1.382346 | 0.6720512, -0.6738369, 0.001785694",
        "classWeights | {1, 2, 0.5} | 2.698024 | 1.410769, -1.481007, 0.07023806",
        "temperature | 2 | 1.104131 | 0.2732747, -0.3342505, 0.06097583",
        "logitSoftcap | 2 | 1.091149 | 0.2567234, -0.5223345, 0.04159205",
        "logitAdjustment | {-0.5, 0.5, 0} | 0.7333698 | 0.4802878, -0.5197122, 0.03942442",
        "maskedClasses | 0 | 0.126928 | 0, -0.1192029, 0.1192029",
        "zLoss | 0.01 | 1.404191 | 0.7385236, -0.7283123, 0.03676893",
        "focalGamma | 2 | 0.7397248 | 0.752499, -0.7899637, 0.03746472",
      })
  void examplesAreWhatIsComputed(String element, String value, String loss, String gradient)
      throws IOException {
    assertThat(Pages.sections(PAGE).get(element)).contains(element + " = " + value, loss, gradient);
    float[] computed = new float[LOGITS.length];
    assertThat((double) lossAndGradient(element + " = " + value, computed))
        .isCloseTo(Double.parseDouble(loss), within(SEVEN_DIGITS));
    double[] expected = Pages.numbers(gradient);
    assertThat(IntStream.range(0, computed.length).mapToDouble(j -> computed[j]).toArray())
        .containsExactly(expected, within(SEVEN_DIGITS));
  }

  @Test
  void exampleOfTheHessianIsWhatIsComputed() throws IOException {
    assertThat(Pages.sections(PAGE).get("hessianVectorProduct"))
        .contains("vector  {1, 0, 0}", "product {0.2078172, -0.1830448, -0.02477242}");
    Object loss = instance("labelSmoothing = 0");
    float[] product = new float[LOGITS.length];
    try {
      loss.getClass()
          .getMethod("hessianVectorProduct", float[].class, int.class, float[].class, float[].class)
          .invoke(loss, LOGITS.clone(), TARGET, new float[] {1, 0, 0}, product);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
    assertThat(product)
        .containsExactly(
            new float[] {0.2078172f, -0.1830448f, -0.02477242f}, within((float) SEVEN_DIGITS));
  }

  private static float lossAndGradient(String option, float[] gradient) {
    Object loss = instance(option);
    try {
      Method method =
          loss.getClass().getMethod("lossAndGradient", float[].class, int.class, float[].class);
      return (float) method.invoke(loss, LOGITS.clone(), TARGET, gradient);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(option, e);
    }
  }

  private static Object instance(String option) {
    String text =
        "package generated;\n@io.lossmith.SoftmaxCrossEntropy(classes = 3, "
            + option
            + ")\npublic interface Spec {}\n";
    Compiled compiled =
        InMemoryCompilation.compile(Compilers.javac(), Map.of("generated.Spec", text));
    assertThat(compiled.succeeded()).as("%s", compiled.diagnostics()).isTrue();
    try {
      return compiled.loadClass("generated.SpecLoss").getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(text, e);
    }
  }
}

package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lossmith.Reduction;
import io.lossmith.SigmoidCrossEntropy;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sister's page: that it leaves no option out, and that its numbers are what is computed. */
class SigmoidPageTest {
  private static final String PAGE = "sigmoid.md";

  /** The text above the first section, which stands under the page's title. */
  private static final String INTRODUCTION = "# Options of SigmoidCrossEntropy";

  private static final double[] LOGITS = {2, 1, -1};
  private static final int[] TARGETS = {1, 0, 1};

  /** Half a unit in the last place of seven digits, and what a float is off. */
  private static final double SEVEN_DIGITS = 1e-6;

  @Test
  void everyElementHasItsSection() throws IOException {
    List<String> elements = Pages.elements(SigmoidCrossEntropy.class);
    Map<String, String> sections = Pages.sections(PAGE);
    assertThat(sections.keySet()).containsAll(elements);
    assertThat(elements)
        .allSatisfy(element -> assertThat(sections.get(element)).as(element).contains("Elsewhere"));
    assertThat(Pages.readme()).contains("(docs/" + PAGE + ")");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "labelSmoothing | 0.1 | 2.753451 | -0.06920292, 0.6810586, -0.6810586",
        "classWeights | {1, 2, 0.5} | 3.410082 | -0.1192029, 1.462117, -0.3655293",
        "positiveWeights | {1, 1, 3} | 5.379975 | -0.1192029, 0.7310586, -2.193176",
        "focalGamma | 2 | 1.40554 | -0.00487094, 0.7682347, -0.7682347",
      })
  void examplesOfNumbers(String element, String value, String loss, String gradient)
      throws IOException {
    String option = element + " = " + value;
    stated(element, option, loss, gradient);
    check(example(option), loss, gradient, floats(LOGITS), TARGETS);
  }

  @Test
  void examplesWithoutOptions() throws IOException {
    String gradient = "-0.1192029, 0.7310586, -0.7310586";
    stated(INTRODUCTION, "sigmoid  = {0.8807971, 0.7310586, 0.2689414}", "2.753451", gradient);
    check(example(""), "2.753451", gradient, floats(LOGITS), TARGETS);
    float[] probabilities = new float[3];
    example("").get("sigmoid", floats(LOGITS), probabilities);
    assertClose(probabilities, "0.8807971, 0.7310586, 0.2689414");
    stated(INTRODUCTION, "2.061154e-9", "", "");
    assertThat((float) SigmoidLoss.of(1, "{}", Reduction.MEAN, "").get("loss", of(20), ints(1)))
        .isEqualTo(2.061154e-9f, within(1e-15f));
  }

  @Test
  void examplesOfTargets() throws IOException {
    String gradient = "-0.01920292, 0.5310586, -0.2310586";
    stated("target", "targets {0.9, 0.2, 0.5}", "2.253451", gradient);
    SigmoidLoss soft = example("target = Target.PROBABILITIES");
    check(soft, "2.253451", gradient, floats(LOGITS), of(0.9, 0.2, 0.5));

    String dropped = "-0.1192029, 0.7310586, 0";
    stated("ignoreIndex", "targets {1, 0, -1}", "1.44019", dropped);
    check(example("ignoreIndex = -1"), "1.44019", dropped, floats(LOGITS), ints(1, 0, -1));
    SigmoidLoss mean = SigmoidLoss.of(3, "1", Reduction.MEAN, "ignoreIndex = -1");
    stated("ignoreIndex", "MEAN 1.44019 / 2 = 0.7200949", "", "");
    assertThat((float) mean.get("loss", floats(LOGITS), ints(1, 0, -1)))
        .isEqualTo(0.7200949f, within((float) SEVEN_DIGITS));
  }

  @Test
  void examplesOfReductionWeightAndPrecision() throws IOException {
    String ofMean = "-0.03973431, 0.2436862, -0.2436862";
    stated("reduction", "2.753451 / 3", "0.9178171", ofMean);
    SigmoidLoss mean = SigmoidLoss.of(3, "1", Reduction.MEAN, "");
    check(mean, "0.9178171", ofMean, floats(LOGITS), TARGETS);

    String halved = "-0.05960146, 0.3655293, -0.3655293";
    stated("sampleWeights", "sampleWeights = true", "1.376726", halved);
    check(example("sampleWeights = true"), "1.376726", halved, floats(LOGITS), TARGETS, 0.5f);

    stated("precision", "precision = Precision.DOUBLE", "2.7534513860794183", "");
    assertThat(example("precision = Precision.DOUBLE").get("loss", LOGITS, TARGETS))
        .isEqualTo(2.7534513860794183);
  }

  @Test
  void examplesOfTheOtherMethods() throws IOException {
    String product = "0.1049936, 0.3932239, 0.5898358";
    stated("countCorrect", "countCorrect(logits, targets)  1", "vector  {1, 2, 3}", product);
    assertThat(example("").get("countCorrect", floats(LOGITS), TARGETS)).isEqualTo(1);
    float[] computed = new float[3];
    example("").get("hessianVectorProduct", floats(LOGITS), TARGETS, of(1, 2, 3), computed);
    assertClose(computed, product);
  }

  private static SigmoidLoss example(String option) {
    return SigmoidLoss.of(3, "{}", Reduction.MEAN, option);
  }

  private static void stated(String section, String... texts) throws IOException {
    assertThat(Pages.sections(PAGE).get(section)).contains(texts);
  }

  private static void check(SigmoidLoss of, String loss, String gradient, Object... inputs) {
    float[] computed = new float[LOGITS.length];
    Object[] arguments = java.util.Arrays.copyOf(inputs, inputs.length + 1);
    arguments[inputs.length] = computed;
    assertThat((double) (float) of.get("lossAndGradient", arguments))
        .isCloseTo(Double.parseDouble(loss), within(SEVEN_DIGITS));
    assertClose(computed, gradient);
  }

  private static void assertClose(float[] computed, String expected) {
    double[] numbers = Pages.numbers(expected);
    assertThat(computed).containsExactly(floats(numbers), within((float) SEVEN_DIGITS));
  }

  private static float[] of(double... numbers) {
    return floats(numbers);
  }

  private static int[] ints(int... targets) {
    return targets;
  }

  private static float[] floats(double[] numbers) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }
}

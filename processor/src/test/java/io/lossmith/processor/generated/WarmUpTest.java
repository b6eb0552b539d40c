package io.lossmith.processor.generated;

import static io.lossmith.processor.testing.Expectations.compile;
import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.WarmUp;
import io.lossmith.processor.testing.Compiled;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A warm-up gives every method arguments that are valid, whatever the spec. */
class WarmUpTest {
  private static final List<String> METHODS =
      List.of("loss", "lossAndGradient", "softmax", "logSoftmax", "nll", "hessianVectorProduct");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "classes = 3",
        "classes = 3, ignoreIndex = 0",
        "classes = 3, ignoreIndex = 2",
        "classes = 3, target = Target.PROBABILITIES, precision = Precision.DOUBLE",
        "classes = 3, batch = 1, ignoreIndex = 1, emptyMean = EmptyMean.ZERO",
        "classes = 3, batch = 5, ignoreIndex = -100, sampleWeights = true",
        "classes = 3, batch = SoftmaxCrossEntropy.ANY, ignoreIndex = 0, emptyMean = EmptyMean.ZERO",
        "classes = 3, batch = {SoftmaxCrossEntropy.ANY, 2}, target = Target.PROBABILITIES",
        "classes = 3, batch = {SoftmaxCrossEntropy.ANY, 40}, layout = Layout.CLASSES_FIRST",
        "classes = 20, batch = 3, storage = Storage.FLOAT16, reduction = Reduction.NONE"
      })
  void everyMethodIsCalledWithValidArguments(String options) throws ReflectiveOperationException {
    Compiled compiled = compiled(options);
    WarmUp loss = (WarmUp) compiled.loadClass("generated.SpecLoss").getConstructor().newInstance();
    loss.warmUp();
    assertThat(METHODS).allSatisfy(name -> assertThat(rounds(compiled)).contains(" " + name + "("));
  }

  @Test
  void oneRowOfFewClassesWaitsForNoKernels() {
    assertThat(warmUp(compiled("classes = 15"))).contains("SteadyState.ofScalarCode()");
    assertThat(warmUp(compiled("classes = 16"))).contains("new SteadyState()");
    assertThat(warmUp(compiled("classes = 15, batch = 16"))).contains("new SteadyState()");
  }

  @Test
  void batchesOfAnySizeRunBlocksAndWhatRemainsAndOneRow() {
    String any = rounds(compiled("classes = 10, batch = SoftmaxCrossEntropy.ANY"));
    assertThat(any).contains("int rows = round % 2 == 0 ? 1 : 23", "loss(logits, targets)");
    assertThat(any).contains("loss(logits, 0, targets, 0, rows)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "classes = 3 | ExampleLoss | caller.lossAndGradient(logits, target, gradient)",
        "classes = 3, batch = 5 | BatchLoss | caller.lossAndGradient(logits, targets, gradient)",
        "classes = 3, batch = 5, reduction = Reduction.NONE | RowLosses"
            + " | caller.lossAndGradient(logits, targets, losses, gradient)"
      })
  void lastRoundsCallByTheInterface(String options, String type, String call) {
    String warmUp = warmUp(compiled(options));
    String last = warmUp.substring(warmUp.indexOf("for (int round = 0; round < "));
    assertThat(warmUp).contains("    " + type + " caller = this;\n");
    assertThat(last).contains("    " + call + ";\n", "    hessianVectorProduct(");
  }

  @Test
  void classesWithoutAnInterfaceAreCalledAsTheyAre() {
    assertThat(warmUp(compiled("classes = 3, precision = Precision.DOUBLE")))
        .contains("    lossAndGradient(logits, target, gradient);\n")
        .doesNotContain("caller.", "caller =");
  }

  private static Compiled compiled(String options) {
    return compile(
        Map.of(
            "generated.Spec",
            """
            package generated;
            import io.lossmith.*;
            @SoftmaxCrossEntropy(%s)
            public interface Spec {}
            """
                .formatted(options)));
  }

  private static String warmUp(Compiled compiled) {
    String source = compiled.generatedSource("generated.SpecLoss");
    String body = source.substring(source.indexOf("public void warmUp()"));
    return body.substring(0, body.indexOf("\n  }\n"));
  }

  private static String rounds(Compiled compiled) {
    String body = warmUp(compiled);
    return body.substring(body.indexOf("goesOn()"), body.lastIndexOf("for (int round"));
  }
}

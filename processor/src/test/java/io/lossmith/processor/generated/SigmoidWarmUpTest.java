package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Lossmith;
import io.lossmith.Reduction;
import io.lossmith.WarmUp;
import io.lossmith.processor.testing.Compiled;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A warm-up calls every method, whatever the spec, and leaves nothing that a caller could see. */
class SigmoidWarmUpTest {

  static List<SigmoidSource> specs() {
    return List.of(
        new SigmoidSource("Binary", 1, "ANY", Reduction.MEAN, "ignoreIndex = -1"),
        new SigmoidSource("Rows", 3, "{ANY, 2}", Reduction.NONE, "sampleWeights = true"),
        new SigmoidSource("Weighed", 3, "{}", Reduction.SUM, "sampleWeights = true"),
        new SigmoidSource(
            "Shares",
            3,
            "4",
            Reduction.SUM,
            "target = Target.PROBABILITIES, precision = Precision.DOUBLE"));
  }

  @ParameterizedTest
  @MethodSource("specs")
  void everyMethodIsCalled(SigmoidSource spec) throws ReflectiveOperationException {
    Compiled compiled = SigmoidLoss.compile(List.of(spec));
    Class<?> type = compiled.loadClass(spec.lossName());
    Object loss = type.getConstructor().newInstance();
    assertThat(loss).isInstanceOf(WarmUp.class);
    Lossmith.warmUp((WarmUp) loss);

    String source = compiled.generatedSource(spec.lossName());
    String body = source.substring(source.indexOf("public void warmUp()"));
    String warmUp = body.substring(0, body.indexOf("\n  }\n"));
    int last = warmUp.indexOf("for (int round = 0; round < SteadyState.LAST_ROUNDS; round++)");
    assertThat(last).isPositive();
    String rounds = warmUp.substring(warmUp.indexOf("while ("), last);
    String lastRounds = warmUp.substring(last);
    List<String> names =
        Stream.of(type.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .map(Method::getName)
            .filter(name -> !name.equals("warmUp"))
            .distinct()
            .toList();
    assertThat(names).contains("loss", "lossAndGradient", "sigmoid", "hessianVectorProduct");
    assertThat(List.of(rounds, lastRounds))
        .allSatisfy(
            part ->
                assertThat(names).allSatisfy(name -> assertThat(part).contains(" " + name + "(")));
  }
}

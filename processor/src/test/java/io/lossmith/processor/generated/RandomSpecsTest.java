package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.BatchSoftmax;
import io.lossmith.ExampleLoss;
import io.lossmith.SoftmaxCrossEntropy;
import io.lossmith.processor.testing.Compiled;
import io.lossmith.processor.testing.Compilers;
import io.lossmith.processor.testing.Expectations;
import io.lossmith.processor.testing.InMemoryCompilation;
import java.lang.reflect.Constructor;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Random specs: generated, compiled in memory without a warning, run on random rows, and compared
 * with the oracle. A failure shows the spec and what was generated for it.
 */
@AddLifecycleHook(Exhaustive.class)
class RandomSpecsTest {
  private static final float[] SPECIAL = {
    Float.NaN,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Float.MIN_VALUE,
    -0f
  };

  private static final WorstErrors ROUNDED =
      new WorstErrors("random specs", WorstErrors.Measure.ROUNDED_DISTANCES);
  private static final WorstErrors INPUTS =
      new WorstErrors("random specs", WorstErrors.Measure.INPUTS);

  @Provide
  Arbitrary<RandomSpec> specs() {
    return RandomSpec.any();
  }

  @AfterContainer
  static void printWorst() {
    ROUNDED.assertWithinBounds();
    INPUTS.assertWithinBounds();
  }

  @Property(tries = 25)
  void whateverIsAskedForIsWhatIsComputed(
      @ForAll("specs") RandomSpec spec, @ForAll boolean eclipse, @ForAll long seed) {
    Map<String, String> sources = Map.of(spec.outermost(), spec.source());
    Compiled compiled =
        eclipse
            ? InMemoryCompilation.compile(Compilers.ecj(), sources)
            : InMemoryCompilation.compile(Compilers.javac(), sources, "-Xlint:all", "-Werror");
    try {
      assertThat(Expectations.said(compiled)).isEmpty();
      assertThat(compiled.succeeded()).isTrue();
      assertThat(compiled.generatedNames()).containsExactly(spec.generatedName());
      run(spec, compiled.loadClass(spec.generatedName()), new Random(seed));
    } catch (AssertionError e) {
      throw new AssertionError(report(spec, compiled) + "\n" + e.getMessage(), e);
    }
  }

  private static void run(RandomSpec spec, Class<?> type, Random random) {
    Form form = spec.form();
    Object loss = instance(type);
    LossCalls calls = new LossCalls(loss, form);
    int rows = spec.fixedRows() * (form.isDynamic() ? random.nextInt(8) : 1);
    assertThat(loss instanceof ExampleLoss example ? example.classes() : batch(loss).classes())
        .isEqualTo(spec.classes());
    if (!form.isExample()) {
      assertThat(batch(loss).rows()).isEqualTo(form.isDynamic() ? SoftmaxCrossEntropy.ANY : rows);
    }
    float[] logits = new float[rows * spec.classes()];
    int[] targets = new int[rows];
    RandomRows.fill(logits, targets, random);
    for (int row = 0; row < rows; row += 5) {
      logits[random.nextInt(logits.length)] = SPECIAL[random.nextInt(SPECIAL.length)];
    }
    Outcome outcome = calls.whole(logits, targets);
    calls.windows(logits, targets).assertSameBits(outcome);
    calls.windowsInPlace(logits, targets).assertSameBits(outcome);
    if (rows > 0) {
      record(ROUNDED, form, logits, targets, outcome);
      record(INPUTS, form, logits, targets, outcome);
    }
  }

  private static void record(
      WorstErrors worst, Form form, float[] logits, int[] targets, Outcome outcome) {
    worst.record(form, logits, targets, outcome, form.toString());
    worst.assertBounds();
  }

  private static BatchSoftmax batch(Object loss) {
    return (BatchSoftmax) loss;
  }

  private static Object instance(Class<?> type) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(type + " cannot be made", e);
    }
  }

  private static String report(RandomSpec spec, Compiled compiled) {
    StringBuilder text = new StringBuilder("of\n").append(spec.source()).append("was generated\n");
    for (String name : compiled.generatedNames()) {
      text.append(compiled.generatedSource(name));
    }
    return text.toString();
  }
}

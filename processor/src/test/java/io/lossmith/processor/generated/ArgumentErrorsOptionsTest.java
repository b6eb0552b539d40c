package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Precision;
import io.lossmith.Reduction;
import io.lossmith.Target;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What calls on specs with options say of arguments that are wrong; nothing is written then. */
class ArgumentErrorsOptionsTest {
  private static final OptionSpec TWO_ROWS = OptionSpec.of(4).withBatch(2);
  private static final int IGNORING = 0;
  private static final int DISTRIBUTION = 1;
  private static final int WEIGHTED = 2;
  private static final int DOUBLE_DISTRIBUTION = 3;
  private static final int EACH_ROW = 4;
  private static final int ONE_IGNORING = 5;
  private static final int ONE_DISTRIBUTION = 6;
  private static final int ANY_DISTRIBUTION = 7;

  @SuppressWarnings("NullAway.Init")
  private static OptionLosses losses;

  @BeforeAll
  static void compile() {
    OptionSpec distribution = TWO_ROWS.with("target", Target.PROBABILITIES);
    OptionSpec ignoring = TWO_ROWS.with("ignoreIndex", List.of(-100));
    losses =
        OptionLosses.of(
            List.of(
                ignoring,
                distribution,
                TWO_ROWS.with("sampleWeights", true),
                distribution.with("precision", Precision.DOUBLE),
                TWO_ROWS.with("sampleWeights", true).with("reduction", Reduction.NONE),
                ignoring.withBatch(),
                distribution.withBatch(),
                distribution.withBatch(OptionSpec.ANY, 2)));
  }

  @Test
  void targetsThatAreNoClassAndNotIgnored() {
    for (String method : List.of("loss", "lossAndGradient", "nll", "countCorrect")) {
      assertThat(failure(IGNORING, method, Map.of("targets", new int[] {-100, 4})))
          .isInstanceOf(IndexOutOfBoundsException.class)
          .hasMessage("targets[1] is 4; classes are 0 to 3, and -100 is ignored");
      assertThat(failure(IGNORING, method, Map.of("targets", new int[] {-1, 0})))
          .hasMessage("targets[0] is -1; classes are 0 to 3, and -100 is ignored");
    }
    assertThat(failure(ONE_IGNORING, "lossAndGradient", Map.of("target", -101)))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("target is -101; classes are 0 to 3, and -100 is ignored");
  }

  @Test
  void targetsThatAreNoProbabilities() {
    Map<Double, String> wrong =
        Map.of(-0.5, "-0.5", Double.NaN, "NaN", Double.POSITIVE_INFINITY, "Infinity");
    wrong.forEach(
        (value, text) -> {
          for (String method : List.of("loss", "lossAndGradient", "nll")) {
            for (int spec : new int[] {DISTRIBUTION, DOUBLE_DISTRIBUTION}) {
              Object targets = array(spec, 8);
              set(targets, 6, value);
              assertThat(failure(spec, method, Map.of("targets", targets)))
                  .isInstanceOf(IllegalArgumentException.class)
                  .hasMessage(
                      "targets holds %s at row 1, class 2; a target probability is 0 or more and"
                          + " finite",
                      text);
            }
          }
        });
    Object targets = array(ONE_DISTRIBUTION, 4);
    set(targets, 3, -1);
    assertThat(failure(ONE_DISTRIBUTION, "lossAndGradient", Map.of("targets", targets)))
        .hasMessageStartingWith("targets holds -1.0 at row 0, class 3;");
  }

  @Test
  void positiveLogProbabilities() {
    for (int spec : new int[] {DISTRIBUTION, DOUBLE_DISTRIBUTION}) {
      Object logProbabilities = array(spec, 8);
      set(logProbabilities, 5, 0.25);
      assertThat(failure(spec, "nll", Map.of("logProbabilities", logProbabilities)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("logProbabilities holds 0.25 at row 1, class 1;");
    }
    float[] atTarget = {9, 9, 9, 9, 0, 0, 1, 0};
    assertThat(
            failure(
                IGNORING,
                "nll",
                Map.of("logProbabilities", atTarget, "targets", new int[] {-100, 2})))
        .hasMessageStartingWith("logProbabilities holds 1.0 at row 1, class 2;");
  }

  @Test
  void arraysOfTheWrongLength() {
    assertThat(failure(DISTRIBUTION, "loss", Map.of("targets", new float[2])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("targets has length 2; ")
        .hasMessageContaining("2 rows of 4 classes need 8");
    for (String method : List.of("loss", "lossAndGradient", "nll")) {
      assertThat(failure(WEIGHTED, method, Map.of("sampleWeights", new float[3])))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("sampleWeights has length 3; ")
          .hasMessageContaining("2 rows need 2");
    }
  }

  /** The input says how many rows there are: it is right where it holds whole ones. */
  @Test
  void arraysOfTheWrongLengthWhereNoTargetsSayTheRows() {
    Map<String, String> inputs =
        Map.of("loss", "logits", "lossAndGradient", "logits", "nll", "logProbabilities");
    inputs.forEach(
        (method, input) -> {
          assertThat(failure(ANY_DISTRIBUTION, method, Map.of(input, new float[7])))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessage(
                  input + " has length 7, which is not a whole number of rows of 4 classes");
          assertThat(failure(ANY_DISTRIBUTION, method, Map.of(input, new float[16])))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessage("targets has length 8; 4 rows of 4 classes need 16");
        });
  }

  @Test
  void outputsOverWhatIsStillRead() {
    for (int spec : new int[] {DISTRIBUTION, DOUBLE_DISTRIBUTION}) {
      Object shared = array(spec, 8);
      assertThat(failure(spec, "lossAndGradient", Map.of("targets", shared, "gradient", shared)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "gradient at offset 0 overlaps targets at offset 0 of the same array; they must lie"
                  + " apart");
    }
    float[] weights = new float[2];
    for (String method : List.of("loss", "lossAndGradient", "nll")) {
      assertThat(failure(EACH_ROW, method, Map.of("sampleWeights", weights, "losses", weights)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "losses at offset 0 overlaps sampleWeights at offset 0 of the same array; they must"
                  + " lie apart");
    }
    float[] one = new float[4];
    assertThat(
            failure(ONE_DISTRIBUTION, "lossAndGradient", Map.of("targets", one, "gradient", one)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gradient at offset 0 overlaps targets at offset 0");
  }

  /** What the method on whole arrays throws, given some of its arguments; the others are right. */
  private static Throwable failure(int spec, String name, Map<String, Object> given) {
    OptionCalls calls = new OptionCalls(spec(spec), losses.instance(spec));
    GeneratedCall call = calls.named(name).get(0);
    Map<String, Object> arguments = new LinkedHashMap<>();
    for (String parameter : call.parameters()) {
      boolean wide = spec(spec).hasProbabilities() && parameter.equals("targets");
      arguments.put(
          parameter,
          given.containsKey(parameter) ? given.get(parameter) : right(spec, parameter, wide));
    }
    Map<Object, String> before = new IdentityHashMap<>();
    arguments.values().forEach(value -> before.put(value, text(value)));
    try {
      call.method().invoke(call.loss(), arguments.values().toArray());
    } catch (InvocationTargetException e) {
      before.forEach((value, text) -> assertThat(text(value)).as("%s", call).isEqualTo(text));
      return e.getCause();
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
    throw new AssertionError(call + " took " + given.keySet());
  }

  private static OptionSpec spec(int index) {
    return losses.spec(index);
  }

  private static Object right(int spec, String parameter, boolean wide) {
    int rows = spec(spec).fixedRows();
    return switch (parameter) {
      case "target" -> 0;
      case "targets" -> wide ? array(spec, rows * 4) : new int[rows];
      case "sampleWeights", "losses" -> array(spec, rows);
      default -> array(spec, rows * 4);
    };
  }

  private static Object array(int spec, int length) {
    return spec(spec).isDouble() ? new double[length] : new float[length];
  }

  private static void set(Object array, int index, double value) {
    if (array instanceof double[] doubles) {
      doubles[index] = value;
    } else {
      Array.setFloat(array, index, (float) value);
    }
  }

  private static String text(Object value) {
    return value.getClass().isArray() ? Arrays.deepToString(new Object[] {value}) : "" + value;
  }
}

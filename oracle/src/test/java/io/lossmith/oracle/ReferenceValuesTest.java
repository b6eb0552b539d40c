package io.lossmith.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both oracles against values that were computed elsewhere, to the last bit of a double. */
class ReferenceValuesTest {
  private final List<String> differences = new ArrayList<>();
  private int compared;

  @ParameterizedTest
  @EnumSource
  void everyExactCaseToTheLastBit(RowOracle.Kind kind) {
    for (ReferenceCase reference : ReferenceCases.exact()) {
      ReferenceTensor logits = reference.tensor("logits");
      int classes = logits.dimensions()[1];
      double[] values = logits.toDoubles();
      int[] targets = reference.tensor("target").toInts();
      double[] loss = reference.tensor("loss").toDoubles();
      double[] logSoftmax = reference.tensor("logSoftmax").toDoubles();
      double[] softmax = reference.tensor("softmax").toDoubles();
      double[] gradient = reference.tensor("grad").toDoubles();
      for (int row = 0; row < targets.length; row++) {
        int first = row * classes;
        RowOracle oracle = kind.of(Arrays.copyOfRange(values, first, first + classes));
        String where = reference + " row " + row;
        compare(where + " loss", oracle.loss(targets[row]).toDouble(), loss[row]);
        for (int j = 0; j < classes; j++) {
          String at = where + " class " + j;
          compare(at + " logSoftmax", oracle.logSoftmax(j), logSoftmax[first + j]);
          compare(at + " softmax", oracle.softmax(j), softmax[first + j]);
          compare(at + " gradient", oracle.gradient(targets[row], j), gradient[first + j]);
        }
      }
    }
    System.out.printf(Locale.ROOT, "exact/ against %s: %d values%n", kind, compared);
    assertThat(differences).isEmpty();
    assertThat(compared).isGreaterThan(10_000);
  }

  @ParameterizedTest
  @EnumSource
  void everyPlainTorchLossToTheLastBit(RowOracle.Kind kind) {
    int cases = 0;
    for (ReferenceCase reference : ReferenceCases.torchWithoutOptions()) {
      if (!reference.hasTensor("lossExact")) {
        continue;
      }
      cases++;
      double[] actual = reduce(reference.header("reduction"), losses(kind, reference));
      double[] expected = reference.tensor("lossExact").toDoubles();
      assertThat(actual).as("%s", reference).hasSameSizeAs(expected);
      for (int i = 0; i < expected.length; i++) {
        compare(reference + " loss " + i, actual[i], expected[i]);
      }
    }
    System.out.printf(
        Locale.ROOT, "torch/ against %s: %d cases, %d losses%n", kind, cases, compared);
    assertThat(differences).isEmpty();
    assertThat(cases).isGreaterThan(50);
  }

  private static List<DoubleDouble> losses(RowOracle.Kind kind, ReferenceCase reference) {
    ReferenceTensor logits = reference.classesLast("logits");
    int classes = logits.dimensions()[1];
    double[] values = logits.toDoubles();
    int[] targets = reference.tensor("target").toInts();
    List<DoubleDouble> losses = new ArrayList<>();
    for (int row = 0; row < targets.length; row++) {
      int first = row * classes;
      RowOracle oracle = kind.of(Arrays.copyOfRange(values, first, first + classes));
      losses.add(oracle.loss(targets[row]));
    }
    return losses;
  }

  private static double[] reduce(String reduction, List<DoubleDouble> losses) {
    DoubleDouble sum = losses.stream().reduce(DoubleDouble.ZERO, DoubleDouble::add);
    return switch (reduction) {
      case "none" -> losses.stream().mapToDouble(DoubleDouble::toDouble).toArray();
      case "sum" -> new double[] {sum.toDouble()};
      case "mean" -> new double[] {sum.divide(DoubleDouble.of(losses.size())).toDouble()};
      default -> throw new IllegalArgumentException("reduction " + reduction);
    };
  }

  private void compare(String where, double actual, double expected) {
    compared++;
    // Not Double.compare: the sign of a zero carries no meaning here.
    boolean same = actual == expected || (Double.isNaN(actual) && Double.isNaN(expected));
    if (!same) {
      differences.add(where + ": " + actual + ", expected " + expected);
    }
  }
}

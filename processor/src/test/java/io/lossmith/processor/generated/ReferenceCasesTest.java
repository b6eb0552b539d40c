package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.lossmith.Reduction;
import io.lossmith.oracle.DoubleDouble;
import io.lossmith.oracle.ReferenceCase;
import io.lossmith.oracle.ReferenceCases;
import io.lossmith.oracle.ReferenceTensor;
import io.lossmith.oracle.ReferenceType;
import io.lossmith.processor.testing.Compiled;
import io.lossmith.processor.testing.Compilers;
import io.lossmith.processor.testing.InMemoryCompilation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * The cases of {@code torch/} that have no options through generated classes of their number of
 * classes, batch shape and reduction, against the values in the files. Those are functions of the
 * inputs, so that the rounding of the distances is allowed for, and nothing else but the stated
 * bounds.
 */
class ReferenceCasesTest {
  /** The gradients of torch/ are PyTorch's own in float64, which cancels at the target. */
  private static final double TORCH_GRADIENT = 0x1p-51;

  private final Map<String, WorstErrors> worst = new LinkedHashMap<>();

  @Test
  void everyTorchCaseWithoutOptions() {
    List<String> refused = new ArrayList<>();
    int cases = 0;
    for (ReferenceCase reference : ReferenceCases.torchWithoutOptions()) {
      if (reference.headerIs("classes", "1")) {
        assertRefused(reference);
        refused.add(reference.name());
        continue;
      }
      Reduction reduction =
          Reduction.valueOf(reference.header("reduction").toUpperCase(Locale.ROOT));
      Rows rows = new Rows(reference, reduction);
      if (reference.tensor("logits").type() == ReferenceType.FLOAT32) {
        double[] loss =
            reference.tensor(reference.hasTensor("lossExact") ? "lossExact" : "loss").toDoubles();
        if (reduction == Reduction.NONE) {
          rows.checkRowLosses(loss);
        } else {
          rows.checkReducedLoss(loss[0]);
        }
        rows.checkGradient(reference.classesLast("grad").toDoubles(), TORCH_GRADIENT);
      } else {
        // The file's values belong to logits that no float holds; PyTorch's own float32 results
        // belong to the same floats as ours.
        rows.checkRoughly(reference.tensor("lossF32").toFloats());
      }
      rows.checkAgainstOracle();
      cases++;
    }
    finish("torch/", cases);
    System.out.println("refused, since one class needs no loss: " + refused);
    assertThat(refused).containsExactly("extreme_one_class_none");
    assertThat(cases + refused.size())
        .isEqualTo(ReferenceCases.torchWithoutOptions().size())
        .isEqualTo(61);
  }

  /** One class is no classifier: the processor says so instead of writing a class. */
  private static void assertRefused(ReferenceCase reference) {
    String source =
        "@io.lossmith.SoftmaxCrossEntropy(classes = "
            + reference.header("classes")
            + ")\nfinal class One {}\n";
    Compiled compiled = InMemoryCompilation.compile(Compilers.javac(), Map.of("One", source));
    assertThat(compiled.succeeded()).isFalse();
    assertThat(compiled.generatedNames()).isEmpty();
    assertThat(compiled.diagnostics())
        .singleElement()
        .satisfies(
            said ->
                assertThat(said.getMessage(Locale.ROOT))
                    .startsWith("[LossmithClassesTooFew] classes of One is 1"));
  }

  private void finish(String folder, int cases) {
    worst.values().forEach(WorstErrors::assertWithinBounds);
    System.out.printf(Locale.ROOT, "%s: %d cases through generated classes%n", folder, cases);
  }

  private WorstErrors worst(String group, WorstErrors.Measure measure) {
    return worst.computeIfAbsent(
        group + measure, key -> new WorstErrors("group " + group, measure));
  }

  /** The rows of a case, and what the generated class of the case makes of them. */
  private final class Rows {
    private final ReferenceCase reference;
    private final Form form;
    private final float[] logits;
    private final int[] targets;
    private final Outcome outcome;
    private final RowErrors[] errors;

    Rows(ReferenceCase reference, Reduction reduction) {
      this.reference = reference;
      logits = floats(reference.classesLast("logits"));
      targets = reference.tensor("target").toInts();
      form = new Form(classes(), batch(), reduction);
      outcome = LossCalls.of(form).whole(logits, targets);
      errors = new RowErrors[targets.length];
      for (int row = 0; row < errors.length; row++) {
        errors[row] = RowErrors.ofInputs(logits, row * form.classes(), form.classes());
      }
      LossCalls.of(form).windowsInPlace(logits, targets).assertSameBits(outcome);
    }

    private int classes() {
      return reference.classesLast("logits").dimensions()[1];
    }

    /** The shape of the targets where it has dimensions, else any number of rows. */
    private String batch() {
      StringJoiner dimensions = new StringJoiner(", ", "{", "}");
      Arrays.stream(reference.tensor("target").dimensions())
          .forEach(dimension -> dimensions.add("" + dimension));
      return reference.headerIs("group", "kdim") ? dimensions.toString() : "ANY";
    }

    private WorstErrors ofFile() {
      return worst(reference.header("group") + " against the files", WorstErrors.Measure.INPUTS);
    }

    void checkRowLosses(double[] expected) {
      assertThat(outcome.loss()).hasSameSizeAs(expected);
      for (int row = 0; row < targets.length; row++) {
        DoubleDouble exact = DoubleDouble.of(expected[row]);
        recordLoss(outcome.loss()[row], exact, row, "loss");
        recordLoss(outcome.lossWithGradient()[row], exact, row, "loss");
        recordLoss(outcome.nll()[row], exact, row, "nll");
      }
    }

    private void recordLoss(float result, DoubleDouble exact, int row, String kind) {
      int target = targets[row];
      double error =
          RowErrors.error(
              result, exact, errors[row].allowedLoss(target), errors[row].movedLoss(target));
      ofFile().record(kind, StatedBounds.ULPS, error, at(row));
    }

    void checkReducedLoss(double expected) {
      double flushed = 0;
      double moved = 0;
      for (int row = 0; row < targets.length; row++) {
        flushed += errors[row].allowedLoss(targets[row]);
        moved += errors[row].movedLoss(targets[row]);
      }
      int divisor = Math.max(1, form.divisor(targets.length));
      for (float result :
          new float[] {outcome.loss()[0], outcome.lossWithGradient()[0], outcome.nll()[0]}) {
        double error =
            RowErrors.error(result, DoubleDouble.of(expected), flushed / divisor, moved / divisor);
        ofFile().record("reduced loss", StatedBounds.ULPS, error, reference::name);
      }
    }

    /**
     * Compares each entry of the gradient.
     *
     * @param uncertainty how far the expected values may be off, absolutely
     */
    void checkGradient(double[] expected, double uncertainty) {
      assertThat(outcome.gradient()).hasSameSizeAs(expected);
      int divisor = form.divisor(targets.length);
      for (int i = 0; i < expected.length; i++) {
        int row = i / form.classes();
        double error =
            errors[row].gradient(
                outcome.gradient()[i],
                DoubleDouble.of(expected[i]),
                uncertainty,
                targets[row],
                i % form.classes(),
                divisor);
        ofFile().record("gradient", StatedBounds.ULPS, error, at(row));
      }
    }

    void checkAgainstOracle() {
      if (targets.length == 0) {
        return;
      }
      for (WorstErrors.Measure measure : WorstErrors.Measure.values()) {
        worst(reference.header("group"), measure)
            .record(form, logits, targets, outcome, reference.name());
      }
    }

    /** PyTorch's float32 results are good to some 1e-6 where nothing cancels. */
    void checkRoughly(float[] lossF32) {
      for (int i = 0; i < lossF32.length; i++) {
        assertThat(outcome.loss()[i])
            .as("%s[%d]", reference, i)
            .isCloseTo(lossF32[i], withPercentage(1e-3));
      }
    }

    private Supplier<String> at(int row) {
      return () -> reference + " row " + row;
    }
  }

  /** The logits as floats, rounded if the case has more digits. */
  private static float[] floats(ReferenceTensor logits) {
    double[] values = logits.toDoubles();
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}

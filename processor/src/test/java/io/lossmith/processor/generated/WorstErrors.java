package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.oracle.DoubleDouble;
import io.lossmith.oracle.WorstCase;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** The worst error of every kind of result, by one measure, with the bound that it has to keep. */
final class WorstErrors {
  private final String label;
  private final Measure measure;
  private final Map<String, WorstCase> worst = new LinkedHashMap<>();
  private final Map<String, Double> bounds = new LinkedHashMap<>();

  /**
   * Starts with nothing recorded.
   *
   * @param label what is measured, for the printed lines
   */
  WorstErrors(String label, Measure measure) {
    this.label = label;
    this.measure = measure;
  }

  /** What results are compared with. */
  enum Measure {
    ROUNDED_DISTANCES("of the rounded distances") {
      @Override
      RowErrors errors(float[] logits, int offset, int classes) {
        return RowErrors.ofRoundedDistances(logits, offset, classes);
      }
    },
    INPUTS("of the inputs, less their rounding") {
      @Override
      RowErrors errors(float[] logits, int offset, int classes) {
        return RowErrors.ofInputs(logits, offset, classes);
      }
    };

    private final String text;

    Measure(String text) {
      this.text = text;
    }

    abstract RowErrors errors(float[] logits, int offset, int classes);
  }

  /** Records every result of every row. */
  void record(Form form, float[] logits, int[] targets, Outcome outcome, String where) {
    int classes = form.classes();
    int rows = targets.length;
    DoubleDouble sum = DoubleDouble.ZERO;
    double flushed = 0;
    double moved = 0;
    for (int row = 0; row < rows; row++) {
      int at = row * classes;
      int target = targets[row];
      RowErrors errors = measure.errors(logits, at, classes);
      Supplier<String> here = at(where, row);
      if (form.isExample() || form.hasLosses()) {
        record("loss", StatedBounds.ULPS, errors.loss(outcome.loss()[row], target), here);
        record("nll", StatedBounds.ULPS, errors.loss(outcome.nll()[row], target), here);
      }
      sum = sum.add(errors.exactLoss(target));
      flushed += errors.allowedLoss(target);
      moved += errors.movedLoss(target);
      recordClasses(form, errors, outcome, at, target, form.divisor(rows), here);
      record(
          "logSumExp", StatedBounds.LOG_SUM_EXP, errors.logSumExp(outcome.logSumExp()[row]), here);
    }
    if (!form.isExample() && !form.hasLosses()) {
      int divisor = form.divisor(rows);
      DoubleDouble exact = sum.divide(DoubleDouble.of(divisor));
      for (float result : new float[] {outcome.loss()[0], outcome.nll()[0]}) {
        record(
            "reduced loss",
            StatedBounds.ULPS,
            RowErrors.error(result, exact, flushed / divisor, moved / divisor),
            () -> where);
      }
    }
  }

  private void recordClasses(
      Form form,
      RowErrors errors,
      Outcome outcome,
      int at,
      int target,
      int divisor,
      Supplier<String> row) {
    for (int j = 0; j < form.classes(); j++) {
      int entry = j;
      Supplier<String> here = () -> row.get() + ", class " + entry;
      record(
          j == target ? "gradient at the target" : "gradient",
          StatedBounds.ULPS,
          errors.gradient(outcome.gradient()[at + j], target, j, divisor),
          here);
      record("softmax", StatedBounds.ULPS, errors.softmax(outcome.softmax()[at + j], j), here);
      record(
          "logSoftmax",
          StatedBounds.ULPS,
          errors.logSoftmax(outcome.logSoftmax()[at + j], j),
          here);
    }
  }

  /** Records an error of one kind. */
  void record(String kind, double bound, double error, Supplier<String> where) {
    bounds.merge(kind, bound, Math::max);
    worst
        .computeIfAbsent(kind, k -> new WorstCase(k + " " + measure.text + ", " + label))
        .record(error, where);
  }

  /** Whether nothing was recorded. */
  boolean isEmpty() {
    return worst.isEmpty();
  }

  /** Records the worst of every kind with others of the same measure. */
  void addTo(WorstErrors others) {
    worst.forEach(
        (kind, worstCase) ->
            others.record(
                kind,
                Objects.requireNonNull(bounds.get(kind)),
                worstCase.error(),
                worstCase::where));
  }

  /** Prints the worst of every kind and asserts their bounds. */
  void assertWithinBounds() {
    worst.values().forEach(WorstCase::print);
    assertBounds();
  }

  /** Asserts the bound of every kind. */
  void assertBounds() {
    assertThat(worst).as(label).isNotEmpty();
    worst.forEach(
        (kind, worstCase) ->
            assertThat(worstCase.error())
                .as("%s", worstCase)
                .isLessThanOrEqualTo(bounds.get(kind)));
  }

  private static Supplier<String> at(String where, int row) {
    return () -> where + " row " + row;
  }
}

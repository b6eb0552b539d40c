package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Precision;
import io.lossmith.Reduction;
import io.lossmith.oracle.DoubleDouble;
import io.lossmith.oracle.ExactLoss;
import io.lossmith.oracle.ExactSoftmax;
import io.lossmith.oracle.FlushRule;
import io.lossmith.oracle.ReferenceCase;
import io.lossmith.oracle.ReferenceCases;
import io.lossmith.oracle.ScaledError;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every case of {@code exact/} in both precisions, none skipped: its rows through a class without
 * reduction, each result against the oracle of the rounded distances and against the file, whose
 * values were rounded once from 60 digits. In double the logits are the file's floats, widened.
 */
class ExactCasesTest {
  /** A value of the files is half a unit of double off, at most. */
  private static final double FILE_ROUNDING = 0.5;

  @ParameterizedTest
  @EnumSource(Precision.class)
  void everyCase(Precision precision) {
    List<ReferenceCase> cases = ReferenceCases.exact();
    List<OptionSpec> specs =
        cases.stream()
            .map(reference -> OptionSpec.of(reference.classesLast("logits").dimensions()[1]))
            .map(spec -> spec.with("reduction", Reduction.NONE).with("precision", precision))
            .toList();
    OptionLosses losses = OptionLosses.of(specs);
    Map<String, WorstErrors> worst = new TreeMap<>();
    for (int i = 0; i < specs.size(); i++) {
      run(new Case(cases.get(i), specs.get(i)), losses.instance(i), worst);
    }
    worst.values().forEach(WorstErrors::assertWithinBounds);
    System.out.printf("exact/ in %s: %d cases, none skipped%n", precision, cases.size());
    assertThat(cases).hasSize(44);
  }

  private static void run(Case each, Object loss, Map<String, WorstErrors> worst) {
    OptionCalls calls = new OptionCalls(each.spec, loss);
    String precision = each.spec.isDouble() ? "DOUBLE" : "FLOAT";
    WorstErrors ofOracle =
        worst.computeIfAbsent(
            precision + ", exact/",
            name -> new WorstErrors(name, WorstErrors.Measure.ROUNDED_DISTANCES));
    OptionErrors errors = new OptionErrors(each.spec, each.rows, ofOracle, each.toString());
    errors.record(calls);
    errors.recordMore(calls);
    each.recordFile(
        calls,
        worst.computeIfAbsent(
            precision + ", exact/ against the files",
            name -> new WorstErrors(name, WorstErrors.Measure.INPUTS)));
  }

  /** A case with its rows as a spec takes them. */
  private static final class Case {
    private final ReferenceCase reference;
    private final OptionSpec spec;
    private final OptionRows rows;
    private final ExactLoss ofInputs;
    private final ExactLoss ofDistances;
    private final FlushRule rule;

    Case(ReferenceCase reference, OptionSpec spec) {
      this.reference = reference;
      this.spec = spec;
      rows = OptionRows.ofIndices(tensor("logits"), reference.tensor("target").toInts());
      ofInputs = rows.exactOfInputs(spec);
      ofDistances = rows.exactOfRoundedDistances(spec);
      rule = spec.isDouble() ? FlushRule.DOUBLE : FlushRule.FLOAT;
    }

    /** A matrix with a row of classes for each row. */
    private double[][] tensor(String name) {
      double[] values = reference.classesLast(name).toDoubles();
      double[][] matrix = new double[values.length / spec.classes()][];
      Arrays.setAll(
          matrix,
          row -> Arrays.copyOfRange(values, row * spec.classes(), (row + 1) * spec.classes()));
      return matrix;
    }

    /** Allows for what rounding the distances moves the exact values, and for flushing. */
    void recordFile(OptionCalls calls, WorstErrors worst) {
      OptionCalls.Result both = calls.call("lossAndGradient", rows);
      double[] losses = reference.tensor("loss").toDoubles();
      double[][] gradient = tensor("grad");
      double[][] softmax = tensor("softmax");
      double[][] logSoftmax = tensor("logSoftmax");
      double[] probabilities = calls.call("softmax", rows).array("probabilities");
      double[] logProbabilities = calls.call("logSoftmax", rows).array("logProbabilities");
      for (int row = 0; row < rows.rows(); row++) {
        Check ofLoss = new Check(worst, "loss", row, 0);
        double flushed = ofDistances.rowLossFlushed(rule, row);
        ofLoss.record(
            both.losses()[row],
            losses[row],
            moved(ofInputs.rowLoss(row), ofDistances.rowLoss(row)) + flushed);
        ExactSoftmax exact = ofDistances.row(row).softmax().orElseThrow();
        for (int j = 0; j < spec.classes(); j++) {
          int at = spec.at(row, j);
          new Check(worst, "gradient", row, j)
              .record(
                  both.array("gradient")[at],
                  gradient[row][j],
                  moved(ofInputs.gradient(row, j), ofDistances.gradient(row, j))
                      + ofDistances.gradientFlushed(rule, row, j));
          new Check(worst, "softmax", row, j)
              .record(
                  probabilities[at],
                  softmax[row][j],
                  moved(ofInputs.softmax(row, j), ofDistances.softmax(row, j))
                      + exact.flushed(rule, j));
          new Check(worst, "logSoftmax", row, j)
              .record(
                  logProbabilities[at],
                  logSoftmax[row][j],
                  moved(ofInputs.logSoftmax(row, j), ofDistances.logSoftmax(row, j))
                      + exact.flushed(rule));
        }
      }
    }

    private static double moved(DoubleDouble one, DoubleDouble other) {
      return one.isFinite() && other.isFinite() ? one.subtract(other).abs().toDouble() : 0;
    }

    @Override
    public String toString() {
      return reference.name();
    }

    /** A result of a class in a row that is compared with the file. */
    private final class Check {
      private final WorstErrors worst;
      private final String kind;
      private final int row;
      private final int j;

      Check(WorstErrors worst, String kind, int row, int j) {
        this.worst = worst;
        this.kind = kind;
        this.row = row;
        this.j = j;
      }

      void record(double result, double expected, double allowed) {
        DoubleDouble value = DoubleDouble.of(expected);
        double error =
            spec.isDouble()
                ? ScaledError.ofDouble(result, value, value.abs(), allowed)
                : ScaledError.ofFloat((float) result, value, value.abs(), allowed);
        worst.record(
            kind,
            StatedBounds.ofOptions(spec) + FILE_ROUNDING,
            error,
            () -> reference + " row " + row + " class " + j + ": " + result + " not " + expected);
      }
    }
  }
}

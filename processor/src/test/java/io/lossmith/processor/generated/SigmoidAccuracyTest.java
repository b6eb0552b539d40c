package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.oracle.DoubleDouble;
import io.lossmith.oracle.ExactSigmoid;
import io.lossmith.oracle.ScaledError;
import io.lossmith.oracle.WorstCase;
import io.lossmith.processor.testing.Compiled;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Random legal options on random rows, many of them confident, against the exact function: errors
 * in ulps of the magnitude of the terms, which for targets of 0 and 1 is that of the result.
 *
 * <p>The focal exponent multiplies the relative error of the probability that it is applied to, and
 * the sum over classes in double has an error of its own only where the result is a double.
 */
class SigmoidAccuracyTest {
  private static final int SPECS = Exhaustive.choose(150, 1500);
  private static final int SEED = 20_240_601;

  /** The largest focal exponent of the cases. */
  private static final double GAMMA = 5;

  /** What is stated of each kind of loss: of loss, gradient, sigmoid and product. */
  private record Bounds(double loss, double gradient, double sigmoid, double product) {}

  private final WorstCase loss = new WorstCase("loss");
  private final WorstCase gradient = new WorstCase("gradient");
  private final WorstCase sigmoid = new WorstCase("sigmoid");
  private final WorstCase product = new WorstCase("Hessian-vector product");

  @Test
  void inFloat() {
    check(each -> !each.isDouble() && each.options().focalGamma() == 0, new Bounds(3, 2, 2, 3));
  }

  @Test
  void inFloatWithAFocalFactor() {
    check(
        each -> !each.isDouble() && each.options().focalGamma() > 0,
        new Bounds(3 + GAMMA, 3 + GAMMA, 2, 4 + GAMMA));
  }

  @Test
  void inDouble() {
    check(each -> each.isDouble() && each.options().focalGamma() == 0, new Bounds(8, 5, 3, 7));
  }

  @Test
  void inDoubleWithAFocalFactor() {
    check(
        each -> each.isDouble() && each.options().focalGamma() > 0,
        new Bounds(8 + 2 * GAMMA, 5 + 2 * GAMMA, 3, 9 + 2 * GAMMA));
  }

  private void check(Predicate<SigmoidCase> chosen, Bounds bounds) {
    Random random = new Random(SEED);
    List<SigmoidCase> cases =
        IntStream.range(0, SPECS)
            .mapToObj(number -> SigmoidCase.random(number, random))
            .filter(chosen)
            .toList();
    Compiled compiled = SigmoidLoss.compile(cases.stream().map(SigmoidCase::source).toList());
    for (SigmoidCase each : cases) {
      check(each, new SigmoidLoss(compiled.loadClass(each.source().lossName())), random);
    }
    double[] errors = {loss.print(), gradient.print(), sigmoid.print(), product.print()};
    assertThat(errors[0]).as("loss").isLessThanOrEqualTo(bounds.loss);
    assertThat(errors[1]).as("gradient").isLessThanOrEqualTo(bounds.gradient);
    assertThat(errors[2]).as("sigmoid").isLessThanOrEqualTo(bounds.sigmoid);
    assertThat(errors[3]).as("product").isLessThanOrEqualTo(bounds.product);
  }

  private void check(SigmoidCase of, SigmoidLoss generated, Random random) {
    SigmoidRows rows = SigmoidRows.random(of, random);
    ExactSigmoid exact =
        new ExactSigmoid(of.options(), rows.logits(), rows.targets(), rows.weights());
    int classes = of.source().classes();

    List<Object> arguments = rows.inputs(false);
    Object losses = rows.output(of.rows());
    boolean eachRow = !of.isExample() && !of.isReduced();
    if (eachRow) {
      arguments.add(losses);
    }
    Object lossAlone = generated.get("loss", arguments.toArray());
    Object gradients = rows.output(rows.entries());
    arguments.add(gradients);
    Object lossToo = generated.get("lossAndGradient", arguments.toArray());
    assertThat(lossToo).isEqualTo(lossAlone);
    if (eachRow) {
      for (int row = 0; row < of.rows(); row++) {
        record(loss, of, Array.get(losses, row), exact.rowLoss(row), rowScale(exact, of, row), row);
      }
    } else {
      DoubleDouble scale = DoubleDouble.ZERO;
      for (int row = 0; row < of.rows(); row++) {
        scale = scale.add(rowScale(exact, of, row));
      }
      boolean empty = exact.divisor().isZero();
      record(
          loss,
          of,
          lossAlone,
          exact.loss(),
          empty ? scale : scale.divide(exact.divisor().abs()),
          0);
    }

    Object probabilities = rows.output(rows.entries());
    generated.get("sigmoid", arguments.get(0), probabilities);
    List<Object> hessian = new ArrayList<>(rows.inputs(true));
    Object products = rows.output(rows.entries());
    hessian.add(products);
    generated.get("hessianVectorProduct", hessian.toArray());
    for (int n = 0; n < of.rows(); n++) {
      for (int c = 0; c < classes; c++) {
        int i = n * classes + c;
        DoubleDouble p = exact.probability(n, c);
        record(sigmoid, of, Array.get(probabilities, i), p, p, i);
        record(
            gradient,
            of,
            Array.get(gradients, i),
            exact.gradient(n, c),
            exact.gradientScale(n, c),
            i);
        double v = rows.vector()[n][c];
        record(
            product,
            of,
            Array.get(products, i),
            exact.hessianVectorProduct(n, c, v),
            exact.hessianVectorProductScale(n, c, v),
            i);
      }
    }
  }

  private static DoubleDouble rowScale(ExactSigmoid exact, SigmoidCase of, int row) {
    DoubleDouble scale = DoubleDouble.ZERO;
    for (int c = 0; c < of.source().classes(); c++) {
      scale = scale.add(exact.loss(row, c).abs());
    }
    return scale;
  }

  /** What is below the threshold of the exponential may count as 0, times all the weights. */
  private static double flushed(boolean isDouble) {
    return isDouble ? 0x1p-980 : 0x1p-84;
  }

  private static void record(
      WorstCase worst,
      SigmoidCase of,
      Object result,
      DoubleDouble exact,
      DoubleDouble scale,
      int index) {
    double error =
        of.isDouble()
            ? ScaledError.ofDouble((Double) result, exact, scale, flushed(true))
            : ScaledError.ofFloat((Float) result, exact, scale, flushed(false));
    worst.record(error, () -> index + " of " + of);
  }
}

package io.lossmith.kernel;

import io.lossmith.oracle.DoubleDouble;
import io.lossmith.oracle.Ulps;
import io.lossmith.oracle.WorstCase;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * Compares a double function with an oracle of 106 bits over samples of its arguments: the same
 * samples every time. An error is in ulps of the exact value's binade.
 */
final class DoubleSamples {

  private final DoubleUnaryOperator function;
  private final UnaryOperator<DoubleDouble> oracle;
  private final WorstCase worst;
  private final SplittableRandom random = new SplittableRandom(1);

  private double smallest = Double.POSITIVE_INFINITY;
  private double largest = Double.NEGATIVE_INFINITY;

  DoubleSamples(String name, DoubleUnaryOperator function, UnaryOperator<DoubleDouble> oracle) {
    this.function = function;
    this.oracle = oracle;
    this.worst = new WorstCase(name);
  }

  /** Evenly distributed arguments. */
  DoubleSamples random(double from, double to, int count) {
    for (int i = 0; i < count; i++) {
      visit(from + (to - from) * random.nextDouble());
    }
    return this;
  }

  /** Arguments with evenly distributed exponents, from 2^from up to 2^to. */
  DoubleSamples scales(int from, int to, int count) {
    for (int i = 0; i < count; i++) {
      visit(Math.scalb(1 + random.nextDouble(), random.nextInt(from, to)));
    }
    return this;
  }

  /** An argument and its neighbours on both sides, so many in all. */
  DoubleSamples around(double argument, int count) {
    long first = Double.doubleToRawLongBits(argument) - count / 2;
    for (int i = 0; i < count; i++) {
      visit(Double.longBitsToDouble(first + i));
    }
    return this;
  }

  DoubleSamples at(double... arguments) {
    for (double argument : arguments) {
      visit(argument);
    }
    return this;
  }

  private void visit(double x) {
    double value = function.applyAsDouble(x);
    double ulps = Ulps.errorOfDouble(value, oracle.apply(DoubleDouble.of(x)));
    worst.record(ulps, () -> Double.toHexString(x) + " (" + x + ")");
    smallest = Math.min(smallest, value);
    largest = Math.max(largest, value);
  }

  double smallest() {
    return smallest;
  }

  double largest() {
    return largest;
  }

  /** Prints the worst error and returns it. */
  double print() {
    return worst.print();
  }
}

package io.lossmith.processor.generated;

import io.lossmith.oracle.DoubleDouble;
import io.lossmith.oracle.ExactSoftmax;
import io.lossmith.oracle.Ulps;
import org.jspecify.annotations.Nullable;

/**
 * The errors of a row's results, in ulps, to be compared with {@link StatedBounds}.
 *
 * <p>There are two measures. Against the exact function of the rounded distances, only the flushing
 * of exponentials below 2<sup>-102</sup> is allowed for. Against the exact function of the inputs,
 * so is the movement of {@link DistanceRounding}, and the unit is that of the largest result within
 * that movement: what is left is the same error, so that the same bounds hold.
 *
 * <p>Of a row with NaN, with +Infinity or of nothing but -Infinity every result but the log-sum-exp
 * must be NaN, and that the greatest logit, or NaN if there is one.
 */
final class RowErrors {
  private final @Nullable ExactSoftmax exact;
  private final @Nullable ExactSoftmax rounded;
  private final @Nullable DistanceRounding movement;

  /** A class with the greatest logit: its loss is log1p(rest). */
  private int leading;

  /** The greatest logit, or NaN if there is one. */
  private float greatest = Float.NEGATIVE_INFINITY;

  private RowErrors(float[] logits, int offset, int classes, boolean ofInputs) {
    for (int j = 0; j < classes; j++) {
      greatest = Math.max(greatest, logits[offset + j]);
      leading = logits[offset + j] > logits[offset + leading] ? j : leading;
    }
    if (!Float.isFinite(greatest)) {
      exact = null;
      rounded = null;
      movement = null;
      return;
    }
    rounded = ExactSoftmax.ofRoundedDistances(logits, offset, classes);
    exact = ofInputs ? ExactSoftmax.ofLogits(logits, offset, classes) : rounded;
    movement = ofInputs ? new DistanceRounding(logits, offset, classes) : null;
  }

  static RowErrors ofRoundedDistances(float[] logits, int offset, int classes) {
    return new RowErrors(logits, offset, classes, false);
  }

  static RowErrors ofInputs(float[] logits, int offset, int classes) {
    return new RowErrors(logits, offset, classes, true);
  }

  double loss(float result, int target) {
    return error(result, exactLoss(target), allowedLoss(target), movedLoss(target));
  }

  double logSoftmax(float result, int j) {
    return error(result, exactLoss(j).negate(), allowedLoss(j), movedLoss(j));
  }

  double softmax(float result, int j) {
    return exact == null ? ofNaN(result) : softmax(result, exact.softmax(j), j);
  }

  /** Against a value that was computed elsewhere. */
  double softmax(float result, DoubleDouble expected, int j) {
    return error(result, expected, flushed(j), movement == null ? 0 : movement.softmax(j));
  }

  /** Of a gradient that is divided by a number of rows, or by 1. */
  double gradient(float result, int target, int j, int rows) {
    return exact == null
        ? ofNaN(result)
        : gradient(
            result, exact.gradient(target, j).divide(DoubleDouble.of(rows)), 0, target, j, rows);
  }

  /**
   * Against a value that was computed elsewhere, divided already.
   *
   * @param uncertainty how far that value may be off, absolutely
   */
  double gradient(
      float result, DoubleDouble expected, double uncertainty, int target, int j, int rows) {
    double flushed = j == target && rounded != null ? rounded.flushed() : flushed(j);
    double moved = movement == null ? 0 : movement.gradient(target, j);
    return error(result, expected, flushed / rows + uncertainty, moved / rows);
  }

  /** Beyond {@link StatedBounds#ULPS} units of log1p(rest). */
  double logSumExp(float result) {
    if (exact == null || rounded == null) {
      return Float.compare(result, greatest) == 0 ? 0 : Double.POSITIVE_INFINITY;
    }
    double moved = movement == null ? 0 : movement.logOfSum();
    double ofLog = StatedBounds.ULPS * unit(exact.loss(leading).toDouble() + moved);
    return error(result, exact.logSumExp(), rounded.flushed(), ofLog + moved);
  }

  /** The exact loss; NaN of a row whose results are NaN. */
  DoubleDouble exactLoss(int target) {
    return exact == null ? DoubleDouble.of(Double.NaN) : exact.loss(target);
  }

  /** What flushing may change in a loss, absolutely. */
  double allowedLoss(int target) {
    return rounded == null || Double.isInfinite(exactLoss(target).toDouble())
        ? 0
        : rounded.flushed();
  }

  /** What rounding the distances may change in a loss, absolutely. */
  double movedLoss(int target) {
    return movement == null ? 0 : movement.loss(target);
  }

  private double flushed(int j) {
    return rounded == null ? 0 : rounded.flushed(j);
  }

  /** The error of a result beyond what flushing and movement explain. */
  static double error(float result, DoubleDouble exact, double flushed, double moved) {
    double value = Math.abs(exact.toDouble());
    if (Double.isNaN(value)) {
      return ofNaN(result);
    }
    double error = Ulps.error(result, exact, flushed + moved);
    return moved == 0 ? error : error * unit(value) / unit(value + moved);
  }

  static double ofNaN(float result) {
    return Float.isNaN(result) ? 0 : Double.POSITIVE_INFINITY;
  }

  private static double unit(double value) {
    return Math.scalb(1.0, Math.max(Math.getExponent(value), Float.MIN_EXPONENT) - 23);
  }
}

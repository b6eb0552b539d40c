package io.lossmith.demo.explain;

import io.lossmith.BatchLoss;
import io.lossmith.RowLosses;

/**
 * The steps from logits to a loss, each done by the generated class of a classifier: one class for
 * the losses of the rows, one for their mean. Written once, against the interfaces that generated
 * classes implement.
 */
final class Steps {
  private final RowLosses rowLosses;
  private final BatchLoss meanLoss;
  private final float[] logits;
  private final int[] targets;

  private Steps(RowLosses rowLosses, BatchLoss meanLoss, float[] logits, int... targets) {
    this.rowLosses = rowLosses;
    this.meanLoss = meanLoss;
    this.logits = logits;
    this.targets = targets;
  }

  static Steps ofThreeClasses(float[] logits, int... targets) {
    return new Steps(new ThreeClassRowLosses(), new ThreeClassLoss(), logits, targets);
  }

  static Steps ofFiveClasses(float[] logits, int... targets) {
    return new Steps(new FiveClassRowLosses(), new FiveClassLoss(), logits, targets);
  }

  static Steps ofTenClasses(float[] logits, int... targets) {
    return new Steps(new TenClassRowLosses(), new TenClassLoss(), logits, targets);
  }

  float[] softmax() {
    float[] probabilities = new float[logits.length];
    rowLosses.softmax(logits, probabilities);
    return probabilities;
  }

  float[] logSoftmax() {
    float[] logProbabilities = new float[logits.length];
    rowLosses.logSoftmax(logits, logProbabilities);
    return logProbabilities;
  }

  float[] logSumExp() {
    float[] logSumExps = new float[targets.length];
    rowLosses.logSumExp(logits, logSumExps);
    return logSumExps;
  }

  /** The values at the targets, of one value a class and row. */
  float[] pick(float[] values) {
    float[] picked = new float[targets.length];
    for (int row = 0; row < targets.length; row++) {
      picked[row] = values[row * rowLosses.classes() + targets[row]];
    }
    return picked;
  }

  /** The NLL of each row, from log-probabilities. */
  float[] nll() {
    return nll(logSoftmax());
  }

  /** The NLL of each row, from log-probabilities of the caller's. */
  float[] nll(float[] logProbabilities) {
    float[] losses = new float[targets.length];
    rowLosses.nll(logProbabilities, targets, losses);
    return losses;
  }

  /** The mean of the rows' NLL, from log-probabilities. */
  float meanNll() {
    return meanLoss.nll(logSoftmax(), targets);
  }

  /** The loss of each row, from logits in one step. */
  float[] crossEntropy() {
    float[] losses = new float[targets.length];
    rowLosses.loss(logits, targets, losses);
    return losses;
  }

  /** The mean loss, from logits in one step. */
  float meanCrossEntropy() {
    return meanLoss.loss(logits, targets);
  }
}

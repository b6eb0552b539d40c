package io.lossmith.benchmark.tribuo;

import com.oracle.labs.mlrg.olcut.util.Pair;
import io.lossmith.benchmark.contender.BatchData;
import io.lossmith.benchmark.contender.Call;
import io.lossmith.benchmark.contender.Method;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.la.DenseVector;
import org.tribuo.math.la.SGDVector;
import org.tribuo.math.util.ExpNormalizer;

/**
 * A vector a row, made beforehand. Tribuo computes in place, so each call first copies the logits
 * into the vector that it hands over, as a model would write its predictions there.
 */
final class TribuoCall implements Call {
  private final Method method;
  private final DenseVector[] logits;
  private final DenseVector[] results;
  private final Integer[] targets;
  private final LogMulticlass objective = new LogMulticlass();
  private final ExpNormalizer normalizer = new ExpNormalizer();

  TribuoCall(Method method, BatchData data) {
    this.method = method;
    int rows = data.rows();
    logits = new DenseVector[rows];
    results = new DenseVector[rows];
    targets = new Integer[rows];
    double[] values = new double[data.classes()];
    for (int row = 0; row < rows; row++) {
      for (int j = 0; j < values.length; j++) {
        values[j] = data.logits()[row * values.length + j];
      }
      logits[row] = DenseVector.createDenseVector(values);
      results[row] = DenseVector.createDenseVector(values);
      targets[row] = data.targets()[row];
    }
  }

  @Override
  public float run() {
    return method == Method.SOFTMAX ? softmax() : lossAndGradient();
  }

  private float lossAndGradient() {
    double logLikelihood = 0;
    for (int row = 0; row < logits.length; row++) {
      results[row].setElements(logits[row]);
      Pair<Double, SGDVector> rowResult = objective.lossAndGradient(targets[row], results[row]);
      logLikelihood += rowResult.getA();
    }
    return (float) (-logLikelihood / logits.length);
  }

  private float softmax() {
    for (int row = 0; row < logits.length; row++) {
      results[row].setElements(logits[row]);
      results[row].normalize(normalizer);
    }
    return 0;
  }

  /** Its gradient is that of the log-likelihood, a row: the opposite, and not yet the mean's. */
  @Override
  public float[] values() {
    double scale = method == Method.SOFTMAX ? 1 : -1.0 / logits.length;
    int classes = logits[0].size();
    float[] values = new float[logits.length * classes];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (scale * results[i / classes].get(i % classes));
    }
    return values;
  }
}

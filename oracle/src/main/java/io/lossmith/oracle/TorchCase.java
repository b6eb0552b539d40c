package io.lossmith.oracle;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A case of {@link ReferenceCases#torch()}, read: options, logits and targets on the one side, what
 * PyTorch and 60 digits say on the other. Rows are classes last, in the order of the targets,
 * whatever the layout of the file.
 *
 * <p>Smoothing is the double that the case states. The loss is that without the upstream gradient,
 * the gradient is the one times it: {@link #upstream()} is one number a row with NONE, which {@link
 * #targetsWithUpstream()} has as sample weights; otherwise it is one number in all.
 *
 * <p>Immutable.
 */
public final class TorchCase {
  private final ReferenceCase reference;

  private TorchCase(ReferenceCase reference) {
    this.reference = reference;
  }

  /** Returns all 167 cases. */
  public static List<TorchCase> all() {
    return ReferenceCases.torch().stream().map(TorchCase::new).toList();
  }

  /** Returns the case as the file has it. */
  public ReferenceCase reference() {
    return reference;
  }

  /** Returns the options of the case. */
  public LossOptions options() {
    LossOptions options =
        LossOptions.of(classes())
            .withReduction(
                LossOptions.Reduction.valueOf(
                    reference.header("reduction").toUpperCase(Locale.ROOT)))
            .withLabelSmoothing(Double.parseDouble(reference.header("labelSmoothing")));
    if (hasProbabilities()) {
      options = options.withTarget(LossOptions.Target.PROBABILITIES);
    }
    if (reference.hasTensor("weights")) {
      options = options.withClassWeights(reference.tensor("weights").toDoubles());
    }
    return reference.headerIs("ignoreIndex", "none")
        ? options
        : options.withIgnoreIndex(Integer.parseInt(reference.header("ignoreIndex")));
  }

  /** Returns the logits, one row each. */
  public double[][] logits() {
    return rows("logits");
  }

  /** Returns whether the logits are floats. */
  public boolean hasFloatLogits() {
    return reference.tensor("logits").type() == ReferenceType.FLOAT32;
  }

  /** Returns the batch shape: the dimensions of the logits without the class axis. */
  public int[] batchShape() {
    int[] dimensions = reference.tensor("logits").dimensions();
    int[] shape = new int[dimensions.length - 1];
    for (int axis = 0; axis < shape.length; axis++) {
      shape[axis] = dimensions[axis < reference.classAxis() ? axis : axis + 1];
    }
    return shape;
  }

  /** Returns the targets, every sample weight 1. */
  public LossTargets targets() {
    return hasProbabilities()
        ? LossTargets.ofProbabilities(rows("target"))
        : LossTargets.ofIndices(reference.tensor("target").toInts());
  }

  /** Returns the upstream gradient: one number a row with NONE, otherwise one. */
  public double[] upstream() {
    return reference.tensor("gradOutput").toDoubles();
  }

  /** Returns the targets, with {@link #upstream} as sample weights if it has one a row. */
  public LossTargets targetsWithUpstream() {
    return hasNoReduction() ? targets().withSampleWeights(upstream()) : targets();
  }

  /** Returns what the gradient of the reduced loss is to be multiplied by: 1 with NONE. */
  public double upstreamScalar() {
    return hasNoReduction() ? 1 : upstream()[0];
  }

  /** Returns whether the loss is one number a row. */
  public boolean hasNoReduction() {
    return reference.headerIs("reduction", "none");
  }

  /** Returns whether 60 digits say what the loss is: not where a row has no softmax. */
  public boolean hasExactLoss() {
    return reference.hasTensor("lossExact");
  }

  /** Returns the loss by 60 digits, rounded to double: one number a row with NONE. */
  public double[] exactLoss() {
    return reference.tensor("lossExact").toDoubles();
  }

  /** Returns PyTorch's loss in double: good to 1e-16 absolutely, and NaN for 0 times infinity. */
  public double[] torchLoss() {
    return reference.tensor("loss").toDoubles();
  }

  /** Returns PyTorch's gradient in double, times {@link #upstream}. */
  public double[][] torchGradient() {
    return rows("grad");
  }

  /** Returns whether the targets are distributions. */
  public boolean hasProbabilities() {
    return reference.headerIs("targetKind", "prob");
  }

  private int classes() {
    return reference.tensor("logits").dimensions()[reference.classAxis()];
  }

  private double[][] rows(String tensor) {
    double[] values = reference.classesLast(tensor).toDoubles();
    double[][] rows = new double[values.length / classes()][];
    for (int n = 0; n < rows.length; n++) {
      rows[n] = Arrays.copyOfRange(values, n * classes(), (n + 1) * classes());
    }
    return rows;
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return reference.name();
  }
}

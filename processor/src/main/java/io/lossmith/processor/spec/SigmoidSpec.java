package io.lossmith.processor.spec;

import io.lossmith.Precision;
import io.lossmith.Reduction;
import java.util.List;

/**
 * What one generated class of sigmoid cross-entropy is to be. A spec is valid by the time it
 * exists; nothing in it knows of the compiler.
 *
 * @param packageName the package of the generated class; empty for the unnamed package
 * @param annotatedType the canonical name of the type that asked for the class
 * @param className the simple name of the generated class
 * @param isPublic whether the generated class is public; it is package-private otherwise
 * @param classes the number of classes, 1 or more
 * @param batch the shape of a batch
 * @param reduction what the rows' losses become
 * @param row what the loss of one row is made of; has no z-loss
 * @param positiveWeights a factor a class for where it is there, or none at all
 * @param precision what is computed in; numbers are already rounded to it
 */
public record SigmoidSpec(
    String packageName,
    String annotatedType,
    String className,
    boolean isPublic,
    int classes,
    BatchShape batch,
    Reduction reduction,
    RowOptions row,
    List<Double> positiveWeights,
    Precision precision)
    implements ClassSpec {

  /** Holds a copy of the weights. */
  public SigmoidSpec {
    positiveWeights = List.copyOf(positiveWeights);
  }

  /** Whether classes have weights for where they are there. */
  public boolean hasPositiveWeights() {
    return !positiveWeights.isEmpty();
  }

  /** Whether everything is double. */
  public boolean isDouble() {
    return precision == Precision.DOUBLE;
  }
}

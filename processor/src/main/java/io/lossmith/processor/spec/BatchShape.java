package io.lossmith.processor.spec;

import io.lossmith.SoftmaxCrossEntropy;
import java.util.List;

/**
 * The shape of a batch, without the class axis: no dimension for one example, else the dimensions
 * from the outermost in. The first may be {@link #ANY}; every other is 1 or more.
 */
public record BatchShape(List<Integer> dimensions) {

  /** A first dimension that is known only at run time. */
  public static final int ANY = SoftmaxCrossEntropy.ANY;

  /**
   * Holds a copy of the dimensions.
   *
   * @throws IllegalArgumentException if a dimension is neither 1 or more nor a leading {@link #ANY}
   */
  public BatchShape {
    dimensions = List.copyOf(dimensions);
    for (int axis = 0; axis < dimensions.size(); axis++) {
      int dimension = dimensions.get(axis);
      if (dimension < 1 && !(axis == 0 && dimension == ANY)) {
        throw new IllegalArgumentException(
            "dimension " + axis + " is " + dimension + "; expected 1 or more, or a leading ANY");
      }
    }
  }

  /** Whether a call takes one example and not a batch. */
  public boolean isExample() {
    return dimensions.isEmpty();
  }

  /** Whether the number of rows is known only at run time. */
  public boolean isDynamic() {
    return !isExample() && dimensions.get(0) == ANY;
  }

  /**
   * The product of the dimensions that are fixed: the rows of a batch, 1 for one example, and for a
   * dynamic shape the rows of each entry of the first dimension.
   *
   * @throws ArithmeticException if the product is no int
   */
  public int fixedRows() {
    int rows = 1;
    for (int dimension : dimensions.subList(isDynamic() ? 1 : 0, dimensions.size())) {
      rows = Math.multiplyExact(rows, dimension);
    }
    return rows;
  }
}

package io.lossmith.oracle;

import java.util.Arrays;

/**
 * A named array of a {@link ReferenceCase}: row-major values of one type, with their dimensions; no
 * dimension is a scalar, and a dimension of 0 leaves no values.
 *
 * <p>Immutable: every array that goes in or out is copied.
 */
public final class ReferenceTensor {
  private final String name;
  private final ReferenceType type;
  private final int[] dimensions;
  private final double[] values;

  ReferenceTensor(String name, ReferenceType type, int[] dimensions, double[] values) {
    this.name = name;
    this.type = type;
    this.dimensions = dimensions.clone();
    this.values = values.clone();
  }

  /** Returns the name, such as {@code logits}. */
  public String name() {
    return name;
  }

  /** Returns the element type. */
  public ReferenceType type() {
    return type;
  }

  /** Returns the dimensions, outermost first; none for a scalar. */
  public int[] dimensions() {
    return dimensions.clone();
  }

  /** Returns the number of values. */
  public int size() {
    return values.length;
  }

  /**
   * Returns the values of a float32 tensor.
   *
   * @throws IllegalStateException if it has another type
   */
  public float[] toFloats() {
    require(type == ReferenceType.FLOAT32, "float32");
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  /**
   * Returns the values of a float64 tensor, or those of a float32 tensor widened.
   *
   * @throws IllegalStateException if it holds integers
   */
  public double[] toDoubles() {
    require(type != ReferenceType.INT64, "float32 or float64");
    return values.clone();
  }

  /**
   * Returns the values of an int64 tensor.
   *
   * @throws IllegalStateException if it has another type
   * @throws ArithmeticException if a value is no int
   */
  public int[] toInts() {
    require(type == ReferenceType.INT64, "int64");
    return Arrays.stream(values).mapToInt(value -> Math.toIntExact((long) value)).toArray();
  }

  /**
   * Returns the only value of a tensor without dimensions.
   *
   * @throws IllegalStateException if it has dimensions
   */
  public double scalar() {
    require(dimensions.length == 0, "a scalar");
    return values[0];
  }

  /**
   * Returns the same values as a matrix of rows and classes, classes last.
   *
   * @param classAxis the axis that runs over the classes here: 0 or 1
   * @throws IllegalStateException if there is no such axis
   */
  ReferenceTensor classesLast(int classAxis) {
    require(classAxis < dimensions.length, "a tensor with an axis " + classAxis);
    int classes = dimensions[classAxis];
    int outer = product(0, classAxis);
    int inner = product(classAxis + 1, dimensions.length);
    double[] moved = new double[values.length];
    for (int i = 0; i < outer; i++) {
      for (int c = 0; c < classes; c++) {
        for (int k = 0; k < inner; k++) {
          moved[(i * inner + k) * classes + c] = values[(i * classes + c) * inner + k];
        }
      }
    }
    return new ReferenceTensor(name, type, new int[] {outer * inner, classes}, moved);
  }

  private int product(int from, int to) {
    int product = 1;
    for (int axis = from; axis < to; axis++) {
      product *= dimensions[axis];
    }
    return product;
  }

  private void require(boolean condition, String expected) {
    if (!condition) {
      throw new IllegalStateException("tensor " + this + " is not " + expected);
    }
  }

  /** Returns name, type and dimensions as written in the files: {@code logits float32 4 3}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(name).append(' ').append(type.text());
    for (int dimension : dimensions) {
      text.append(' ').append(dimension);
    }
    return text.toString();
  }
}

package io.lossmith.demo.model;

import io.lossmith.demo.data.LabelledImages;
import org.ejml.data.FMatrixRMaj;

/**
 * The examples of one step, gathered from wherever they lie: pixels as the rows of a matrix, and
 * targets. Reused from step to step; the last batch of an epoch may hold fewer rows.
 */
public final class Minibatch {
  private final LabelledImages images;
  private final FMatrixRMaj inputs;
  private final int[] targets;

  /**
   * Creates an empty batch.
   *
   * @param images where examples come from
   * @param capacity the largest number of rows
   */
  public Minibatch(LabelledImages images, int capacity) {
    this.images = images;
    inputs = new FMatrixRMaj(capacity, images.pixelsPerImage());
    targets = new int[capacity];
    inputs.reshape(0, inputs.numCols);
  }

  /**
   * Gathers neighbouring examples.
   *
   * @param from the first image
   * @param to the image after the last
   */
  public void gather(int from, int to) {
    inputs.reshape(to - from, inputs.numCols);
    for (int row = 0; row < to - from; row++) {
      put(row, from + row);
    }
  }

  /**
   * Gathers examples in an order of their own.
   *
   * @param order indices of images
   * @param from the first index that is taken from order
   * @param to the index after the last
   */
  public void gather(int[] order, int from, int to) {
    inputs.reshape(to - from, inputs.numCols);
    for (int row = 0; row < to - from; row++) {
      put(row, order[from + row]);
    }
  }

  private void put(int row, int image) {
    images.copyPixels(image, inputs.data, row * inputs.numCols);
    targets[row] = images.label(image);
  }

  /**
   * The number of examples gathered.
   *
   * @return the number of rows
   */
  public int rows() {
    return inputs.numRows;
  }

  /**
   * The pixels, one image a row.
   *
   * @return rows by pixels
   */
  public FMatrixRMaj inputs() {
    return inputs;
  }

  /**
   * The targets; those from {@link #rows} on belong to an earlier batch.
   *
   * @return an array of the batch's capacity
   */
  public int[] targets() {
    return targets;
  }
}

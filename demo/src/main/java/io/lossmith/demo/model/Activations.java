package io.lossmith.demo.model;

import org.ejml.data.FMatrixRMaj;

/** What a model computes for a batch on its way to the logits; reused from batch to batch. */
public final class Activations {
  private final FMatrixRMaj hidden;
  private final FMatrixRMaj logits;

  /**
   * Creates room for a batch.
   *
   * @param capacity the largest number of rows
   * @param hidden the number of hidden units
   * @param classes the number of logits
   */
  public Activations(int capacity, int hidden, int classes) {
    this.hidden = new FMatrixRMaj(capacity, hidden);
    this.logits = new FMatrixRMaj(capacity, classes);
  }

  void reshape(int rows) {
    hidden.reshape(rows, hidden.numCols);
    logits.reshape(rows, logits.numCols);
  }

  /**
   * The hidden units after the ReLU.
   *
   * @return rows by hidden units
   */
  FMatrixRMaj hidden() {
    return hidden;
  }

  /**
   * The logits, row-major, classes last: what a generated loss takes.
   *
   * @return an array of the batch's capacity times the classes
   */
  public float[] logits() {
    return logits.data;
  }

  FMatrixRMaj logitsMatrix() {
    return logits;
  }
}

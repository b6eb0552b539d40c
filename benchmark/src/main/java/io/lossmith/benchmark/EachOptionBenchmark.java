package io.lossmith.benchmark;

/** What benchmarks of an option at a time are given: the data in double, too, and row weights. */
public abstract class EachOptionBenchmark extends TimedBenchmark {
  protected static final int ROWS = 64;

  /** [rows] values. */
  protected final float[] rowWeights = new float[ROWS];

  /** The logits. */
  protected double[] doubles = {};

  /** Room for [rows][classes] values. */
  protected double[] doubleOutput = {};

  /** Makes the same data for every option. */
  protected final void makeData(int classes) {
    makeData(ROWS, classes);
    for (int row = 0; row < ROWS; row++) {
      rowWeights[row] = 1 + row % 3;
    }
    doubles = new double[logits.length];
    for (int i = 0; i < logits.length; i++) {
      doubles[i] = logits[i];
    }
    doubleOutput = new double[logits.length];
  }
}

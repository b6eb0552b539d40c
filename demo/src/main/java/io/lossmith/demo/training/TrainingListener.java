package io.lossmith.demo.training;

/** Is told how a training goes. */
public interface TrainingListener {

  /**
   * The first batch has been seen, and nothing learned yet.
   *
   * @param loss its mean loss
   */
  void firstBatch(float loss);

  /**
   * A step is done.
   *
   * @param epoch the epoch, from 1
   * @param examples the number of examples of the epoch seen so far
   */
  void step(int epoch, int examples);

  /**
   * An epoch is done.
   *
   * @param result what it came to
   */
  void epoch(EpochResult result);
}

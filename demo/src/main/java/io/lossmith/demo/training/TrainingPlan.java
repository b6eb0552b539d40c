package io.lossmith.demo.training;

/**
 * How a model is trained.
 *
 * @param epochs how often each example is seen
 * @param batchSize the number of examples of a step
 * @param learningRate the rate of the first step; it falls to zero with the last
 * @param seed what the weights and the order of the examples are drawn from
 */
public record TrainingPlan(int epochs, int batchSize, double learningRate, long seed) {

  /**
   * The learning rate of a step: half a period of the cosine, high for long and gentle at the end.
   *
   * @param step the step, from 0
   * @param steps the number of steps in all
   * @return the rate
   */
  double learningRate(long step, long steps) {
    // StrictMath gives the same bits everywhere; Math.cos need not.
    return learningRate * 0.5 * (1 + StrictMath.cos(StrictMath.PI * step / steps));
  }
}

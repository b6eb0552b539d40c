package io.lossmith.demo.service;

/**
 * How a service learns and predicts.
 *
 * @param rate the learning rate
 * @param stepsPerSnapshot how many steps from one snapshot of the model to the next
 * @param lanes how many predictions can run at once
 * @param imagesPerRequest the largest number of images of a prediction
 */
public record ServiceOptions(float rate, int stepsPerSnapshot, int lanes, int imagesPerRequest) {

  private static final int STEPS_PER_SNAPSHOT = 1000;
  private static final int LANES_PER_PROCESSOR = 2;
  private static final int IMAGES_PER_REQUEST = 64;

  /**
   * Options that suit this machine.
   *
   * @param rate the learning rate
   * @return the options
   */
  public static ServiceOptions of(float rate) {
    return new ServiceOptions(
        rate,
        STEPS_PER_SNAPSHOT,
        LANES_PER_PROCESSOR * Runtime.getRuntime().availableProcessors(),
        IMAGES_PER_REQUEST);
  }

  /**
   * The same but for the snapshots.
   *
   * @param steps how many steps from one snapshot to the next
   * @return the options
   */
  public ServiceOptions withStepsPerSnapshot(int steps) {
    return new ServiceOptions(rate, steps, lanes, imagesPerRequest);
  }
}

package io.lossmith.demo.service.store;

/**
 * One learned step, as it is given to the log and as it comes back.
 *
 * <p>Its pixels are an array that is used again: whoever keeps them copies them.
 */
public final class StepRecord {
  private final float[] pixels;
  private long step;
  private float rate;
  private int label;

  /**
   * Creates room for a step.
   *
   * @param pixels the length of an image
   */
  public StepRecord(int pixels) {
    this.pixels = new float[pixels];
  }

  /**
   * The image.
   *
   * @return [pixels] values; the array itself
   */
  public float[] pixels() {
    return pixels;
  }

  /**
   * The number of the step.
   *
   * @return 1 or more
   */
  public long step() {
    return step;
  }

  /**
   * The learning rate of the step.
   *
   * @return the rate
   */
  public float rate() {
    return rate;
  }

  /**
   * The label of the image.
   *
   * @return its class
   */
  public int label() {
    return label;
  }

  /**
   * Sets all but the image.
   *
   * @param newStep the number of the step
   * @param newRate its learning rate
   * @param newLabel the label of the image
   */
  public void set(long newStep, float newRate, int newLabel) {
    step = newStep;
    rate = newRate;
    label = newLabel;
  }
}

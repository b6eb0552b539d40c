package io.lossmith.demo.training;

/** A part of a training step, in the order of their turns. */
public enum StepPart {
  /** Copying the examples' pixels into a matrix. */
  GATHER("gather"),
  /** From pixels to logits. */
  FORWARD("forward"),
  /** Comparing the largest logits with the targets; nothing is learned from it. */
  COUNT("count correct"),
  /** The generated class: mean loss and its gradient. */
  LOSS("loss, gradient"),
  /** From the logits' gradient to that of every parameter. */
  BACKWARD("backward"),
  /** The optimizer. */
  UPDATE("update");

  private final String words;

  StepPart(String words) {
    this.words = words;
  }

  /**
   * What is done, for people.
   *
   * @return a few words
   */
  public String words() {
    return words;
  }
}

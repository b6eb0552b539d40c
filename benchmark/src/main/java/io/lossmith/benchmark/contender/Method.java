package io.lossmith.benchmark.contender;

import java.util.Arrays;

/** What is timed: the methods that a generated class and at least one peer both have. */
public enum Method {
  LOSS("loss"),
  LOSS_AND_GRADIENT("lossAndGradient"),
  SOFTMAX("softmax"),
  LOG_SOFTMAX("logSoftmax");

  private final String word;

  Method(String word) {
    this.word = word;
  }

  /** The method of that name in a generated class. */
  public static Method of(String word) {
    for (Method method : values()) {
      if (method.word.equals(word)) {
        return method;
      }
    }
    throw new IllegalArgumentException(
        "no method \"" + word + "\" is measured; these are: " + Arrays.toString(values()));
  }

  /** Whether a call returns a loss. */
  public boolean givesLoss() {
    return this == LOSS || this == LOSS_AND_GRADIENT;
  }

  /** Whether a call fills an array of the logits' shape. */
  public boolean givesValues() {
    return this != LOSS;
  }

  /** The method's name in a generated class. */
  @Override
  public String toString() {
    return word;
  }
}

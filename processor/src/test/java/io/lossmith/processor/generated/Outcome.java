package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All that the methods of a generated class make of some rows.
 *
 * @param loss one loss a row, or the reduced one alone
 * @param lossWithGradient the same, from the method that also gives the gradient
 * @param nll the same, from the log-softmax
 * @param gradient a row of classes for each row
 * @param softmax a row of classes for each row
 * @param logSoftmax a row of classes for each row
 * @param logSumExp one value a row
 * @param argmax one class a row
 * @param correct the number of rows that are right
 */
record Outcome(
    float[] loss,
    float[] lossWithGradient,
    float[] nll,
    float[] gradient,
    float[] softmax,
    float[] logSoftmax,
    float[] logSumExp,
    int[] argmax,
    int correct) {

  /** Asserts the same bits of everything; NaN is one value. */
  void assertSameBits(Outcome other) {
    assertSameLosses(other);
    assertSameRows(other);
    assertThat(bits(gradient)).as("gradient").isEqualTo(bits(other.gradient));
  }

  /** Asserts the same bits of every loss. */
  void assertSameLosses(Outcome other) {
    assertThat(bits(loss)).as("loss").isEqualTo(bits(other.loss));
    assertThat(bits(lossWithGradient))
        .as("loss of lossAndGradient")
        .isEqualTo(bits(other.lossWithGradient));
    assertThat(bits(nll)).as("nll").isEqualTo(bits(other.nll));
  }

  /** Asserts the same bits of everything that no reduction touches. */
  void assertSameRows(Outcome other) {
    assertThat(bits(softmax)).as("softmax").isEqualTo(bits(other.softmax));
    assertThat(bits(logSoftmax)).as("logSoftmax").isEqualTo(bits(other.logSoftmax));
    assertThat(bits(logSumExp)).as("logSumExp").isEqualTo(bits(other.logSumExp));
    assertThat(argmax).as("argmax").isEqualTo(other.argmax);
    assertThat(correct).as("correct").isEqualTo(other.correct);
  }

  /** Bits of floats with one NaN. */
  static int[] bits(float... values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToIntBits(values[i]);
    }
    return bits;
  }
}

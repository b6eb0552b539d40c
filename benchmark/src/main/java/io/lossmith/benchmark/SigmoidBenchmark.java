package io.lossmith.benchmark;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/**
 * Loss and gradient of sigmoid cross-entropy: 64 rows, binary and of 20 classes, an option at a
 * time, and the loop that one writes by hand.
 */
public class SigmoidBenchmark extends EachOptionBenchmark {
  private static final int CLASSES = 20;

  private final SigmoidSpecs_BinaryLoss binary = new SigmoidSpecs_BinaryLoss();
  private final SigmoidSpecs_PlainLoss plain = new SigmoidSpecs_PlainLoss();
  private final SigmoidSpecs_PositiveWeightsLoss positiveWeights =
      new SigmoidSpecs_PositiveWeightsLoss();
  private final SigmoidSpecs_IgnoreIndexLoss ignoreIndex = new SigmoidSpecs_IgnoreIndexLoss();
  private final SigmoidSpecs_LabelSmoothingLoss labelSmoothing =
      new SigmoidSpecs_LabelSmoothingLoss();
  private final SigmoidSpecs_SampleWeightsLoss sampleWeights = new SigmoidSpecs_SampleWeightsLoss();
  private final SigmoidSpecs_FocalGammaLoss focalGamma = new SigmoidSpecs_FocalGammaLoss();
  private final SigmoidSpecs_ProbabilitiesLoss probabilities = new SigmoidSpecs_ProbabilitiesLoss();
  private final SigmoidSpecs_DoublePrecisionLoss doublePrecision =
      new SigmoidSpecs_DoublePrecisionLoss();

  private final float[] oneLogit = new float[ROWS];
  private final int[] oneTarget = new int[ROWS];
  private final float[] oneOutput = new float[ROWS];
  private final int[] there = new int[ROWS * CLASSES];
  private final float[] likely = new float[ROWS * CLASSES];

  @Setup
  public void prepare() {
    makeData(CLASSES);
    for (int row = 0; row < ROWS; row++) {
      oneLogit[row] = logits[row * CLASSES];
      oneTarget[row] = targets[row] & 1;
      for (int c = 0; c < CLASSES; c++) {
        int i = row * CLASSES + c;
        there[i] = (targets[row] + c) % 3 == 0 ? 1 : 0;
        likely[i] = there[i];
      }
    }
    requireAgreement("double precision", (float) doublePrecision(), plain());
    requireAgreement("a probability that is 0 or 1", probabilities(), plain());
    requireAgreement("the textbook loop", textbook(), plain());
  }

  @Benchmark
  public float binary() {
    return binary.lossAndGradient(oneLogit, oneTarget, oneOutput);
  }

  @Benchmark
  public float plain() {
    return plain.lossAndGradient(logits, there, output);
  }

  /** What the formula says, with the methods of {@link Math}. */
  @Benchmark
  public float textbook() {
    return PlainSigmoid.lossAndGradient(logits, there, output);
  }

  @Benchmark
  public float positiveWeights() {
    return positiveWeights.lossAndGradient(logits, there, output);
  }

  @Benchmark
  public float ignoreIndex() {
    return ignoreIndex.lossAndGradient(logits, there, output);
  }

  @Benchmark
  public float labelSmoothing() {
    return labelSmoothing.lossAndGradient(logits, there, output);
  }

  @Benchmark
  public float sampleWeights() {
    return sampleWeights.lossAndGradient(logits, there, rowWeights, output);
  }

  @Benchmark
  public float focalGamma() {
    return focalGamma.lossAndGradient(logits, there, output);
  }

  @Benchmark
  public float probabilities() {
    return probabilities.lossAndGradient(logits, likely, output);
  }

  @Benchmark
  public double doublePrecision() {
    return doublePrecision.lossAndGradient(doubles, there, doubleOutput);
  }
}

package io.lossmith.benchmark;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** What each option costs: loss and gradient of 64 rows of 10 classes, an option at a time. */
public class OptionsBenchmark extends EachOptionBenchmark {
  private static final int CLASSES = 10;

  private final OptionSpecs_PlainLoss plain = new OptionSpecs_PlainLoss();
  private final OptionSpecs_StatedButUnusedLoss statedButUnused =
      new OptionSpecs_StatedButUnusedLoss();
  private final OptionSpecs_ClassWeightsLoss classWeights = new OptionSpecs_ClassWeightsLoss();
  private final OptionSpecs_IgnoreIndexLoss ignoreIndex = new OptionSpecs_IgnoreIndexLoss();
  private final OptionSpecs_LabelSmoothingLoss labelSmoothing =
      new OptionSpecs_LabelSmoothingLoss();
  private final OptionSpecs_SampleWeightsLoss sampleWeights = new OptionSpecs_SampleWeightsLoss();
  private final OptionSpecs_WeightsIgnoreSmoothingSamplesLoss weightsIgnoreSmoothingSamples =
      new OptionSpecs_WeightsIgnoreSmoothingSamplesLoss();
  private final OptionSpecs_ZLossLoss zLoss = new OptionSpecs_ZLossLoss();
  private final OptionSpecs_FocalGammaLoss focalGamma = new OptionSpecs_FocalGammaLoss();
  private final OptionSpecs_TemperatureLoss temperature = new OptionSpecs_TemperatureLoss();
  private final OptionSpecs_LogitSoftcapLoss logitSoftcap = new OptionSpecs_LogitSoftcapLoss();
  private final OptionSpecs_MaskedClassesLoss maskedClasses = new OptionSpecs_MaskedClassesLoss();
  private final OptionSpecs_ProbabilitiesLoss probabilities = new OptionSpecs_ProbabilitiesLoss();
  private final OptionSpecs_ClassesFirstLoss classesFirst = new OptionSpecs_ClassesFirstLoss();
  private final OptionSpecs_Bfloat16Loss bfloat16 = new OptionSpecs_Bfloat16Loss();

  private final float[] distributions = new float[ROWS * CLASSES];
  private final short[] halves = new short[ROWS * CLASSES];
  private final short[] halfOutput = new short[ROWS * CLASSES];

  @Setup
  public void prepare() {
    makeData(CLASSES);
    for (int row = 0; row < ROWS; row++) {
      distributions[row * CLASSES + targets[row]] = 1;
    }
    for (int i = 0; i < logits.length; i++) {
      // The upper half of a float's bits is the bfloat16 next to it towards zero.
      halves[i] = (short) (Float.floatToRawIntBits(logits[i]) >> Short.SIZE);
    }
    requireAgreement("the spec of unused options", statedButUnused(), plain());
    requireAgreement("a distribution that is one class", probabilities(), plain());
  }

  @Benchmark
  public float plain() {
    return plain.lossAndGradient(logits, targets, output);
  }

  @Benchmark
  public float statedButUnused() {
    return statedButUnused.lossAndGradient(logits, targets, output);
  }

  @Benchmark
  public float classWeights() {
    return classWeights.lossAndGradient(logits, targets, output);
  }

  @Benchmark
  public float ignoreIndex() {
    return ignoreIndex.lossAndGradient(logits, targets, output);
  }

  @Benchmark
  public float labelSmoothing() {
    return labelSmoothing.lossAndGradient(logits, targets, output);
  }

  @Benchmark
  public float sampleWeights() {
    return sampleWeights.lossAndGradient(logits, targets, rowWeights, output);
  }

  @Benchmark
  public float weightsIgnoreSmoothingSamples() {
    return weightsIgnoreSmoothingSamples.lossAndGradient(logits, targets, rowWeights, output);
  }

  @Benchmark
  public float zLoss() {
    return zLoss.lossAndGradient(logits, targets, output);
  }

  @Benchmark
  public float focalGamma() {
    return focalGamma.lossAndGradient(logits, targets, output);
  }

  @Benchmark
  public float temperature() {
    return temperature.lossAndGradient(logits, targets, output);
  }

  @Benchmark
  public float logitSoftcap() {
    return logitSoftcap.lossAndGradient(logits, targets, output);
  }

  @Benchmark
  public float maskedClasses() {
    return maskedClasses.lossAndGradient(logits, targets, output);
  }

  @Benchmark
  public float probabilities() {
    return probabilities.lossAndGradient(logits, distributions, output);
  }

  @Benchmark
  public float classesFirst() {
    return classesFirst.lossAndGradient(logits, targets, output);
  }

  @Benchmark
  public float bfloat16() {
    return bfloat16.lossAndGradient(halves, targets, halfOutput);
  }
}

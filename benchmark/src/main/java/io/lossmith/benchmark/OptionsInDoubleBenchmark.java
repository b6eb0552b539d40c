package io.lossmith.benchmark;

import io.lossmith.Lossmith;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** What the precision costs. Apart, so that no other option waits for the kernels of doubles. */
public class OptionsInDoubleBenchmark extends EachOptionBenchmark {
  private static final int CLASSES = 10;

  private final OptionSpecs_DoublePrecisionLoss doublePrecision =
      new OptionSpecs_DoublePrecisionLoss();

  @Setup
  public void prepare() {
    makeData(CLASSES);
    float inFloat = new OptionSpecs_PlainLoss().lossAndGradient(logits, targets, output);
    requireAgreement("double precision", (float) doublePrecision(), inFloat);
    Lossmith.warmUp();
  }

  @Benchmark
  public double doublePrecision() {
    return doublePrecision.lossAndGradient(doubles, targets, doubleOutput);
  }
}

package io.lossmith.benchmark.contender;

import static io.lossmith.SoftmaxCrossEntropy.ANY;

import io.lossmith.BatchLoss;
import io.lossmith.SoftmaxCrossEntropy;

/** The mean over any number of rows: specs, and their generated classes by number of classes. */
public final class BatchSpecs {
  private BatchSpecs() {}

  /** The generated class, new. */
  public static BatchLoss of(int classes) {
    return switch (classes) {
      case 2 -> new BatchSpecs_Of2Loss();
      case 3 -> new BatchSpecs_Of3Loss();
      case 4 -> new BatchSpecs_Of4Loss();
      case 5 -> new BatchSpecs_Of5Loss();
      case 7 -> new BatchSpecs_Of7Loss();
      case 10 -> new BatchSpecs_Of10Loss();
      case 12 -> new BatchSpecs_Of12Loss();
      case 16 -> new BatchSpecs_Of16Loss();
      case 24 -> new BatchSpecs_Of24Loss();
      case 32 -> new BatchSpecs_Of32Loss();
      case 64 -> new BatchSpecs_Of64Loss();
      case 100 -> new BatchSpecs_Of100Loss();
      case 128 -> new BatchSpecs_Of128Loss();
      case 256 -> new BatchSpecs_Of256Loss();
      case 1000 -> new BatchSpecs_Of1000Loss();
      case 4000 -> new BatchSpecs_Of4000Loss();
      case 10000 -> new BatchSpecs_Of10000Loss();
      case 32000 -> new BatchSpecs_Of32000Loss();
      case 128000 -> new BatchSpecs_Of128000Loss();
      default -> throw new IllegalArgumentException(noSpec(classes));
    };
  }

  private static String noSpec(int classes) {
    return "no spec in BatchSpecs has " + classes + " classes: add one";
  }

  @SoftmaxCrossEntropy(classes = 2, batch = ANY)
  static final class Of2 {}

  @SoftmaxCrossEntropy(classes = 3, batch = ANY)
  static final class Of3 {}

  @SoftmaxCrossEntropy(classes = 4, batch = ANY)
  static final class Of4 {}

  @SoftmaxCrossEntropy(classes = 5, batch = ANY)
  static final class Of5 {}

  @SoftmaxCrossEntropy(classes = 7, batch = ANY)
  static final class Of7 {}

  @SoftmaxCrossEntropy(classes = 10, batch = ANY)
  static final class Of10 {}

  @SoftmaxCrossEntropy(classes = 12, batch = ANY)
  static final class Of12 {}

  @SoftmaxCrossEntropy(classes = 16, batch = ANY)
  static final class Of16 {}

  @SoftmaxCrossEntropy(classes = 24, batch = ANY)
  static final class Of24 {}

  @SoftmaxCrossEntropy(classes = 32, batch = ANY)
  static final class Of32 {}

  @SoftmaxCrossEntropy(classes = 64, batch = ANY)
  static final class Of64 {}

  @SoftmaxCrossEntropy(classes = 100, batch = ANY)
  static final class Of100 {}

  @SoftmaxCrossEntropy(classes = 128, batch = ANY)
  static final class Of128 {}

  @SoftmaxCrossEntropy(classes = 256, batch = ANY)
  static final class Of256 {}

  @SoftmaxCrossEntropy(classes = 1000, batch = ANY)
  static final class Of1000 {}

  @SoftmaxCrossEntropy(classes = 4000, batch = ANY)
  static final class Of4000 {}

  @SoftmaxCrossEntropy(classes = 10000, batch = ANY)
  static final class Of10000 {}

  @SoftmaxCrossEntropy(classes = 32000, batch = ANY)
  static final class Of32000 {}

  @SoftmaxCrossEntropy(classes = 128000, batch = ANY)
  static final class Of128000 {}
}

package io.lossmith.benchmark.contender;

import io.lossmith.ExampleLoss;
import io.lossmith.SoftmaxCrossEntropy;

/** One example a call: specs, and their generated classes by number of classes. */
public final class ExampleSpecs {
  private ExampleSpecs() {}

  /** The generated class, new. */
  public static ExampleLoss of(int classes) {
    return switch (classes) {
      case 2 -> new ExampleSpecs_Of2Loss();
      case 3 -> new ExampleSpecs_Of3Loss();
      case 4 -> new ExampleSpecs_Of4Loss();
      case 5 -> new ExampleSpecs_Of5Loss();
      case 7 -> new ExampleSpecs_Of7Loss();
      case 10 -> new ExampleSpecs_Of10Loss();
      case 12 -> new ExampleSpecs_Of12Loss();
      case 16 -> new ExampleSpecs_Of16Loss();
      case 24 -> new ExampleSpecs_Of24Loss();
      case 32 -> new ExampleSpecs_Of32Loss();
      case 64 -> new ExampleSpecs_Of64Loss();
      case 100 -> new ExampleSpecs_Of100Loss();
      case 128 -> new ExampleSpecs_Of128Loss();
      case 256 -> new ExampleSpecs_Of256Loss();
      case 1000 -> new ExampleSpecs_Of1000Loss();
      case 4000 -> new ExampleSpecs_Of4000Loss();
      case 10000 -> new ExampleSpecs_Of10000Loss();
      case 32000 -> new ExampleSpecs_Of32000Loss();
      case 128000 -> new ExampleSpecs_Of128000Loss();
      default -> throw new IllegalArgumentException(noSpec(classes));
    };
  }

  private static String noSpec(int classes) {
    return "no spec in ExampleSpecs has " + classes + " classes: add one";
  }

  @SoftmaxCrossEntropy(classes = 2)
  static final class Of2 {}

  @SoftmaxCrossEntropy(classes = 3)
  static final class Of3 {}

  @SoftmaxCrossEntropy(classes = 4)
  static final class Of4 {}

  @SoftmaxCrossEntropy(classes = 5)
  static final class Of5 {}

  @SoftmaxCrossEntropy(classes = 7)
  static final class Of7 {}

  @SoftmaxCrossEntropy(classes = 10)
  static final class Of10 {}

  @SoftmaxCrossEntropy(classes = 12)
  static final class Of12 {}

  @SoftmaxCrossEntropy(classes = 16)
  static final class Of16 {}

  @SoftmaxCrossEntropy(classes = 24)
  static final class Of24 {}

  @SoftmaxCrossEntropy(classes = 32)
  static final class Of32 {}

  @SoftmaxCrossEntropy(classes = 64)
  static final class Of64 {}

  @SoftmaxCrossEntropy(classes = 100)
  static final class Of100 {}

  @SoftmaxCrossEntropy(classes = 128)
  static final class Of128 {}

  @SoftmaxCrossEntropy(classes = 256)
  static final class Of256 {}

  @SoftmaxCrossEntropy(classes = 1000)
  static final class Of1000 {}

  @SoftmaxCrossEntropy(classes = 4000)
  static final class Of4000 {}

  @SoftmaxCrossEntropy(classes = 10000)
  static final class Of10000 {}

  @SoftmaxCrossEntropy(classes = 32000)
  static final class Of32000 {}

  @SoftmaxCrossEntropy(classes = 128000)
  static final class Of128000 {}
}

package io.lossmith.benchmark;

import static io.lossmith.SoftmaxCrossEntropy.ANY;

import io.lossmith.BatchLoss;
import io.lossmith.ExampleLoss;
import io.lossmith.SoftmaxCrossEntropy;

/** The specs that are measured, and their generated classes by number of classes. */
final class Specs {
  private Specs() {}

  /** The mean over any number of rows. */
  static BatchLoss batch(int classes) {
    return switch (classes) {
      case 2 -> new Specs_Batch2Loss();
      case 3 -> new Specs_Batch3Loss();
      case 5 -> new Specs_Batch5Loss();
      case 10 -> new Specs_Batch10Loss();
      case 16 -> new Specs_Batch16Loss();
      case 32 -> new Specs_Batch32Loss();
      case 100 -> new Specs_Batch100Loss();
      case 1000 -> new Specs_Batch1000Loss();
      default -> throw new IllegalArgumentException("no batch spec of " + classes + " classes");
    };
  }

  /** One example a call. */
  static ExampleLoss example(int classes) {
    return switch (classes) {
      case 2 -> new Specs_Example2Loss();
      case 3 -> new Specs_Example3Loss();
      case 5 -> new Specs_Example5Loss();
      case 10 -> new Specs_Example10Loss();
      case 16 -> new Specs_Example16Loss();
      case 32 -> new Specs_Example32Loss();
      case 100 -> new Specs_Example100Loss();
      case 1000 -> new Specs_Example1000Loss();
      default -> throw new IllegalArgumentException("no example spec of " + classes + " classes");
    };
  }

  @SoftmaxCrossEntropy(classes = 2, batch = ANY)
  static final class Batch2 {}

  @SoftmaxCrossEntropy(classes = 2)
  static final class Example2 {}

  @SoftmaxCrossEntropy(classes = 3, batch = ANY)
  static final class Batch3 {}

  @SoftmaxCrossEntropy(classes = 3)
  static final class Example3 {}

  @SoftmaxCrossEntropy(classes = 5, batch = ANY)
  static final class Batch5 {}

  @SoftmaxCrossEntropy(classes = 5)
  static final class Example5 {}

  @SoftmaxCrossEntropy(classes = 10, batch = ANY)
  static final class Batch10 {}

  @SoftmaxCrossEntropy(classes = 10)
  static final class Example10 {}

  @SoftmaxCrossEntropy(classes = 16, batch = ANY)
  static final class Batch16 {}

  @SoftmaxCrossEntropy(classes = 16)
  static final class Example16 {}

  @SoftmaxCrossEntropy(classes = 32, batch = ANY)
  static final class Batch32 {}

  @SoftmaxCrossEntropy(classes = 32)
  static final class Example32 {}

  @SoftmaxCrossEntropy(classes = 100, batch = ANY)
  static final class Batch100 {}

  @SoftmaxCrossEntropy(classes = 100)
  static final class Example100 {}

  @SoftmaxCrossEntropy(classes = 1000, batch = ANY)
  static final class Batch1000 {}

  @SoftmaxCrossEntropy(classes = 1000)
  static final class Example1000 {}
}

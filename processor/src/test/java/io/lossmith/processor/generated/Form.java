package io.lossmith.processor.generated;

import io.lossmith.Reduction;
import java.util.ArrayList;
import java.util.List;

/**
 * What decides the parameters of a generated class's methods.
 *
 * @param classes the number of classes
 * @param batch the batch shape as it is written in the annotation
 * @param reduction the reduction
 */
record Form(int classes, String batch, Reduction reduction) {
  /** One example. */
  static Form example(int classes) {
    return new Form(classes, "{}", Reduction.MEAN);
  }

  /** Any number of rows. */
  static Form any(int classes, Reduction reduction) {
    return new Form(classes, "ANY", reduction);
  }

  /** So many rows. */
  static Form fixed(int classes, int rows, Reduction reduction) {
    return new Form(classes, "{" + rows + "}", reduction);
  }

  boolean isExample() {
    return batch.equals("{}");
  }

  boolean isDynamic() {
    return batch.contains("ANY");
  }

  /** Whether there is one loss a row, in an array. */
  boolean hasLosses() {
    return !isExample() && reduction == Reduction.NONE;
  }

  /** The rows that the gradient of this many rows is divided by. */
  int divisor(int rows) {
    return !isExample() && reduction == Reduction.MEAN ? rows : 1;
  }

  /** What a method's arrays are called and hold, in the order of its parameters. */
  List<Parameter> parameters(String method) {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(
        new Parameter(method.equals("nll") ? "logProbabilities" : "logits", true, false));
    switch (method) {
      case "loss", "nll", "lossAndGradient" -> {
        parameters.add(new Parameter("targets", false, false));
        if (hasLosses()) {
          parameters.add(new Parameter("losses", false, true));
        }
        if (method.equals("lossAndGradient")) {
          parameters.add(new Parameter("gradient", true, true));
        }
      }
      case "softmax" -> parameters.add(new Parameter("probabilities", true, true));
      case "logSoftmax" -> parameters.add(new Parameter("logProbabilities", true, true));
      case "logSumExp" -> addRowValues(parameters, "logSumExps");
      case "argmax" -> addRowValues(parameters, "classes");
      case "hessianVectorProduct" -> {
        parameters.add(new Parameter("targets", false, false));
        parameters.add(new Parameter("vector", true, false));
        parameters.add(new Parameter("product", true, true));
      }
      case "countCorrect", "isCorrect" -> parameters.add(new Parameter("targets", false, false));
      default -> throw new IllegalArgumentException(method);
    }
    return parameters;
  }

  private void addRowValues(List<Parameter> parameters, String name) {
    if (!isExample()) {
      parameters.add(new Parameter(name, false, true));
    }
  }

  /** All methods that take arrays. */
  List<String> methods() {
    return List.of(
        "loss",
        "lossAndGradient",
        "softmax",
        "logSoftmax",
        "nll",
        "logSumExp",
        "argmax",
        isExample() ? "isCorrect" : "countCorrect",
        "hessianVectorProduct");
  }

  /**
   * An array of a method; of one example, {@code targets} is the target itself.
   *
   * @param name its name
   * @param wide whether a row has a value for each class, or one value in all
   * @param written whether the method writes it
   */
  record Parameter(String name, boolean wide, boolean written) {
    boolean isInteger() {
      return name.equals("targets") || name.equals("classes");
    }
  }
}

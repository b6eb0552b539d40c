package io.lossmith.processor.emit;

import static io.lossmith.processor.emit.Operation.Result.CORRECT;
import static io.lossmith.processor.emit.Operation.Result.LOSS;
import static io.lossmith.processor.emit.Operation.Result.NOTHING;
import static io.lossmith.processor.emit.Operation.Result.VALUE;

import com.palantir.javapoet.TypeName;

/** What a generated class computes, whatever the shape of its batch. */
enum Operation {
  LOSS_ONLY("loss", "logits", true, LOSS, "", ""),
  LOSS_AND_GRADIENT("lossAndGradient", "logits", true, LOSS, "", "gradient"),
  SOFTMAX("softmax", "logits", false, NOTHING, "", "probabilities"),
  LOG_SOFTMAX("logSoftmax", "logits", false, NOTHING, "", "logProbabilities"),
  NLL("nll", "logProbabilities", true, LOSS, "", ""),
  LOG_SUM_EXP("logSumExp", "logits", false, VALUE, "logSumExps", ""),
  ARGMAX("argmax", "logits", false, VALUE, "classes", ""),
  COUNT_CORRECT("countCorrect", "logits", true, CORRECT, "", ""),
  HESSIAN_VECTOR_PRODUCT("hessianVectorProduct", "logits", true, NOTHING, "", "product");

  /** What one row gives besides an output of its width. */
  enum Result {
    /** Nothing. */
    NOTHING,
    /** A loss, which the reduction of the spec takes. */
    LOSS,
    /** A value that a batch keeps for each row. */
    VALUE,
    /** Whether the row is right, which a batch counts. */
    CORRECT
  }

  private final String methodName;
  private final String input;
  private final boolean takesTargets;
  private final Result result;
  private final String values;
  private final String output;

  Operation(
      String methodName,
      String input,
      boolean takesTargets,
      Result result,
      String values,
      String output) {
    this.methodName = methodName;
    this.input = input;
    this.takesTargets = takesTargets;
    this.result = result;
    this.values = values;
    this.output = output;
  }

  String methodName() {
    return methodName;
  }

  /** The array that a row is read from. */
  Argument input(Numbers numbers) {
    return new Argument(input, numbers.type(), true);
  }

  boolean takesTargets() {
    return takesTargets;
  }

  /** Whether the weights of rows have a say in it. */
  boolean takesSampleWeights() {
    return result == LOSS || hasVector();
  }

  /** Whether it takes a vector as wide as the logits, which its output may be written over. */
  boolean hasVector() {
    return this == HESSIAN_VECTOR_PRODUCT;
  }

  /** Whether it writes what the mean's divisor divides. */
  boolean writesDerivative() {
    return this == LOSS_AND_GRADIENT || hasVector();
  }

  /** Whether it also returns what the spec asks for of each row. */
  boolean hasRowOutputs() {
    return this == LOSS_ONLY || this == LOSS_AND_GRADIENT;
  }

  /** Whether it belongs to the interfaces of the generated classes. */
  boolean isOfInterface() {
    return !hasVector();
  }

  Result result() {
    return result;
  }

  /** The array that keeps a value for each row; only of {@link Result#VALUE}. */
  Argument valueArray(Numbers numbers) {
    return new Argument(values, resultType(numbers), false);
  }

  boolean hasOutput() {
    return !output.isEmpty();
  }

  /** The array that a row of results is written to; only if there is one. */
  Argument output(Numbers numbers) {
    return new Argument(output, numbers.type(), true);
  }

  /** The type of one row's result. */
  TypeName resultType(Numbers numbers) {
    return switch (result) {
      case NOTHING -> TypeName.VOID;
      case LOSS -> numbers.type();
      case VALUE -> this == ARGMAX ? TypeName.INT : numbers.type();
      case CORRECT -> TypeName.BOOLEAN;
    };
  }
}

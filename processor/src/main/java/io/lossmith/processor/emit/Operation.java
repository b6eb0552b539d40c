package io.lossmith.processor.emit;

import static io.lossmith.processor.emit.Operation.Result.CORRECT;
import static io.lossmith.processor.emit.Operation.Result.LOSS;
import static io.lossmith.processor.emit.Operation.Result.NOTHING;
import static io.lossmith.processor.emit.Operation.Result.VALUE;

import com.palantir.javapoet.CodeBlock;
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
  COUNT_CORRECT("countCorrect", "logits", true, CORRECT, "", "");

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
  Argument input() {
    return new Argument(input, TypeName.FLOAT, true);
  }

  boolean takesTargets() {
    return takesTargets;
  }

  Result result() {
    return result;
  }

  /** The array that keeps a value for each row; only of {@link Result#VALUE}. */
  Argument valueArray() {
    return new Argument(values, resultType(), false);
  }

  boolean hasOutput() {
    return !output.isEmpty();
  }

  /** The array that a row of results is written to; only if there is one. */
  Argument output() {
    return new Argument(output, TypeName.FLOAT, true);
  }

  /** The type of one row's result. */
  TypeName resultType() {
    return switch (result) {
      case NOTHING -> TypeName.VOID;
      case LOSS -> TypeName.FLOAT;
      case VALUE -> this == ARGMAX ? TypeName.INT : TypeName.FLOAT;
      case CORRECT -> TypeName.BOOLEAN;
    };
  }

  /**
   * The expression, or the call, that does one row.
   *
   * @param inputAt where the row begins in the input
   * @param target the row's target
   * @param outputAt where the row begins in the output
   */
  CodeBlock row(String inputAt, String target, String outputAt) {
    return switch (this) {
      case LOSS_ONLY -> CodeBlock.of("rowLoss(logits, " + inputAt + ",$W" + target + ")");
      case LOSS_AND_GRADIENT ->
          CodeBlock.of(
              "rowLossAndGradient(logits, "
                  + inputAt
                  + ",$W"
                  + target
                  + ",$Wgradient, "
                  + outputAt
                  + ")");
      case SOFTMAX, LOG_SOFTMAX ->
          CodeBlock.of(
              (this == SOFTMAX ? "rowSoftmax" : "rowLogSoftmax")
                  + "(logits, "
                  + inputAt
                  + ",$W"
                  + output
                  + ", "
                  + outputAt
                  + ")");
      case NLL -> CodeBlock.of("0f - logProbabilities[" + inputAt + " +$W" + target + "]");
      case LOG_SUM_EXP -> CodeBlock.of("rowLogSumExp(logits, " + inputAt + ")");
      case ARGMAX -> CodeBlock.of("$T.argmax(logits, " + inputAt + ", CLASSES)", Kernel.ROWS);
      case COUNT_CORRECT ->
          CodeBlock.of("$T.argmax(logits, " + inputAt + ", CLASSES) ==$W" + target, Kernel.ROWS);
    };
  }
}

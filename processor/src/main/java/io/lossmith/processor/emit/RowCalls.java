package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;

/** The call, or the expression, that does one row of an operation. */
record RowCalls(BatchForm form) {

  /**
   * The call.
   *
   * @param operation what it does
   * @param inputAt where the row begins in the input
   * @param target the row's target, as arguments
   * @param sampleWeight the row's weight, for the options that have one
   * @param outputAt where the row begins in the output
   */
  CodeBlock of(
      Operation operation, String inputAt, String target, String sampleWeight, String outputAt) {
    String weight = form.terms().row().sampleWeights() ? ",$W" + sampleWeight : "";
    return switch (operation) {
      case LOSS_ONLY -> CodeBlock.of("rowLoss(logits, " + inputAt + ",$W" + target + weight + ")");
      case LOSS_AND_GRADIENT ->
          CodeBlock.of(
              "rowLossAndGradient(logits, "
                  + inputAt
                  + ",$W"
                  + target
                  + weight
                  + ",$Wgradient, "
                  + outputAt
                  + ")");
      case SOFTMAX ->
          CodeBlock.of("rowSoftmax(logits, " + inputAt + ",$Wprobabilities, " + outputAt + ")");
      case LOG_SOFTMAX ->
          CodeBlock.of(
              "rowLogSoftmax(logits, " + inputAt + ",$WlogProbabilities, " + outputAt + ")");
      case NLL -> nll(inputAt, target, weight);
      case LOG_SUM_EXP -> CodeBlock.of("rowLogSumExp(logits, " + inputAt + ")");
      case ARGMAX -> CodeBlock.of("$T.argmax(logits, " + inputAt + ", CLASSES)", Kernel.ROWS);
      case COUNT_CORRECT -> correct(inputAt, target);
    };
  }

  private CodeBlock nll(String at, String target, String weight) {
    return form.terms().hasPlainNll()
        ? CodeBlock.of(
            "$L - logProbabilities[" + at + " +$W" + target + "]", form.numbers().whole(0))
        : CodeBlock.of("rowNll(logProbabilities, " + at + ",$W" + target + weight + ")");
  }

  private CodeBlock correct(String at, String target) {
    String ignored = form.ignores() ? target + " != IGNORE_INDEX$W&& " : "";
    return form.terms().hasProbabilities()
        ? CodeBlock.of(
            "$1T.argmax(logits, " + at + ", CLASSES)$W== $1T.argmax(" + target + ", CLASSES)",
            Kernel.ROWS)
        : CodeBlock.of(
            ignored + "$T.argmax(logits, " + at + ", CLASSES) ==$W" + target, Kernel.ROWS);
  }
}

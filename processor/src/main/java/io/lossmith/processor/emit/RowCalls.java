package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.List;

/** The call, or the expression, that does one row of an operation. */
record RowCalls(BatchForm form) {

  /**
   * The call.
   *
   * @param operation what it does
   * @param input where the row begins in the input
   * @param target the row's target, as arguments
   * @param sampleWeight the row's weight, for the options that have one
   * @param output where the row begins in the output, if there is one
   */
  CodeBlock of(Operation operation, Place input, String target, String sampleWeight, Place output) {
    return of(operation, input, target, sampleWeight, output, List.of());
  }

  /** As above, with arrays for what a loss also returns, and where the row's value is in each. */
  CodeBlock of(
      Operation operation,
      Place input,
      String target,
      String sampleWeight,
      Place output,
      List<String> rowOutputs) {
    String weight = form.terms().row().sampleWeights() ? ",$W" + sampleWeight : "";
    String row = input.arguments();
    String outputs = rowOutputs.isEmpty() ? "" : ",$W" + String.join(",$W", rowOutputs);
    return switch (operation) {
      case LOSS_ONLY -> CodeBlock.of("rowLoss(" + row + ",$W" + target + weight + outputs + ")");
      case LOSS_AND_GRADIENT ->
          CodeBlock.of(
              "rowLossAndGradient("
                  + row
                  + ",$W"
                  + target
                  + weight
                  + outputs
                  + ",$W"
                  + output.arguments()
                  + ")");
      case SOFTMAX -> CodeBlock.of("rowSoftmax(" + row + ",$W" + output.arguments() + ")");
      case LOG_SOFTMAX -> CodeBlock.of("rowLogSoftmax(" + row + ",$W" + output.arguments() + ")");
      case NLL -> nll(input, target, weight);
      case LOG_SUM_EXP -> CodeBlock.of("rowLogSumExp(" + row + ")");
      case ARGMAX -> CodeBlock.of(live().at("$T.argmax(" + row + count() + ")"), Kernel.ROWS);
      case COUNT_CORRECT -> correct(row, target);
      case HESSIAN_VECTOR_PRODUCT ->
          throw new IllegalArgumentException(operation + " is called by its own class");
    };
  }

  private LiveClasses live() {
    return form.terms().live();
  }

  private String count() {
    return ", " + live().count();
  }

  private CodeBlock nll(Place input, String target, String weight) {
    return form.terms().hasPlainNll()
        ? CodeBlock.of("$L - " + input.element(target), form.numbers().whole(0))
        : CodeBlock.of("rowNll(" + input.arguments() + ",$W" + target + weight + ")");
  }

  private CodeBlock correct(String row, String target) {
    String ignored = form.ignores() ? target + " != IGNORE_INDEX$W&& " : "";
    if (form.top() > 0) {
      String of = form.terms().hasProbabilities() ? "$1T.argmax(" + target + ", CLASSES)" : target;
      return CodeBlock.of(
          ignored + "$1T.rank(" + row + count() + ",$W" + live().place(of) + ") < " + form.top(),
          Kernel.ROWS);
    }
    return form.terms().hasProbabilities()
        ? CodeBlock.of(
            live().at("$1T.argmax(" + row + count() + ")")
                + "$W== $1T.argmax("
                + target
                + ", CLASSES)",
            Kernel.ROWS)
        : CodeBlock.of(
            ignored + "$T.argmax(" + row + count() + ") ==$W" + live().place(target), Kernel.ROWS);
  }
}

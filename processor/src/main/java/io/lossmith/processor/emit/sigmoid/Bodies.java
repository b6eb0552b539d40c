package io.lossmith.processor.emit.sigmoid;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.lossmith.Reduction;
import io.lossmith.processor.emit.Argument;
import io.lossmith.processor.emit.Kernel;
import java.util.ArrayList;
import java.util.List;

/**
 * What a call does after its checks. Rows that are reduced are summed in blocks of sixteen, in the
 * one order that all losses have.
 *
 * @param form what the signatures are
 * @param whole whether arrays begin where the one example does, and so have no offset
 */
record Bodies(Form form, boolean whole) {

  /** The body of an operation. */
  CodeBlock of(Operation operation) {
    return switch (operation) {
      case LOSS, LOSS_AND_GRADIENT ->
          form.isExample()
              ? example(operation)
              : form.isReduced() ? blocks(operation) : each(operation);
      case HESSIAN_VECTOR_PRODUCT ->
          form.isExample()
              ? CodeBlock.builder().addStatement(row(operation)).build()
              : each(operation);
      case SIGMOID -> probabilities();
      case COUNT_CORRECT -> count();
    };
  }

  private CodeBlock example(Operation operation) {
    return CodeBlock.builder().addStatement("return $L", rounded(weighted(row(operation)))).build();
  }

  private CodeBlock blocks(Operation operation) {
    CodeBlock.Builder code = CodeBlock.builder();
    addDivisor(code);
    addCommonScale(code, operation);
    code.addStatement("rowSum.clear()")
        .beginControlFlow("for (int first = 0, count; first < $L; first += count)", form.rows())
        .addStatement("count = Math.min($T.LANES, $L - first)", Kernel.ROW_SUM, form.rows())
        .beginControlFlow("for (int lane = 0; lane < count; lane++)")
        .addStatement("int row = first + lane");
    addRowWeight(code, operation);
    return code.addStatement("blockLosses[lane] =$W$L", weighted(row(operation)))
        .endControlFlow()
        .addStatement("rowSum.add(blockLosses, count)")
        .endControlFlow()
        .addStatement("return $L", reduced())
        .build();
  }

  private CodeBlock each(Operation operation) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (operation.dividesEntries()) {
      addDivisor(code);
      addCommonScale(code, operation);
    }
    code.beginControlFlow("for (int row = 0; row < $L; row++)", form.rows());
    addRowWeight(code, operation);
    if (operation.isLoss()) {
      code.addStatement("losses[lossesOffset + row] =$W$L", rounded(weighted(row(operation))));
    } else {
      code.addStatement(row(operation));
    }
    return code.endControlFlow().build();
  }

  private CodeBlock probabilities() {
    return CodeBlock.builder()
        .beginControlFlow("for (int i = 0; i < $L; i++)", form.entries())
        .addStatement("$L = probability($L)", flat("probabilities"), flat("logits"))
        .endControlFlow()
        .build();
  }

  private CodeBlock count() {
    String zero = form.real().literal(0);
    CodeBlock.Builder code =
        CodeBlock.builder()
            .addStatement("int correct = 0")
            .beginControlFlow("for (int i = 0; i < $L; i++)", form.entries())
            .addStatement("int target = $L", flat("targets"))
            .addStatement("$T logit = $L", form.real().type(), flat("logits"));
    String right = "target == 1 ? logit > " + zero + " : logit <= " + zero;
    code.beginControlFlow(
        form.spec().row().hasIgnoreIndex()
            ? "if (target != IGNORE_INDEX && (" + right + "))"
            : "if (" + right + ")");
    return code.addStatement("correct++")
        .endControlFlow()
        .endControlFlow()
        .addStatement("return correct")
        .build();
  }

  private void addDivisor(CodeBlock.Builder code) {
    if (form.isMean() && form.spec().row().hasIgnoreIndex()) {
      code.addStatement(
          "double divisor = $T.kept(targets, targetsOffset, $L,$WIGNORE_INDEX)",
          Checks.BINARY_TARGETS,
          form.entries());
    } else if (form.isMean() && form.isDynamic()) {
      code.addStatement("double divisor = $L", form.entries());
    }
  }

  /** What multiplies the entries of every row, if rows have no weights of their own. */
  private void addCommonScale(CodeBlock.Builder code, Operation operation) {
    if (operation.dividesEntries() && form.isMean() && !isWeighted()) {
      code.addStatement("double scale = 1d / $L", divisor());
    }
  }

  private void addRowWeight(CodeBlock.Builder code, Operation operation) {
    if (isWeighted()) {
      code.addStatement(
          "$T sampleWeight = sampleWeights[sampleWeightsOffset + row]", form.real().type());
      if (operation.dividesEntries() && form.isMean()) {
        code.addStatement("double scale = sampleWeight / $L", divisor());
      }
    }
  }

  /** The call that does one row. */
  private CodeBlock row(Operation operation) {
    RowMethods rows = new RowMethods(form);
    boolean isProduct = operation == Operation.HESSIAN_VECTOR_PRODUCT;
    List<String> passed = new ArrayList<>(List.of(window(form.logits())));
    if (!isProduct || rows.curvatureTakesTargets()) {
      passed.add(window(form.targets()));
    }
    if (isProduct) {
      passed.add(window(form.vector()));
    }
    if (operation.dividesEntries()) {
      if (rows.isScaled()) {
        passed.add(form.isMean() ? "scale" : "sampleWeight");
      }
      List<Argument> outputs = form.outputs(operation);
      passed.add(window(outputs.get(outputs.size() - 1)));
    }
    String name = operation.methodName();
    return CodeBlock.of(
        "row"
            + Character.toUpperCase(name.charAt(0))
            + name.substring(1)
            + "("
            + String.join(",$W", passed)
            + ")");
  }

  private String window(Argument argument) {
    return argument.name() + ", " + (whole ? "0" : form.at(argument));
  }

  private String flat(String array) {
    return array + (whole ? "[i]" : "[" + array + "Offset + i]");
  }

  private boolean isWeighted() {
    return form.spec().row().sampleWeights();
  }

  private CodeBlock weighted(CodeBlock loss) {
    return isWeighted() ? CodeBlock.of("$T.product(sampleWeight,$W$L)", Entry.WEIGHTS, loss) : loss;
  }

  private CodeBlock rounded(CodeBlock call) {
    return form.real().isDouble() ? call : CodeBlock.of("(float) $L", call);
  }

  private CodeBlock reduced() {
    boolean isDouble = form.real().type().equals(TypeName.DOUBLE);
    if (form.spec().reduction() == Reduction.SUM) {
      return CodeBlock.of(isDouble ? "rowSum.doubleSum()" : "rowSum.sum()");
    }
    String mean = "rowSum.doubleSum() / " + divisor();
    return CodeBlock.of("$L", form.real().rounded(mean));
  }

  private String divisor() {
    return form.isDynamic() || form.spec().row().hasIgnoreIndex() ? "divisor" : "DIVISOR";
  }
}

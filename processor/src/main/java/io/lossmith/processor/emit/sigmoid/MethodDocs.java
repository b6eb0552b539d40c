package io.lossmith.processor.emit.sigmoid;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.lossmith.processor.emit.Argument;
import io.lossmith.processor.emit.Javadoc;
import java.util.ArrayList;
import java.util.List;

/** The Javadoc of the methods that a user calls. */
record MethodDocs(Form form) {

  /** Of a call on whole arrays. */
  CodeBlock whole(Operation operation) {
    Javadoc doc = new Javadoc().paragraph(summary(operation));
    addParameters(doc, operation, true);
    String batch = form.isExample() ? "the example" : "the batch";
    doc.tag(
        "@throws IllegalArgumentException if an array is not as long as "
            + batch
            + refusedValues(operation));
    if (takesBinaryTargets(operation)) {
      doc.tag("@throws IndexOutOfBoundsException if a target is " + wrongTarget());
    }
    return doc.build();
  }

  /** Of a call on windows of arrays. */
  CodeBlock window(Operation operation) {
    String batch = form.isExample() ? "the example" : "the batch";
    Javadoc doc =
        new Javadoc()
            .paragraph(
                "As {@link #"
                    + signature(operation)
                    + "}, of arrays that hold "
                    + batch
                    + " from an offset on.");
    addParameters(doc, operation, false);
    boolean writes = !form.outputs(operation).isEmpty();
    return doc.tag(
            "@throws IllegalArgumentException if an array ends before "
                + batch
                + " does"
                + (writes ? ", or arrays overlap that may not" : "")
                + refusedValues(operation))
        .tag(
            "@throws IndexOutOfBoundsException if an offset is negative"
                + (takesBinaryTargets(operation) ? ", or a target is " + wrongTarget() : ""))
        .build();
  }

  private String signature(Operation operation) {
    List<String> types = new ArrayList<>();
    for (Argument argument : form.arguments(operation)) {
      types.add(argument.type().toString());
      if (argument.equals(form.targets()) && form.hasSampleWeightNumber(operation)) {
        types.add(form.real().type().toString());
      }
    }
    return operation.methodName() + "(" + String.join(", ", types) + ")";
  }

  private void addParameters(Javadoc doc, Operation operation, boolean whole) {
    for (Argument argument : form.arguments(operation)) {
      doc.tag("@param " + argument.name() + " " + shape(argument) + meaning(argument));
      if (!whole) {
        doc.tag(
            "@param " + argument.offset() + " where they begin in {@code " + argument.name() + "}");
      }
      if (argument.equals(form.targets()) && form.hasSampleWeightNumber(operation)) {
        doc.tag("@param sampleWeight what everything of the example is multiplied by");
      }
    }
    if (!whole && form.isDynamic()) {
      int multiple = form.spec().batch().fixedRows();
      doc.tag(
          "@param rows the number of rows" + (multiple == 1 ? "" : ", a multiple of " + multiple));
    }
    if (!form.returnType(operation).equals(TypeName.VOID)) {
      doc.tag("@return " + result(operation));
    }
  }

  /** What a call returns, if it returns anything. */
  String result(Operation operation) {
    return operation == Operation.COUNT_CORRECT
        ? "the number of targets that are told rightly"
        : "the " + loss();
  }

  private String summary(Operation operation) {
    return switch (operation) {
      case LOSS -> "The " + loss() + ".";
      case LOSS_AND_GRADIENT ->
          "The "
              + loss()
              + ", and "
              + (isEachRows() ? "each row's own gradient" : "its gradient")
              + " with respect to the logits.";
      case SIGMOID -> "The sigmoid of each logit: the probability that its class is there.";
      case HESSIAN_VECTOR_PRODUCT ->
          "The Hessian of "
              + (isEachRows() ? "the sum of the rows' losses" : "the " + loss())
              + " with respect to the logits, times a vector. No class bends the loss of another,"
              + " and so the Hessian is diagonal.";
      case COUNT_CORRECT ->
          "How many targets are told rightly: 1 by a logit above 0, 0 by one of 0 or below."
              + (form.spec().row().hasIgnoreIndex() ? " What is ignored is not counted." : "");
    };
  }

  private boolean isEachRows() {
    return !form.isExample() && !form.isReduced();
  }

  private String loss() {
    if (form.isExample()) {
      return "loss of the example";
    }
    return switch (form.spec().reduction()) {
      case MEAN -> "mean loss of the targets";
      case SUM -> "sum of the rows' losses";
      case NONE -> "loss of each row";
    };
  }

  private String shape(Argument argument) {
    int classes = form.spec().classes();
    if (form.isExample()) {
      return classes == 1 ? "1 value" : classes + " values";
    }
    String rows = form.isDynamic() ? "rows" : Integer.toString(form.spec().batch().fixedRows());
    return argument.classesWide() && classes > 1
        ? "[" + rows + "][" + classes + "] values, row after row"
        : "[" + rows + "] values";
  }

  private String meaning(Argument argument) {
    return switch (argument.name()) {
      case "logits", "vector" -> ", read";
      case "targets" ->
          form.spec().row().hasProbabilityTargets()
              ? ": the probability that each class is there, 0 to 1"
              : ": 1 where a class is there, 0 where it is not" + ignored();
      case "sampleWeights" -> ": what everything of each row is multiplied by";
      case "gradient", "probabilities" ->
          ", written; may be {@code logits} itself, at the same offset";
      case "product" -> ", written; may be {@code vector} itself, at the same offset";
      default -> ", written";
    };
  }

  private String ignored() {
    return form.spec().row().hasIgnoreIndex()
        ? ", " + form.spec().row().ignoreIndex().getAsInt() + " where it is ignored"
        : "";
  }

  private boolean takesBinaryTargets(Operation operation) {
    return operation.takesTargets() && !form.spec().row().hasProbabilityTargets();
  }

  /** What values of floating-point arguments a call refuses, as the end of a sentence. */
  String refusedValues(Operation operation) {
    return operation.takesTargets() && form.spec().row().hasProbabilityTargets()
        ? ", or a target is not 0 to 1"
        : "";
  }

  private String wrongTarget() {
    return form.spec().row().hasIgnoreIndex()
        ? "not 0, 1 or " + form.spec().row().ignoreIndex().getAsInt()
        : "not 0 or 1";
  }
}

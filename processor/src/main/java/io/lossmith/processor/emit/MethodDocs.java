package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.lossmith.Reduction;
import io.lossmith.processor.spec.LossSpec;
import java.util.List;
import java.util.stream.Collectors;

/** The Javadoc of the methods that a user calls. */
record MethodDocs(BatchForm form, LossSpec spec) {

  MethodDocs(BatchForm form) {
    this(form, form.spec());
  }

  /** Of a batch call on whole arrays. */
  CodeBlock whole(Operation operation, List<Argument> arguments) {
    Javadoc doc = new Javadoc().paragraph(summary(operation));
    for (Argument argument : arguments) {
      argument(doc, operation, argument, true);
    }
    returns(doc, operation);
    doc.tag(
        "@throws IllegalArgumentException if an array is not as long as the batch"
            + refusedValues(operation));
    if (takesIndices(operation)) {
      doc.tag("@throws IndexOutOfBoundsException if a target is not " + targetRange());
    }
    return doc.build();
  }

  /** Of a batch call on windows of arrays. */
  CodeBlock window(Operation operation, List<Argument> arguments) {
    Javadoc doc =
        new Javadoc()
            .paragraph(
                "As {@link #"
                    + signature(form.methodName(operation), arguments)
                    + "}, of arrays that hold the batch from an offset on.");
    for (Argument argument : arguments) {
      argument(doc, operation, argument, false);
    }
    if (spec.batch().isDynamic()) {
      int multiple = spec.batch().fixedRows();
      doc.tag(
          "@param rows the number of rows" + (multiple == 1 ? "" : ", a multiple of " + multiple));
    }
    returns(doc, operation);
    return doc.tag(
            "@throws IllegalArgumentException if an array ends before the batch does"
                + (mayOverlap(operation) ? ", or arrays overlap that may not" : "")
                + refusedValues(operation))
        .tag(
            "@throws IndexOutOfBoundsException if an offset is negative"
                + (takesIndices(operation) ? ", or a target is not " + targetRange() : ""))
        .build();
  }

  private static String signature(String method, List<Argument> arguments) {
    return method
        + arguments.stream()
            .map(argument -> argument.type().toString())
            .collect(Collectors.joining(", ", "(", ")"));
  }

  /** Of a call on one example. */
  CodeBlock example(Operation operation, boolean whole) {
    Javadoc doc = new Javadoc().paragraph(summary(operation));
    argument(doc, operation, form.input(operation), whole);
    if (takesIndices(operation)) {
      doc.tag("@param target the example's class, " + targetRange());
    } else if (operation.takesTargets()) {
      argument(doc, operation, form.targets(), whole);
    }
    if (operation.takesSampleWeights() && form.terms().row().sampleWeights()) {
      doc.tag("@param sampleWeight what everything of the example is multiplied by");
    }
    if (operation.hasVector()) {
      argument(doc, operation, form.vector(), whole);
    }
    if (operation.hasRowOutputs()) {
      new RowOutputs(form).arguments().forEach(output -> argument(doc, operation, output, whole));
    }
    if (operation.hasOutput()) {
      argument(doc, operation, form.output(operation), whole);
    }
    returns(doc, operation);
    doc.tag(
        "@throws IllegalArgumentException if an array "
            + (whole ? "has not " + spec.classes() + " values" : "ends before the example does")
            + (whole || !operation.hasOutput() ? "" : ", or arrays overlap in part")
            + refusedValues(operation));
    if (takesIndices(operation) || !whole) {
      doc.tag(
          "@throws IndexOutOfBoundsException if "
              + (whole ? "" : "an offset is negative")
              + (whole || !takesIndices(operation) ? "" : ", or ")
              + (takesIndices(operation) ? "the target is not " + targetRange() : ""));
    }
    return doc.build();
  }

  private void argument(Javadoc doc, Operation operation, Argument argument, boolean whole) {
    doc.tag("@param " + argument.name() + " " + meaning(operation, argument));
    if (!whole) {
      doc.tag(
          "@param " + argument.offset() + " where they begin in {@code " + argument.name() + "}");
    }
  }

  private String summary(Operation operation) {
    boolean one = spec.batch().isExample();
    String whose = one ? "the example" : "each row";
    return switch (operation) {
      case LOSS_ONLY -> "The " + loss() + ".";
      case LOSS_AND_GRADIENT ->
          "The " + loss() + ", and " + gradient() + " with respect to the logits.";
      case SOFTMAX -> "The softmax of " + whose + ": the probability of each class.";
      case LOG_SOFTMAX -> "The log-softmax of " + whose + ": the logarithm of each probability.";
      case NLL -> "The " + loss() + ", from log-probabilities as {@link #logSoftmax} writes them.";
      case LOG_SUM_EXP -> "The log-sum-exp of " + whose + ".";
      case ARGMAX ->
          "The class with the greatest logit of "
              + whose
              + ": the first of equals, or the first NaN.";
      case COUNT_CORRECT ->
          form.top() > 0
              ? inTop(one)
              : one
                  ? "Whether "
                      + theTarget()
                      + " has the greatest logit, as {@link #argmax} finds it."
                  : "How many rows have their greatest logit, as {@link #argmax} finds it, at "
                      + theTarget()
                      + ".";
      case HESSIAN_VECTOR_PRODUCT ->
          "The Hessian of "
              + (spec.reduction() == Reduction.NONE
                  ? "the sum of the rows' losses"
                  : "the " + loss())
              + " with respect to the logits, times a vector.";
    };
  }

  private String inTop(boolean one) {
    String first = form.top() == 1 ? "the first class" : "the first " + form.top() + " classes";
    return (one
            ? "Whether " + theTarget() + " is"
            : "How many rows have "
                + (form.terms().hasProbabilities() ? theTarget() : "their target"))
        + " among "
        + first
        + " by logit: the greater first, a NaN before all, of equals the one of lower index.";
  }

  private String loss() {
    if (spec.batch().isExample()) {
      return "loss of the example";
    }
    return switch (spec.reduction()) {
      case MEAN -> "mean of the rows' losses";
      case SUM -> "sum of the rows' losses";
      case NONE -> "loss of each row";
    };
  }

  private String gradient() {
    boolean own = !spec.batch().isExample() && spec.reduction() == Reduction.NONE;
    return own ? "each row's own gradient" : "its gradient";
  }

  private String meaning(Operation operation, Argument argument) {
    String values = spec.batch().isExample() ? spec.classes() + " values" : shape(argument);
    return switch (argument.name()) {
      case "logits" -> values + ", read";
      case "logProbabilities" ->
          operation == Operation.NLL ? values + ", none positive" : writtenOver(values);
      case "targets" ->
          form.terms().hasProbabilities()
              ? values + ", read: what " + whose() + " target gives each class, 0 or more"
              : shape(argument) + ": each row's class, " + targetRange();
      case "gradient", "probabilities" -> writtenOver(values);
      case "sampleWeights" -> values + ", read: the weight of each row";
      case "vector" -> values + ", read: what the Hessian is multiplied by";
      case "product" ->
          spec.batch().isExample()
              ? values + ", written; apart from {@code logits} and {@code vector}"
              : values + ", written; may be {@code vector} itself, at the same offset";
      default -> shape(argument) + ", written" + rowOutput(operation, argument);
    };
  }

  /** What a loss also returns of each row. */
  private String rowOutput(Operation operation, Argument argument) {
    if (!operation.hasRowOutputs() || spec.options().outputs().isEmpty()) {
      return "";
    }
    String zero = form.ignores() ? ", 0 of an ignored one" : "";
    return switch (argument.name()) {
      case RowOutputs.LOG_SUM_EXPS -> ": the log-sum-exp of each row";
      case RowOutputs.TARGET_PROBABILITIES -> ": the probability of each row's target" + zero;
      case RowOutputs.CLASSES -> ": the class of each row's greatest logit, as {@link #argmax}";
      default -> ": the loss of each row" + zero;
    };
  }

  private static String writtenOver(String values) {
    return values + ", written; may be {@code logits} itself, at the same offset";
  }

  private String shape(Argument argument) {
    String rows = spec.batch().isDynamic() ? "rows" : Integer.toString(spec.batch().fixedRows());
    return argument.classesWide()
        ? "[" + rows + "][" + spec.classes() + "] values, row after row"
        : "[" + rows + "] values";
  }

  private void returns(Javadoc doc, Operation operation) {
    boolean one = spec.batch().isExample();
    TypeName type = one ? operation.resultType(form.numbers()) : form.returnType(operation);
    if (!type.equals(TypeName.VOID)) {
      doc.tag("@return " + result(operation));
    }
  }

  /** What a call returns, if it returns anything. */
  String result(Operation operation) {
    boolean one = spec.batch().isExample();
    return switch (operation) {
      case LOSS_ONLY, LOSS_AND_GRADIENT, NLL -> "the " + loss();
      case LOG_SUM_EXP -> "the log-sum-exp";
      case ARGMAX -> "the class";
      default -> one ? "whether the example is right" : "the number of rows that are right";
    };
  }

  /** Whether a batch call reads and writes arrays of the same type. */
  private boolean mayOverlap(Operation operation) {
    return form.outputs(operation).stream()
        .anyMatch(output -> output.element().equals(form.input(operation).element()));
  }

  private String whose() {
    return spec.batch().isExample() ? "the example's" : "each row's";
  }

  /** What a row is right about. */
  private String theTarget() {
    return form.terms().hasProbabilities()
        ? "the first of the classes that the target gives most"
        : "the target";
  }

  /** Whether a class is named by its index. */
  private boolean takesIndices(Operation operation) {
    return operation.takesTargets() && !form.terms().hasProbabilities();
  }

  /** What values of floating-point arguments a call refuses, as the end of a sentence. */
  String refusedValues(Operation operation) {
    boolean hasDistributions = form.terms().hasProbabilities();
    String targets =
        operation.takesTargets() && hasDistributions
            ? ", or a target is negative, infinite or NaN"
            : "";
    if (operation != Operation.NLL) {
      return targets;
    }
    return targets
        + (hasDistributions
            ? ", or a log-probability is positive"
            : ", or a log-probability at a target is positive");
  }

  /** What a target may be. */
  private String targetRange() {
    return "0 to "
        + (spec.classes() - 1)
        + (form.ignores()
            ? ", or " + form.terms().row().ignoreIndex().getAsInt() + " to be ignored"
            : "");
  }
}

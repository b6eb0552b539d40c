package io.lossmith.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.lossmith.processor.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The private methods that do one row: what they compute depends on the schedule, their shape not.
 */
final class RowMethods {
  static final TypeName FLOATS = ArrayTypeName.of(TypeName.FLOAT);

  private final RowSchedule schedule;
  private final Divisor divisor;

  RowMethods(Plan plan) {
    this.schedule = schedule(plan);
    this.divisor = Divisor.of(plan.spec());
  }

  private static RowSchedule schedule(Plan plan) {
    int classes = plan.spec().classes();
    return switch (plan.schedule()) {
      case STRAIGHT_LINE -> new StraightLineRow(classes);
      case STORED -> new StoredRow(classes);
      case BLOCKED -> new BlockedRow(classes);
    };
  }

  /** Whether the gradient of a row is written while its exponentials are in locals. */
  boolean keepsLocals() {
    return schedule.keepsLocals();
  }

  /** The methods of a row that every class has, in the order of reading. */
  List<MethodSpec> common() {
    List<MethodSpec> methods = new ArrayList<>();
    methods.add(gradient());
    methods.add(softmax());
    methods.add(logSoftmax());
    methods.add(logSumExp());
    if (!keepsLocals()) {
      methods.add(exponentials());
    }
    methods.add(maximum());
    methods.add(rest());
    return methods;
  }

  /** The methods of a row that stand for a whole call, where a call has one example. */
  List<MethodSpec> example() {
    return List.of(loss(), lossAndGradient());
  }

  private MethodSpec loss() {
    return row("rowLoss", TypeName.FLOAT, "The loss of the row at {@code at}.\n")
        .addParameter(TypeName.INT, "target")
        .addStatement("float maximum = maximum(logits, at)")
        .addStatement("float rest = rest(logits, at, maximum)")
        .addStatement("return log1p(rest) + (maximum - logits[at + target])")
        .build();
  }

  private MethodSpec lossAndGradient() {
    MethodSpec.Builder method =
        row(
                "rowLossAndGradient",
                TypeName.FLOAT,
                "The loss of the row at {@code at}; its gradient goes to {@code to}.\n")
            .addParameter(TypeName.INT, "target")
            .addParameter(FLOATS, "gradient")
            .addParameter(TypeName.INT, "to")
            .addStatement("float maximum = maximum(logits, at)")
            .addStatement("float distance = maximum - logits[at + target]");
    if (keepsLocals()) {
      method.addStatement("float rest = rowGradient(logits, at, maximum, target, gradient, to)");
    } else {
      method
          .addStatement("float rest = rowExponentials(logits, at, maximum, gradient, to)")
          .addStatement("rowGradient(rest, target, gradient, to)");
    }
    return method.addStatement("return log1p(rest) + distance").build();
  }

  /**
   * Writes the gradient: with the exponentials on the way if they stay in locals, else from where
   * they are stored.
   */
  private MethodSpec gradient() {
    MethodSpec.Builder method =
        keepsLocals()
            ? row(
                    "rowGradient",
                    TypeName.FLOAT,
                    "Writes the gradient of the row at {@code at}, to {@code to}; returns its rest.\n")
                .addParameter(TypeName.FLOAT, "maximum")
            : method(
                    "rowGradient",
                    TypeName.VOID,
                    "Makes a row's exponentials at {@code to} its gradient.\n")
                .addParameter(TypeName.FLOAT, "rest");
    method
        .addParameter(TypeName.INT, "target")
        .addParameter(FLOATS, "gradient")
        .addParameter(TypeName.INT, "to");
    if (divisor == Divisor.ARGUMENT) {
      method.addParameter(TypeName.FLOAT, "divisor");
    }
    if (keepsLocals()) {
      method
          .addStatement("float atTarget = expNegative(maximum - logits[at + target])")
          .addCode(schedule.exponentials("gradient", "float rest ="))
          .addCode("\n// The gradient; at the target as a sum that nothing cancels in.\n");
    } else {
      method.addStatement("float atTarget = gradient[to + target]");
    }
    method
        .addStatement("float scale = $L", divisor.scale())
        .addCode(schedule.each("gradient", (exponential, index) -> exponential + " * scale"))
        .addStatement("gradient[to + target] = ((atTarget - 1f) - rest) * scale");
    return (keepsLocals() ? method.addStatement("return rest") : method).build();
  }

  private MethodSpec exponentials() {
    return row(
            "rowExponentials",
            TypeName.FLOAT,
            "Leaves exp(logit - maximum) of a row at {@code to}; returns the sum without one"
                + " maximum.\n")
        .addParameter(TypeName.FLOAT, "maximum")
        .addParameter(FLOATS, "exponentials")
        .addParameter(TypeName.INT, "to")
        .addCode(schedule.exponentials("exponentials", "return"))
        .build();
  }

  private MethodSpec softmax() {
    MethodSpec.Builder method =
        row("rowSoftmax", TypeName.VOID, "The softmax of the row at {@code at}, to {@code to}.\n")
            .addParameter(FLOATS, "probabilities")
            .addParameter(TypeName.INT, "to")
            .addStatement("float maximum = maximum(logits, at)");
    if (keepsLocals()) {
      method
          .addCode("\n")
          .addCode(schedule.exponentials("probabilities", "float rest ="))
          .addCode("\n// The probabilities: one division a row.\n");
    } else {
      method.addStatement("float rest = rowExponentials(logits, at, maximum, probabilities, to)");
    }
    return method
        .addStatement("float scale = $L", Divisor.NONE.scale())
        .addCode(schedule.each("probabilities", (exponential, index) -> exponential + " * scale"))
        .build();
  }

  private MethodSpec logSoftmax() {
    return row(
            "rowLogSoftmax",
            TypeName.VOID,
            "The log-softmax of the row at {@code at}, into {@code to}.\n")
        .addParameter(FLOATS, "logProbabilities")
        .addParameter(TypeName.INT, "to")
        .addStatement("float maximum = maximum(logits, at)")
        .addStatement("float logSum = log1p(rest(logits, at, maximum))")
        .addCode(
            schedule.each(
                "logProbabilities",
                (exponential, index) -> "-(logSum + (maximum - logits[" + index.in("at") + "]))"))
        .build();
  }

  private MethodSpec logSumExp() {
    return row("rowLogSumExp", TypeName.FLOAT, "The log-sum-exp of the row at {@code at}.\n")
        .addStatement("float maximum = maximum(logits, at)")
        .addStatement("float rest = rest(logits, at, maximum)")
        .beginControlFlow("if ($T.isNaN(rest))", Float.class)
        .addStatement("return $T.nonFiniteLogSumExp(logits, at, CLASSES)", Kernel.ROWS)
        .endControlFlow()
        .addStatement("return maximum + log1p(rest)")
        .build();
  }

  private MethodSpec maximum() {
    return row("maximum", TypeName.FLOAT, "The greatest logit of the row at {@code at}.\n")
        .addCode(schedule.maximum())
        .build();
  }

  private MethodSpec rest() {
    return row(
            "rest",
            TypeName.FLOAT,
            "The sum of exp(logit - maximum) over the row, with one maximum left out.\n")
        .addParameter(TypeName.FLOAT, "maximum")
        .addCode(schedule.rest())
        .build();
  }

  private static MethodSpec.Builder row(String name, TypeName returns, String javadoc) {
    return method(name, returns, javadoc)
        .addParameter(FLOATS, "logits")
        .addParameter(TypeName.INT, "at");
  }

  private static MethodSpec.Builder method(String name, TypeName returns, String javadoc) {
    return MethodSpec.methodBuilder(name)
        .addJavadoc(CodeBlock.of("$L", javadoc))
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(returns);
  }
}

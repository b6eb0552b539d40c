package io.lossmith.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.lossmith.processor.plan.Plan;
import io.lossmith.processor.plan.Schedule;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The private methods that do one row: what they compute depends on the schedule, their shape not.
 */
final class RowMethods {
  static final TypeName FLOATS = ArrayTypeName.of(TypeName.FLOAT);

  private final RowSchedule schedule;
  private final Divisor divisor;

  private RowMethods(RowSchedule schedule, Divisor divisor) {
    this.schedule = schedule;
    this.divisor = divisor;
  }

  /** All methods of a row, in the order of reading. */
  static List<MethodSpec> of(Plan plan) {
    int classes = plan.spec().classes();
    RowSchedule schedule =
        plan.schedule() == Schedule.STRAIGHT_LINE
            ? new StraightLineRow(classes)
            : new BlockedRow(classes);
    RowMethods methods = new RowMethods(schedule, Divisor.of(plan.spec()));
    return List.of(
        methods.loss(),
        methods.lossAndGradient(),
        methods.softmax(),
        methods.logSoftmax(),
        methods.logSumExp(),
        methods.maximum(),
        methods.rest());
  }

  private MethodSpec loss() {
    return method(
            "rowLoss",
            TypeName.FLOAT,
            "The loss of the row at {@code at}: log1p(rest) + u[target].\n")
        .addParameter(TypeName.INT, "target")
        .addStatement("float maximum = maximum(logits, at)")
        .addStatement("float rest = rest(logits, at, maximum)")
        .addStatement("return log1p(rest) + (maximum - logits[at + target])")
        .build();
  }

  private MethodSpec lossAndGradient() {
    MethodSpec.Builder method =
        method(
                "rowLossAndGradient",
                TypeName.FLOAT,
                "The loss of the row at {@code at}; its gradient goes to {@code to}.\n")
            .addParameter(TypeName.INT, "target")
            .addParameter(FLOATS, "gradient")
            .addParameter(TypeName.INT, "to");
    if (divisor == Divisor.ARGUMENT) {
      method.addParameter(TypeName.FLOAT, "divisor");
    }
    return method
        .addStatement("float maximum = maximum(logits, at)")
        .addStatement("float distance = maximum - logits[at + target]")
        .addCode("\n")
        .addCode(schedule.exponentials("gradient"))
        .addCode("\n// The gradient; at the target as a sum that nothing cancels in.\n")
        .addStatement("float atTarget = $L", schedule.exponentialAtTarget("gradient"))
        .addStatement("float scale = $L", divisor.scale())
        .addCode(schedule.scaled("gradient"))
        .addStatement("gradient[to + target] = ((atTarget - 1f) - rest) * scale")
        .addStatement("return log1p(rest) + distance")
        .build();
  }

  private MethodSpec softmax() {
    return method(
            "rowSoftmax", TypeName.VOID, "The softmax of the row at {@code at}, into {@code to}.\n")
        .addParameter(FLOATS, "probabilities")
        .addParameter(TypeName.INT, "to")
        .addStatement("float maximum = maximum(logits, at)")
        .addCode("\n")
        .addCode(schedule.exponentials("probabilities"))
        .addCode("\n// The probabilities: one division a row.\n")
        .addStatement("float scale = $L", Divisor.NONE.scale())
        .addCode(schedule.scaled("probabilities"))
        .build();
  }

  private MethodSpec logSoftmax() {
    return method(
            "rowLogSoftmax",
            TypeName.VOID,
            "The log-softmax of the row at {@code at}, into {@code to}.\n")
        .addParameter(FLOATS, "logProbabilities")
        .addParameter(TypeName.INT, "to")
        .addStatement("float maximum = maximum(logits, at)")
        .addStatement("float logSum = log1p(rest(logits, at, maximum))")
        .addCode(schedule.logSoftmax("logProbabilities"))
        .build();
  }

  private MethodSpec logSumExp() {
    return method("rowLogSumExp", TypeName.FLOAT, "The log-sum-exp of the row at {@code at}.\n")
        .addStatement("float maximum = maximum(logits, at)")
        .addStatement("float rest = rest(logits, at, maximum)")
        .beginControlFlow("if ($T.isNaN(rest))", Float.class)
        .addStatement("return $T.nonFiniteLogSumExp(logits, at, CLASSES)", Kernel.ROWS)
        .endControlFlow()
        .addStatement("return maximum + log1p(rest)")
        .build();
  }

  private MethodSpec maximum() {
    return method("maximum", TypeName.FLOAT, "The greatest logit of the row at {@code at}.\n")
        .addCode(schedule.maximum())
        .build();
  }

  private MethodSpec rest() {
    return method(
            "rest",
            TypeName.FLOAT,
            "The sum of exp(logit - maximum) over the row, with one maximum left out.\n")
        .addParameter(TypeName.FLOAT, "maximum")
        .addCode(schedule.rest())
        .build();
  }

  private static MethodSpec.Builder method(String name, TypeName returns, String javadoc) {
    return MethodSpec.methodBuilder(name)
        .addJavadoc(CodeBlock.of("$L", javadoc))
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(returns)
        .addParameter(FLOATS, "logits")
        .addParameter(TypeName.INT, "at");
  }
}

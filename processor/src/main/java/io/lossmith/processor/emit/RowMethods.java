package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.lossmith.processor.plan.Plan;
import io.lossmith.processor.spec.LossSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The private methods that do one row: what they compute depends on the schedule, their shape not.
 */
final class RowMethods {
  private final RowSchedule schedule;
  private final Numbers numbers;
  private final RowTerms terms;
  private final RowGradient gradient;

  RowMethods(Plan plan) {
    this.numbers = Numbers.of(plan.spec());
    this.schedule = schedule(plan, numbers);
    this.terms = new RowTerms(plan.spec());
    this.gradient = new RowGradient(terms, Divisor.of(plan.spec()));
  }

  private static RowSchedule schedule(Plan plan, Numbers numbers) {
    LiveClasses live = new LiveClasses(plan.spec());
    return switch (plan.schedule()) {
      case STRAIGHT_LINE -> new StraightLineRow(live, numbers);
      case STORED -> new StoredRow(live, numbers);
      case BLOCKED -> new BlockedRow(live, numbers);
    };
  }

  /** Whether the gradient of a row is written while its exponentials are in locals. */
  boolean keepsLocals() {
    return schedule.keepsLocals();
  }

  /** The methods of a row that every class has, in the order of reading. */
  List<MethodSpec> common() {
    List<MethodSpec> methods = new ArrayList<>();
    if (keepsLocals()) {
      methods.add(gradientOfRow());
    }
    if (!keepsLocals() || vectors().takesTerms()) {
      methods.add(gradientOfExponentials());
    }
    methods.add(softmax());
    methods.add(logSoftmax());
    methods.add(logSumExp());
    methods.add(new RowHessian(terms, gradient.divisor()).method());
    methods.add(exponentials());
    methods.add(maximum());
    methods.add(rest());
    methods.addAll(terms.methods());
    return methods;
  }

  /** The methods of a row that stand for a whole call, where a call has one example. */
  List<MethodSpec> example() {
    RowOutputs outputs = new RowOutputs(new BatchForm(terms.spec()));
    boolean returnsMore = !outputs.arguments().isEmpty();
    List<MethodSpec> methods = new ArrayList<>();
    methods.add(loss(outputs, returnsMore));
    methods.add(lossAndGradient(outputs, returnsMore));
    if (returnsMore && terms.spec().options().transform().hasSoftcap()) {
      // What the Hessian needs of a gradient.
      methods.add(lossAndGradient(outputs, false));
    }
    return methods;
  }

  private MethodSpec loss(RowOutputs outputs, boolean returnsMore) {
    MethodSpec.Builder method =
        row("rowLoss", numbers.type(), "The loss of the row at {@code at}.\n");
    addExampleTarget(method);
    addOutputs(method, outputs, returnsMore);
    method
        .addStatement("$L maximum = maximum(logits, at)", numbers)
        .addStatement("$L rest = rest(logits, at, maximum)", numbers);
    if (returnsMore) {
      method.addCode(outputs.after(Argument::offset));
    }
    return method
        .addStatement("$L distance = " + terms.distance("maximum", exampleTarget()), numbers)
        .addStatement("return " + exampleLoss())
        .build();
  }

  private MethodSpec lossAndGradient(RowOutputs outputs, boolean returnsMore) {
    MethodSpec.Builder method =
        row(
            "rowLossAndGradient",
            numbers.type(),
            "The loss of the row at {@code at}; its gradient goes to {@code to}.\n");
    addExampleTarget(method);
    addOutputs(method, outputs, returnsMore);
    method
        .addParameter(numbers.array(), "gradient")
        .addParameter(TypeName.INT, "to")
        .addStatement("$L maximum = maximum(logits, at)", numbers)
        .addStatement("$L distance = " + terms.distance("maximum", exampleTarget()), numbers);
    String target = exampleTarget();
    if (keepsLocals()) {
      method.addStatement(
          "$L rest = rowGradient(logits, at, maximum,$W"
              + gradient.arguments("distance", target, "sampleWeight")
              + ",$Wgradient, to)",
          numbers);
    } else {
      method
          .addStatement("$L rest = rowExponentials(logits, at, maximum, gradient, to)", numbers)
          .addStatement("rowGradient(rest,$W" + storedArguments(target) + ",$Wgradient, to)");
    }
    if (returnsMore) {
      method.addCode(outputs.after(Argument::offset));
    }
    return method.addStatement("return " + exampleLoss()).build();
  }

  /** The arrays for what a loss also returns, and what is noted in them first. */
  private static void addOutputs(
      MethodSpec.Builder method, RowOutputs outputs, boolean returnsMore) {
    if (!returnsMore) {
      return;
    }
    for (Argument argument : outputs.arguments()) {
      method.addParameter(argument.type(), argument.name());
      method.addParameter(TypeName.INT, argument.offset());
    }
    method.addCode(outputs.before(new Place("logits", "at"), "target", Argument::offset));
  }

  private String storedArguments(String target) {
    String arguments = gradient.arguments("distance", target, "sampleWeight");
    return terms.needsMaximum() ? "maximum, " + arguments : arguments;
  }

  private void addExampleTarget(MethodSpec.Builder method) {
    terms.addTarget(method);
    if (terms.row().sampleWeights()) {
      method.addParameter(numbers.type(), "sampleWeight");
    }
  }

  private String exampleTarget() {
    return terms.hasProbabilities() ? "targets, targetsAt" : "target";
  }

  private String exampleLoss() {
    String mass = terms.hasMass() ? terms.mass(exampleTarget()) : "";
    return terms.loss("distance", "rest", "log1p(rest)", mass, "maximum", "sampleWeight");
  }

  /** The gradient of a row whose exponentials stay in locals, and the way there. */
  private MethodSpec gradientOfRow() {
    MethodSpec.Builder method =
        row(
                "rowGradient",
                numbers.type(),
                "Writes the gradient of the row at {@code at}, to {@code to}; returns its rest.\n")
            .addParameter(numbers.type(), "maximum");
    gradient.addParameters(method);
    method.addParameter(numbers.array(), "gradient").addParameter(TypeName.INT, "to");
    // Read before the gradient may overwrite it; its exponential is not on the way to the sum.
    boolean isGiven = terms.row().hasFocal();
    if (!terms.hasProbabilities() && !isGiven) {
      method.addStatement(
          "$L distance = maximum - logits[at + $L]", numbers, terms.live().place("target"));
    }
    method
        .addCode(schedule.exponentials("gradient", numbers + " rest ="))
        .addCode(
            terms.hasProbabilities()
                ? "\n// The gradient.\n"
                : "\n// The gradient; at the target as a sum that nothing cancels in.\n");
    if (!terms.hasProbabilities()) {
      method.addStatement("$L atTarget = expNegative(distance)", numbers);
    }
    return method.addCode(gradient.write(schedule::each)).addStatement("return rest").build();
  }

  /** The gradient of a row whose exponentials are stored where it goes. */
  private MethodSpec gradientOfExponentials() {
    MethodSpec.Builder method =
        method(
                "rowGradient",
                TypeName.VOID,
                "Makes a row's exponentials at {@code to} its gradient.\n")
            .addParameter(numbers.type(), "rest");
    if (terms.needsMaximum()) {
      method.addParameter(numbers.type(), "maximum");
    }
    gradient.addParameters(method);
    method.addParameter(numbers.array(), "gradient").addParameter(TypeName.INT, "to");
    if (!terms.hasProbabilities()) {
      method.addStatement("$L atTarget = gradient[to + $L]", numbers, terms.live().place("target"));
    }
    return method.addCode(gradient.write(stored())).build();
  }

  /** What becomes of exponentials that are stored; rows that go to the kernels are scaled there. */
  private RowGradient.Each stored() {
    String count = terms.live().count();
    boolean onKernels = vectors().takesRows();
    return new RowGradient.Each() {
      @Override
      public CodeBlock of(String output, RowSchedule.ClassExpression expression) {
        return Loops.each(output, count, expression);
      }

      @Override
      public CodeBlock scaled(String output, String factor) {
        return onKernels
            ? CodeBlock.of("$T.scale($L, to, $L, $L);\n", Kernel.ROWS, output, count, factor)
            : RowGradient.Each.super.scaled(output, factor);
      }
    };
  }

  /** The arguments of {@code rowGradient} between the row and where its gradient goes. */
  RowGradient gradientTerms() {
    return gradient;
  }

  private MethodSpec exponentials() {
    MethodSpec.Builder method =
        row(
                "rowExponentials",
                numbers.type(),
                "Leaves exp(logit - maximum) of a row at {@code to}; returns the sum without one"
                    + " maximum.\n")
            .addParameter(numbers.type(), "maximum")
            .addParameter(numbers.array(), "exponentials")
            .addParameter(TypeName.INT, "to");
    if (!keepsLocals()) {
      return method
          .addCode(
              vectors()
                  .row(
                      "exponentials(logits, at, "
                          + terms.live().count()
                          + ", maximum,$Wexponentials, to",
                      true))
          .addCode(schedule.exponentials("exponentials", "return"))
          .build();
    }
    return method
        .addCode(schedule.exponentials("exponentials", numbers + " rest ="))
        .addCode(schedule.each("exponentials", (exponential, index) -> exponential))
        .addStatement("return rest")
        .build();
  }

  private MethodSpec softmax() {
    MethodSpec.Builder method =
        row("rowSoftmax", TypeName.VOID, "The softmax of the row at {@code at}, to {@code to}.\n")
            .addParameter(numbers.array(), "probabilities")
            .addParameter(TypeName.INT, "to")
            .addStatement("$L maximum = maximum(logits, at)", numbers);
    if (keepsLocals()) {
      method
          .addCode("\n")
          .addCode(schedule.exponentials("probabilities", numbers + " rest ="))
          .addCode("\n// The probabilities: one division a row.\n");
    } else {
      method.addStatement(
          "$L rest = rowExponentials(logits, at, maximum, probabilities, to)", numbers);
    }
    RowGradient.Each each = keepsLocals() ? schedule::each : stored();
    return method
        .addStatement("$L scale = $L / $L", numbers, numbers.whole(1), Divisor.NONE.sum(numbers))
        .addCode(each.scaled("probabilities", "scale"))
        .build();
  }

  private MethodSpec logSoftmax() {
    return row(
            "rowLogSoftmax",
            TypeName.VOID,
            "The log-softmax of the row at {@code at}, into {@code to}.\n")
        .addParameter(numbers.array(), "logProbabilities")
        .addParameter(TypeName.INT, "to")
        .addStatement("$L maximum = maximum(logits, at)", numbers)
        .addStatement("$L logSum = log1p(rest(logits, at, maximum))", numbers)
        .addCode(logProbabilities())
        .build();
  }

  /** Log-probabilities of a row; rows that go to the kernels are written there. */
  private CodeBlock logProbabilities() {
    return vectors().takesRows()
        ? CodeBlock.of(
            "$T.logSoftmax(logits, at, $L, maximum, logSum, logProbabilities, to);\n",
            Kernel.ROWS,
            terms.live().count())
        : schedule.each(
            "logProbabilities",
            (exponential, index) -> "-(logSum + (maximum - logits[" + index.in("at") + "]))");
  }

  private MethodSpec logSumExp() {
    return row("rowLogSumExp", numbers.type(), "The log-sum-exp of the row at {@code at}.\n")
        .addStatement("$L maximum = maximum(logits, at)", numbers)
        .addStatement("$L rest = rest(logits, at, maximum)", numbers)
        .beginControlFlow("if ($L.isNaN(rest))", numbers.box())
        .addStatement(
            "return $T.nonFiniteLogSumExp(logits, at, $L)", Kernel.ROWS, terms.live().count())
        .endControlFlow()
        .addStatement("return maximum + log1p(rest)")
        .build();
  }

  private MethodSpec maximum() {
    return row("maximum", numbers.type(), "The greatest logit of the row at {@code at}.\n")
        .addCode(vectors().row("maximum(logits, at, " + terms.live().count(), false))
        .addCode(schedule.maximum())
        .build();
  }

  private MethodSpec rest() {
    return row(
            "rest",
            numbers.type(),
            "The sum of exp(logit - maximum) over the row, with one maximum left out.\n")
        .addParameter(numbers.type(), "maximum")
        .addCode(vectors().row("rest(logits, at, " + terms.live().count() + ", maximum", true))
        .addCode(schedule.rest())
        .build();
  }

  private VectorCode vectors() {
    return new VectorCode(terms.spec());
  }

  private MethodSpec.Builder row(String name, TypeName returns, String javadoc) {
    return ofRow(terms.spec(), name, returns, javadoc)
        .addParameter(numbers.array(), "logits")
        .addParameter(TypeName.INT, "at");
  }

  /** A method that does a row, or calls one that does. */
  static MethodSpec.Builder ofRow(LossSpec spec, String name, TypeName returns, String javadoc) {
    return MethodSpec.methodBuilder(name)
        .addJavadoc(CodeBlock.of("$L", javadoc))
        .addModifiers(new VectorCode(spec).ofRow())
        .returns(returns);
  }

  static MethodSpec.Builder method(String name, TypeName returns, String javadoc) {
    return MethodSpec.methodBuilder(name)
        .addJavadoc(CodeBlock.of("$L", javadoc))
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(returns);
  }
}

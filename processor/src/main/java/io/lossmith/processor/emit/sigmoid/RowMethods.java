package io.lossmith.processor.emit.sigmoid;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.lossmith.processor.emit.Javadoc;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The private methods that do one row. The sum over its classes is taken in double, in order. */
record RowMethods(Form form) {

  List<MethodSpec> all() {
    List<MethodSpec> methods =
        new ArrayList<>(List.of(loss(), lossAndGradient(), hessianVectorProduct(), probability()));
    return methods;
  }

  /** Whether a row's entries are multiplied by a number of the row. */
  boolean isScaled() {
    return form.isMean() || form.spec().row().sampleWeights();
  }

  /** Whether the method that multiplies by the Hessian needs the targets. */
  boolean curvatureTakesTargets() {
    return entry().curvatureTakesTargets() || form.spec().row().hasIgnoreIndex();
  }

  private MethodSpec loss() {
    return row("rowLoss", TypeName.DOUBLE, "The loss of the row at {@code at}.", true)
        .addCode(
            sum(
                CodeBlock.builder()
                    .add(target(""))
                    .add(entry().beforeLoss(false))
                    .add(weight())
                    .build()))
        .build();
  }

  private MethodSpec lossAndGradient() {
    MethodSpec.Builder method =
        row(
            "rowLossAndGradient",
            TypeName.DOUBLE,
            "The loss of the row at {@code at}; writes its gradient"
                + (isScaled() ? ", scaled," : "")
                + " to {@code to}.",
            true);
    addOutput(method, "gradient");
    String gradient = form.element("gradient", "to");
    return method
        .addCode(
            sum(
                CodeBlock.builder()
                    .add(target(gradient))
                    .add(entry().beforeLoss(true))
                    .add(weight())
                    .addStatement("$L =$W$L", gradient, scaled(entry().slope()))
                    .build()))
        .build();
  }

  private MethodSpec hessianVectorProduct() {
    MethodSpec.Builder method =
        row(
            "rowHessianVectorProduct",
            TypeName.VOID,
            "Writes the Hessian of the row at {@code at}"
                + (isScaled() ? ", scaled," : "")
                + " times its vector to {@code to}.",
            curvatureTakesTargets());
    method.addParameter(ArrayTypeName.of(real()), "vector").addParameter(TypeName.INT, "vectorAt");
    addOutput(method, "product");
    String product = form.element("product", "to");
    CodeBlock curvature =
        CodeBlock.of("$L *$W$L", entry().curvature(), form.element("vector", "vectorAt"));
    return method
        .addCode(
            eachClass(
                CodeBlock.builder()
                    .add(curvatureTakesTargets() ? target(product) : CodeBlock.of(""))
                    .add(entry().beforeCurvature())
                    .add(weight())
                    .addStatement("$L =$W$L", product, scaled(curvature))
                    .build()))
        .build();
  }

  private MethodSpec probability() {
    return MethodSpec.methodBuilder("probability")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addJavadoc("The sigmoid of a logit.\n")
        .returns(real())
        .addParameter(real(), "logit")
        .addStatement("$T exponential = expNegative(Math.abs(logit))", real())
        .addStatement(
            "return $L",
            form.real()
                .rounded(
                    "(logit > %s ? %s : exponential) / (1d + exponential)"
                        .formatted(form.real().literal(0), form.real().literal(1))))
        .build();
  }

  private MethodSpec.Builder row(String name, TypeName result, String doc, boolean takesTargets) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addJavadoc(new Javadoc().paragraph(doc).build())
            .returns(result)
            .addParameter(ArrayTypeName.of(real()), "logits")
            .addParameter(TypeName.INT, "at");
    return takesTargets
        ? method
            .addParameter(form.targets().type(), "targets")
            .addParameter(TypeName.INT, "targetsAt")
        : method;
  }

  private void addOutput(MethodSpec.Builder method, String name) {
    if (isScaled()) {
      method.addParameter(TypeName.DOUBLE, "scale");
    }
    method.addParameter(ArrayTypeName.of(real()), name).addParameter(TypeName.INT, "to");
  }

  /** The sum of what the statements leave as a loss, over the classes. */
  private CodeBlock sum(CodeBlock statements) {
    if (form.isBinary()) {
      return CodeBlock.builder().add(statements).addStatement("return $L", weightedLoss()).build();
    }
    return CodeBlock.builder()
        .addStatement("double loss = 0d")
        .add(
            eachClass(
                CodeBlock.builder()
                    .add(statements)
                    .addStatement("loss += $L", weightedLoss())
                    .build()))
        .addStatement("return loss")
        .build();
  }

  private CodeBlock eachClass(CodeBlock statements) {
    return form.isBinary()
        ? statements
        : CodeBlock.builder()
            .beginControlFlow("for (int c = 0; c < CLASSES; c++)")
            .add(statements)
            .endControlFlow()
            .build();
  }

  /** Reads the target; goes on if it is ignored, with +0 in the output if there is one. */
  private CodeBlock target(String output) {
    CodeBlock.Builder code =
        CodeBlock.builder()
            .addStatement(
                "$T target = $L", form.targets().element(), form.element("targets", "targetsAt"));
    if (form.spec().row().hasIgnoreIndex()) {
      code.beginControlFlow("if (target == IGNORE_INDEX)");
      if (!output.isEmpty()) {
        code.addStatement("$L = $L", output, form.real().literal(0));
      }
      boolean isVoid = output.startsWith("product");
      code.addStatement(form.isBinary() ? (isVoid ? "return" : "return 0d") : "continue")
          .endControlFlow();
    }
    return code.build();
  }

  private CodeBlock weight() {
    CodeBlock weight = entry().weight();
    return weight.isEmpty()
        ? weight
        : CodeBlock.builder().addStatement("double weight =$W$L", weight).build();
  }

  private CodeBlock weightedLoss() {
    if (entry().weight().isEmpty()) {
      return entry().loss();
    }
    return form.spec().row().classWeights().contains(0.0)
        ? CodeBlock.of("$T.product(weight,$W$L)", Entry.WEIGHTS, entry().loss())
        : CodeBlock.of("weight *$W$L", entry().loss());
  }

  /** A derivative with its weight and the scale of its row, rounded. */
  private CodeBlock scaled(CodeBlock derivative) {
    CodeBlock weighted =
        entry().weight().isEmpty() ? derivative : CodeBlock.of("weight *$W$L", derivative);
    if (form.spec().row().sampleWeights()) {
      // A row's weight may be infinite, which no constant of the spec is.
      return CodeBlock.of(
          "$L$T.product(scale,$W$L)",
          form.real().isDouble() ? "" : "(float) ",
          Entry.WEIGHTS,
          weighted);
    }
    CodeBlock scaled = isScaled() ? CodeBlock.of("scale *$W$L", weighted) : weighted;
    return form.real().isDouble() ? scaled : CodeBlock.of("(float) ($L)", scaled);
  }

  private Entry entry() {
    return Entry.of(form);
  }

  private TypeName real() {
    return form.real().type();
  }
}

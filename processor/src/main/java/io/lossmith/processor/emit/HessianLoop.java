package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/** The calls that multiply the Hessian of one row, or of each row of a batch, with a vector. */
record HessianLoop(BatchForm form) {
  private static final Operation OPERATION = Operation.HESSIAN_VECTOR_PRODUCT;

  /** Where the exponentials of a row are kept that lie in the way elsewhere. */
  static final String EXPONENTIALS = "keptExponentials";

  /**
   * The scratch. The product of a batch may be written over the vector, so the exponentials are
   * kept apart; one example keeps them where its product will be.
   */
  List<FieldSpec> fields() {
    List<FieldSpec> fields = new ArrayList<>();
    if (!form.spec().batch().isExample() || staged().isUsed()) {
      fields.add(
          FieldSpec.builder(form.numbers().array(), EXPONENTIALS, Modifier.PRIVATE, Modifier.FINAL)
              .addJavadoc("The exponentials of one row.\n")
              .initializer("new $L[CLASSES]", form.numbers())
              .build());
    }
    if (staged().isUsed()) {
      fields.add(staged().field());
    }
    return fields;
  }

  private StagedHessian staged() {
    return new StagedHessian(form, new Staging(form));
  }

  /** The body of a batch call after its checks. */
  CodeBlock body() {
    CodeBlock.Builder code = CodeBlock.builder();
    if (form.sumsDivisor()) {
      code.add(new MeanDivisor(form).guard(OPERATION));
    }
    code.beginControlFlow("for (int row = 0; row < $L; row++)", form.rows());
    String divisor = form.sumsDivisor() ? form.numbers().fromDouble() + "divisor" : form.rows();
    String sampleWeight = "sampleWeights[sampleWeightsOffset + row]";
    if (staged().isUsed()) {
      return code.add(staged().batchRow(divisor, sampleWeight)).endControlFlow().build();
    }
    if (form.ignores()) {
      code.beginControlFlow("if (targets[targetsOffset + row] == IGNORE_INDEX)")
          .addStatement("int to = productOffset + row * CLASSES")
          .addStatement(
              "$T.fill(product, to, to + CLASSES, $L)", Arrays.class, form.numbers().whole(0))
          .addStatement("continue")
          .endControlFlow();
    }
    return code.addStatement(
            call(
                form.input(OPERATION).place("row"),
                form.terms().target("row"),
                sampleWeight,
                divisor,
                form.vector().place("row"),
                new Place(EXPONENTIALS, "0"),
                form.output(OPERATION).place("row")))
        .endControlFlow()
        .build();
  }

  /** The call of one example after its checks. */
  CodeBlock example(Function<Argument, String> start, String target) {
    if (staged().isUsed()) {
      return staged().example(start, target);
    }
    Place product = new Place("product", start.apply(form.output(OPERATION)));
    return CodeBlock.builder()
        .addStatement(
            call(
                new Place("logits", start.apply(form.input(OPERATION))),
                target,
                "sampleWeight",
                "",
                new Place("vector", start.apply(form.vector())),
                product,
                product))
        .build();
  }

  /** The call for a row. */
  String call(
      Place logits,
      String target,
      String sampleWeight,
      String divisor,
      Place vector,
      Place exponentials,
      Place product) {
    List<String> arguments = new ArrayList<>(List.of(logits.arguments()));
    arguments.addAll(
        new RowHessian(form.terms(), Divisor.of(form.spec()))
            .arguments(target, sampleWeight, divisor));
    arguments.addAll(List.of(vector.arguments(), exponentials.arguments(), product.arguments()));
    return "rowHessianVectorProduct(" + String.join(",$W", arguments) + ")";
  }
}

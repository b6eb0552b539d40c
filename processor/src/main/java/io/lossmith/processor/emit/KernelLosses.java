package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The branch of a method that hands a block of rows to the runtime's SIMD kernels, from the logits
 * to losses and gradients. The kernels know neither masks nor rows that do not count, only weights:
 * targets become places of what they compute on, and what does not count is cleared afterwards.
 */
record KernelLosses(BatchForm form) {
  private static final String FOR_ROWS = "for (int row = 0; row < rows; row++)";
  private static final String TARGET = "targets[targetsOffset + row]";

  private VectorCode vectors() {
    return new VectorCode(form.spec());
  }

  /** The branch; empty if losses do not go to the kernels. */
  CodeBlock branch(Operation operation) {
    if (!vectors().takesLosses()) {
      return CodeBlock.of("");
    }
    return CodeBlock.builder()
        .beginControlFlow("if ($L)", vectors().takes("rows"))
        .add(given())
        .addStatement(call(operation))
        .add(ignored(operation))
        .addStatement("return")
        .endControlFlow()
        .build();
  }

  private boolean hasPlaces() {
    return form.terms().live().hasMask() || form.ignores();
  }

  private boolean hasMasses() {
    return form.terms().row().hasClassWeights();
  }

  private boolean hasSampleWeights() {
    return form.terms().row().sampleWeights();
  }

  private boolean hasWeights() {
    return hasMasses() || hasSampleWeights();
  }

  /** What the kernels are told of each row, where that is not what the caller passed. */
  private CodeBlock given() {
    if (!hasPlaces() && !hasMasses()) {
      return CodeBlock.of("");
    }
    CodeBlock.Builder code = CodeBlock.builder().beginControlFlow(FOR_ROWS);
    String target = TARGET;
    if (form.ignores() || (hasPlaces() && hasMasses())) {
      code.addStatement("int target = " + TARGET);
      target = "target";
    }
    if (form.ignores()) {
      code.beginControlFlow("if (target == IGNORE_INDEX)")
          .addStatement("target = 0")
          .endControlFlow();
    }
    if (hasPlaces()) {
      code.addStatement("places[row] = " + form.terms().live().place(target));
    }
    if (hasMasses()) {
      code.addStatement("masses[row] = CLASS_WEIGHTS[" + target + "]");
    }
    return code.endControlFlow().build();
  }

  private String call(Operation operation) {
    String targets = hasPlaces() ? "places, 0" : "targets, targetsOffset";
    List<String> passed = new ArrayList<>();
    passed.add("logits, logitsOffset, " + targets + ", rows");
    if (hasWeights()) {
      passed.add(hasMasses() ? "masses, 0" : "null, 0");
      passed.add(hasSampleWeights() ? "sampleWeights, sampleWeightsOffset" : "null, 0");
    }
    String gradient = operation.hasOutput() ? "gradient, gradientOffset" : "null, 0";
    passed.add("losses, lossesOffset, " + gradient + ", " + divisor(operation));
    return (hasWeights() ? "block.weightedLosses(" : "block.losses(")
        + String.join(",$W", passed)
        + ")";
  }

  private String divisor(Operation operation) {
    Divisor divisor = form.divisor(operation);
    return divisor == Divisor.NONE ? form.numbers().whole(1) : divisor.expression();
  }

  /** Rows that do not count went along as rows of class 0. */
  private CodeBlock ignored(Operation operation) {
    if (!form.ignores()) {
      return CodeBlock.of("");
    }
    CodeBlock.Builder code =
        CodeBlock.builder()
            .beginControlFlow(FOR_ROWS)
            .beginControlFlow("if (" + TARGET + " == IGNORE_INDEX)")
            .addStatement("losses[lossesOffset + row] = $L", form.numbers().whole(0));
    if (operation.hasOutput()) {
      code.add(BlockSteps.cleared(form));
    }
    return code.endControlFlow().endControlFlow().build();
  }

  /** The scratch. */
  List<FieldSpec> fields() {
    if (!vectors().takesLosses() || !hasPlaces()) {
      return List.of();
    }
    String places =
        form.terms().live().hasMask()
            ? "The places of the targets of a block among the live classes"
            : "The targets of a block";
    return List.of(
        FieldSpec.builder(int[].class, "places", Modifier.PRIVATE, Modifier.FINAL)
            .addJavadoc(
                places + (form.ignores() ? "; class 0 for rows that do not count" : "") + ".\n")
            .initializer("new int[TOGETHER]")
            .build());
  }
}

package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.Arrays;

/**
 * The losses of rows that take each step together: maxima, exponentials, gradients, logarithms. The
 * arrays {@code maxima}, {@code rests}, {@code masses} and {@code logSums} carry a row's numbers
 * from step to step.
 */
record BlockSteps(BatchForm form, boolean keepsLocals) {
  private static final String FOR_ROWS = "for (int row = 0; row < rows; row++)";
  private static final String LOSS = "losses[lossesOffset + row]";
  private static final String SAMPLE_WEIGHT = "sampleWeights[sampleWeightsOffset + row]";

  /** Whether the maxima of a block's rows are kept. */
  boolean keepsMaxima() {
    return keepsLocals || form.terms().needsMaximum();
  }

  /**
   * Whether the logarithms of a block's sums are taken at once, on the kernels where there are any.
   * Where losses go to the kernels as a whole, what remains are rows that do not.
   */
  boolean keepsLogSums() {
    return !new VectorCode(form.spec()).takesLosses() && !form.terms().row().hasFocal();
  }

  /** The steps of an operation. */
  CodeBlock of(Operation operation) {
    VectorCode vectors = new VectorCode(form.spec());
    if (!vectors.takesTerms()) {
      return scalar(operation).add(losses()).build();
    }
    return CodeBlock.builder()
        .beginControlFlow("if ($L)", vectors.takes("rows"))
        .add(vectors(operation))
        .nextControlFlow("else")
        .add(scalar(operation).build())
        .endControlFlow()
        .add(losses())
        .build();
  }

  private CodeBlock.Builder scalar(Operation operation) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (keepsLocals) {
      code.beginControlFlow(FOR_ROWS)
          .addStatement("maxima[row] = maximum(logits, logitsOffset + row * $L)", stride())
          .endControlFlow();
    }
    code.add(sums(operation));
    if (operation.hasOutput() && !keepsLocals) {
      code.add(gradients(false));
    }
    return code;
  }

  /** Maxima and exponentials on the kernels; what the target makes of them is scalar. */
  private CodeBlock vectors(Operation operation) {
    RowTerms terms = form.terms();
    CodeBlock.Builder code =
        CodeBlock.builder()
            .addStatement("block.normalise(logits, logitsOffset, rows, maxima, rests)")
            .beginControlFlow(FOR_ROWS);
    if (!terms.hasProbabilities()) {
      code.addStatement("int target = targets[targetsOffset + row]");
      addIgnored(code, Operation.LOSS_ONLY);
    }
    String target = terms.hasProbabilities() ? terms.target("row") : "target";
    code.addStatement("int at = logitsOffset + row * $L", stride())
        .addStatement(LOSS + " = " + terms.distance("maxima[row]", target));
    if (terms.hasMass()) {
      code.addStatement("masses[row] = " + terms.mass(target));
    }
    code.endControlFlow();
    if (operation.hasOutput()) {
      code.addStatement("block.exponentials(rows, gradient, gradientOffset)").add(gradients(true));
    }
    return code.build();
  }

  /** Distances and sums; with the gradients where exponentials stay in locals. */
  private CodeBlock sums(Operation operation) {
    RowTerms terms = form.terms();
    CodeBlock.Builder code = CodeBlock.builder().beginControlFlow(FOR_ROWS);
    if (!terms.hasProbabilities()) {
      code.addStatement("int target = targets[targetsOffset + row]");
      addIgnored(code, operation);
    }
    code.addStatement("int at = logitsOffset + row * $L", stride());
    String maximum = "maximum";
    if (keepsLocals) {
      maximum = "maxima[row]";
    } else {
      code.addStatement("$L maximum = maximum(logits, at)", form.numbers());
      if (keepsMaxima()) {
        code.addStatement("maxima[row] = maximum");
      }
    }
    String target = terms.hasProbabilities() ? terms.target("row") : "target";
    code.addStatement(LOSS + " = " + terms.distance(maximum, target));
    if (terms.hasMass()) {
      code.addStatement("masses[row] = " + terms.mass(target));
    }
    return code.addStatement("rests[row] = " + rest(operation, maximum, target))
        .endControlFlow()
        .build();
  }

  private void addIgnored(CodeBlock.Builder code, Operation operation) {
    if (!form.ignores()) {
      return;
    }
    String zero = form.numbers().whole(0);
    code.beginControlFlow("if (target == IGNORE_INDEX)").addStatement(LOSS + " = " + zero);
    if (operation.hasOutput()) {
      code.add(cleared(form));
    }
    code.addStatement("continue").endControlFlow();
  }

  /** The gradient of a row that does not count. */
  static CodeBlock cleared(BatchForm form) {
    String stride = form.terms().live().stride();
    return CodeBlock.builder()
        .addStatement("int to = gradientOffset + row * $L", stride)
        .addStatement(
            "$T.fill(gradient, to, to + $L, $L)", Arrays.class, stride, form.numbers().whole(0))
        .build();
  }

  private String rest(Operation operation, String maximum, String target) {
    if (!operation.hasOutput()) {
      return "rest(logits, at, " + maximum + ")";
    }
    return keepsLocals
        ? "rowGradient(logits, at, " + maximum + ",$W" + passed(target) + ")"
        : "rowExponentials(logits, at, maximum,$Wgradient, gradientOffset + row * "
            + stride()
            + ")";
  }

  /** Gradients from exponentials that are stored. */
  private CodeBlock gradients(boolean clears) {
    CodeBlock.Builder code = CodeBlock.builder().beginControlFlow(FOR_ROWS);
    if (clears && form.ignores()) {
      code.beginControlFlow("if (targets[targetsOffset + row] == IGNORE_INDEX)");
      code.add(cleared(form)).addStatement("continue").endControlFlow();
    } else {
      addSkip(code);
    }
    String maximum = form.terms().needsMaximum() ? "maxima[row], " : "";
    return code.addStatement(
            "rowGradient(rests[row], " + maximum + passed(form.terms().target("row")) + ")")
        .endControlFlow()
        .build();
  }

  private String passed(String target) {
    return new RowGradient(form.terms(), Divisor.of(form.spec()))
            .arguments(LOSS, target, SAMPLE_WEIGHT)
        + ",$Wgradient, gradientOffset + row * "
        + stride();
  }

  /** The logarithms, and what else it takes to make losses of distances. */
  private CodeBlock losses() {
    RowTerms terms = form.terms();
    CodeBlock.Builder code = CodeBlock.builder();
    if (keepsLogSums()) {
      code.addStatement("$T.log1p(rests, rows, logSums)", Kernel.ROWS);
    }
    code.beginControlFlow(FOR_ROWS);
    addSkip(code);
    String logSum = keepsLogSums() ? "logSums[row]" : "log1p(rests[row])";
    String loss =
        terms.loss(LOSS, "rests[row]", logSum, "masses[row]", "maxima[row]", SAMPLE_WEIGHT);
    return code.addStatement(terms.addsLogAlone() ? LOSS + " += " + logSum : LOSS + " =$W" + loss)
        .endControlFlow()
        .build();
  }

  private void addSkip(CodeBlock.Builder code) {
    if (form.ignores()) {
      code.beginControlFlow("if (targets[targetsOffset + row] == IGNORE_INDEX)")
          .addStatement("continue")
          .endControlFlow();
    }
  }

  private String stride() {
    return form.terms().live().stride();
  }
}

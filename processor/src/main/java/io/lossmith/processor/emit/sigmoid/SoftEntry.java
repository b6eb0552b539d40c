package io.lossmith.processor.emit.sigmoid;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.lossmith.processor.spec.SigmoidSpec;

/**
 * The entry of a target that lies between 0 and 1, or is moved there. The loss has two parts, of
 * what is there and of what is not, and each is computed as for a target of 1 or 0. What is not
 * there is smoothed by itself and not taken from 1: so either part may be small and accurate.
 */
record SoftEntry(Form form) implements Entry {
  static final String CURVATURE =
      "double curvature = exponential / ((1d + exponential) * (1d + exponential))";

  @Override
  public CodeBlock beforeLoss(boolean wantsSlope) {
    String zero = form.real().literal(0);
    CodeBlock.Builder code =
        CodeBlock.builder()
            .addStatement("$T logit = $L", real(), form.element("logits", "at"))
            .addStatement("$T exponential = expNegative(Math.abs(logit))", real())
            .add(parts())
            .addStatement("double tail = log1p(exponential)")
            .addStatement(
                "double entry =$W$T.product(there, tail + Math.max(-logit, $L)) +$W"
                    + "$T.product(absent, tail + Math.max(logit, $L))",
                WEIGHTS,
                zero,
                WEIGHTS,
                zero);
    if (wantsSlope) {
      code.addStatement(
          "double slope =$W(logit > $L ? absent - there * exponential :$W"
              + "absent * exponential - there) /$W(1d + exponential)",
          zero);
    }
    return code.build();
  }

  @Override
  public CodeBlock loss() {
    return CodeBlock.of("entry");
  }

  @Override
  public CodeBlock slope() {
    return CodeBlock.of("slope");
  }

  @Override
  public boolean curvatureTakesTargets() {
    return spec().hasPositiveWeights();
  }

  @Override
  public CodeBlock beforeCurvature() {
    CodeBlock.Builder code =
        CodeBlock.builder()
            .addStatement(
                "$T exponential = expNegative(Math.abs($L))", real(), form.element("logits", "at"));
    if (spec().hasPositiveWeights()) {
      code.add(parts());
    }
    return code.addStatement(CURVATURE).build();
  }

  @Override
  public CodeBlock curvature() {
    return CodeBlock.of(
        spec().hasPositiveWeights() ? "(there + absent) *$Wcurvature" : "curvature");
  }

  @Override
  public CodeBlock weight() {
    return spec().row().hasClassWeights()
        ? CodeBlock.of("$L", form.constant("CLASS_WEIGHT"))
        : CodeBlock.of("");
  }

  /** The shares of the target: of what is there, and of what is not. */
  private CodeBlock parts() {
    boolean smooths = spec().row().hasSmoothing();
    String weight = spec().hasPositiveWeights() ? form.constant("POSITIVE_WEIGHT") + " * " : "";
    return CodeBlock.builder()
        .addStatement(
            "double there = $L",
            weight + (smooths ? "Math.fma(UNSMOOTHED, target, HALF_SMOOTHING)" : "target"))
        .addStatement(
            "double absent = $L",
            smooths ? "Math.fma(UNSMOOTHED, 1d - target, HALF_SMOOTHING)" : "1d - target")
        .build();
  }

  private TypeName real() {
    return form.real().type();
  }

  private SigmoidSpec spec() {
    return form.spec();
  }
}

package io.lossmith.processor.emit.sigmoid;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.lossmith.processor.emit.Kernel;
import io.lossmith.processor.spec.RowOptions;

/**
 * The entry of a target that is 0 or 1. All is said by the margin, the logit with the sign of the
 * target: the loss is log1p(exp(-margin)), and its slope the probability of what the target does
 * not say. Nothing is subtracted, so that a confident entry keeps its accuracy.
 */
record HardEntry(Form form) implements Entry {
  private static final ClassName POWER = Kernel.kernel("Power");

  @Override
  public CodeBlock beforeLoss(boolean wantsSlope) {
    CodeBlock.Builder code = CodeBlock.builder().add(margin());
    if (wantsSlope || row().hasFocal()) {
      code.add(missed());
    }
    if (wantsSlope && row().hasFocal()) {
      code.add(kept());
    }
    return code.add(plainLoss()).add(focal()).build();
  }

  @Override
  public CodeBlock loss() {
    return CodeBlock.of(row().hasFocal() ? "focal * entry" : "entry");
  }

  @Override
  public CodeBlock slope() {
    return row().hasFocal()
        ? CodeBlock.of(
            "(1 - 2 * target) *$Wfocal *$W(missed + FOCAL_GAMMA * $T.product(kept, entry))",
            WEIGHTS)
        : CodeBlock.of("(1 - 2 * target) *$Wmissed");
  }

  @Override
  public boolean curvatureTakesTargets() {
    return form.spec().hasPositiveWeights() || row().hasFocal();
  }

  @Override
  public CodeBlock beforeCurvature() {
    if (!row().hasFocal()) {
      return CodeBlock.builder()
          .addStatement(
              "$T exponential = expNegative(Math.abs($L))", real(), form.element("logits", "at"))
          .addStatement(SoftEntry.CURVATURE)
          .build();
    }
    return CodeBlock.builder()
        .add(margin())
        .add(missed())
        .add(kept())
        .add(plainLoss())
        .add(focal())
        .addStatement(
            "double curvature =$Wfocal *$W((1d + 2d * FOCAL_GAMMA) * kept * missed +$W"
                + "FOCAL_GAMMA * $T.product(kept, entry) *$W(FOCAL_GAMMA * kept - missed))",
            WEIGHTS)
        .build();
  }

  @Override
  public CodeBlock curvature() {
    return CodeBlock.of("curvature");
  }

  @Override
  public CodeBlock weight() {
    boolean positive = form.spec().hasPositiveWeights();
    String ofClass = form.constant("CLASS_WEIGHT");
    String ofPositive = form.constant("POSITIVE_WEIGHT");
    if (!positive) {
      return row().hasClassWeights() ? CodeBlock.of("$L", ofClass) : CodeBlock.of("");
    }
    return row().hasClassWeights()
        ? CodeBlock.of(
            "target == 1 ? $L * $L : $L", form.real().widenedCall(ofClass), ofPositive, ofClass)
        : CodeBlock.of("target == 1 ? $L : $L", ofPositive, form.real().literal(1));
  }

  private CodeBlock margin() {
    return CodeBlock.builder()
        .addStatement("$T margin = (2 * target - 1) * $L", real(), form.element("logits", "at"))
        .addStatement("$T exponential = expNegative(Math.abs(margin))", real())
        .build();
  }

  private CodeBlock missed() {
    return CodeBlock.builder()
        .addStatement(
            "double missed = (margin > $L ? exponential : $L) / (1d + exponential)",
            form.real().literal(0),
            form.real().literal(1))
        .build();
  }

  private CodeBlock kept() {
    return CodeBlock.builder()
        .addStatement(
            "double kept = (margin > $L ? $L : exponential) / (1d + exponential)",
            form.real().literal(0),
            form.real().literal(1))
        .build();
  }

  private CodeBlock plainLoss() {
    return CodeBlock.builder()
        .addStatement(
            "double entry = $L + Math.max(-margin, $L)",
            form.real().widenedCall("log1p(exponential)"),
            form.real().literal(0))
        .build();
  }

  private CodeBlock focal() {
    return row().hasFocal()
        ? CodeBlock.builder()
            .addStatement("double focal = $T.power(missed, FOCAL_GAMMA)", POWER)
            .build()
        : CodeBlock.of("");
  }

  private TypeName real() {
    return form.real().type();
  }

  private RowOptions row() {
    return form.spec().row();
  }
}

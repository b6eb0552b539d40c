package io.lossmith.processor.emit.sigmoid;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.lossmith.processor.emit.Kernel;

/** What is computed for one class of a row: statements, and expressions of what they leave. */
sealed interface Entry permits HardEntry, SoftEntry {
  ClassName WEIGHTS = Kernel.kernel("Weights");

  /** The entry of a spec. */
  static Entry of(Form form) {
    return form.spec().row().hasProbabilityTargets() || form.spec().row().hasSmoothing()
        ? new SoftEntry(form)
        : new HardEntry(form);
  }

  /** The statements before {@link #loss}, and before {@link #slope} if that is wanted. */
  CodeBlock beforeLoss(boolean wantsSlope);

  /** The entry's loss without weights. */
  CodeBlock loss();

  /** The derivative of the entry's loss without weights. */
  CodeBlock slope();

  /** Whether the second derivative depends on the target. */
  boolean curvatureTakesTargets();

  /** The statements before {@link #curvature}. */
  CodeBlock beforeCurvature();

  /** The second derivative of the entry's loss without weights. */
  CodeBlock curvature();

  /** The weight of the entry; empty if there is none. */
  CodeBlock weight();
}

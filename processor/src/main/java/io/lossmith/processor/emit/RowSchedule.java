package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;

/** How one row is written out: the parts of its methods that depend on the schedule. */
interface RowSchedule {

  /** The body of {@code maximum(logits, at)}, which returns the greatest logit. */
  CodeBlock maximum();

  /** The body of {@code rest(logits, at, maximum)}, which returns the sum without one maximum. */
  CodeBlock rest();

  /**
   * Statements that leave {@code e[j] * scale} in an output and {@code rest} in a local. {@code
   * maximum} is a local already.
   *
   * @param output the name of the output array, which begins at {@code to}
   * @param scale the expression for {@code scale} in terms of {@code rest}
   */
  CodeBlock scaledExponentials(String output, String scale);

  /** Statements that write the log-softmax; {@code maximum} and {@code logSum} are locals. */
  CodeBlock logSoftmax(String output);
}

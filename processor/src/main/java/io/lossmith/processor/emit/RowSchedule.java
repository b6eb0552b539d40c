package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;

/** How one row is written out: the parts of its methods that depend on the schedule. */
interface RowSchedule {

  /** The body of {@code maximum(logits, at)}, which returns the greatest logit. */
  CodeBlock maximum();

  /** The body of {@code rest(logits, at, maximum)}, which returns the sum without one maximum. */
  CodeBlock rest();

  /**
   * Statements that declare {@code rest} and keep the exponentials for {@link #scaled}, in the
   * output or elsewhere. {@code maximum} is a local already.
   *
   * @param output the name of the output array, which begins at {@code to}
   */
  CodeBlock exponentials(String output);

  /**
   * The exponential at {@code target}, as an expression between {@link #exponentials} and {@link
   * #scaled}. {@code distance} is the target's.
   */
  String exponentialAtTarget(String output);

  /** Statements that write the exponentials times the local {@code scale} to the output. */
  CodeBlock scaled(String output);

  /** Statements that write the log-softmax; {@code maximum} and {@code logSum} are locals. */
  CodeBlock logSoftmax(String output);
}

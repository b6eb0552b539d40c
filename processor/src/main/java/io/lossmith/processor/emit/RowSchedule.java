package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;

/** How one row is written out: the parts of its methods that depend on the schedule. */
interface RowSchedule {

  /** What becomes of one class, as an expression. */
  interface ClassExpression {

    /**
     * The expression.
     *
     * @param exponential the class's exponential, a name or an array element
     * @param index makes the index of the class in an array that begins at a given expression
     */
    String of(String exponential, Position index);
  }

  /** Where a class stands in an array. */
  interface Position {

    /** The index of the class, given the expression of where its row begins. */
    String in(String start);
  }

  /**
   * Whether exponentials stay in locals until they are used. Otherwise they are stored in the
   * output first, and are best read from there once those of other rows are stored as well: a
   * vector load that directly follows the stores of its parts waits for them.
   */
  boolean keepsLocals();

  /** The body of {@code maximum(logits, at)}, which returns the greatest logit. */
  CodeBlock maximum();

  /** The body of {@code rest(logits, at, maximum)}, which returns the sum without one maximum. */
  CodeBlock rest();

  /**
   * Statements that end in {@code target} and the rest, and keep the exponentials for {@link
   * #each}. {@code maximum} is a local already.
   *
   * @param output the name of the output array, which begins at {@code to}
   * @param target the start of a declaration of {@code rest}, or {@code return}
   */
  CodeBlock exponentials(String output, String target);

  /** Statements that write an expression for every class to the output. */
  CodeBlock each(String output, ClassExpression expression);
}

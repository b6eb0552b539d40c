package io.lossmith.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import io.lossmith.kernel.RowSum;
import io.lossmith.processor.plan.Planner;
import io.lossmith.processor.spec.LossSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Where a generated class hands rows to the runtime's SIMD kernels: a row of 16 classes or more
 * inside the methods of one row, and sixteen rows at a time inside those of a block. What follows
 * the branch is scalar code of the same bits, for a JVM without vectors and for the rows that
 * remain.
 */
record VectorCode(LossSpec spec) {
  private static final String READY = "if ($T.areReady())";

  /** Whether one row goes to the kernels. */
  boolean takesRows() {
    return spec.liveClasses() >= Planner.FEWEST_IN_LANES;
  }

  /**
   * Whether whole blocks of rows go to the kernels, from the logits to losses and gradients. Of a
   * mask, what stands for the masked classes goes with them, which changes the order of the sum
   * where it is more than the sixteenth.
   */
  boolean takesLosses() {
    return !spec.batch().isExample()
        && !(live().hasMask() && live().width() > Planner.FEWEST_IN_LANES)
        && new RowTerms(spec).isPlainButForWeights()
        && !new RowOutputs(new BatchForm(spec)).needsSums();
  }

  /** Whether blocks of short rows go to the kernels for their exponentials. */
  boolean takesShortRows() {
    return !spec.batch().isExample() && live().width() < Planner.FEWEST_IN_LANES;
  }

  /** Whether blocks of longer rows go to the kernels, where one tree sums the lanes of all. */
  private boolean takesTrees() {
    return !spec.batch().isExample()
        && !live().hasMask()
        && live().width() >= Planner.FEWEST_IN_LANES
        && live().width() <= Planner.MOST_IN_TREE;
  }

  /** Whether blocks of short rows go to the kernels, and what options make of them does not. */
  boolean takesTerms() {
    return takesShortRows() && !takesLosses();
  }

  private LiveClasses live() {
    return new LiveClasses(spec);
  }

  /** Whether any of a class's methods may hand rows to the kernels. */
  boolean isUsed() {
    return takesRows() || takesLosses() || takesShortRows();
  }

  private Numbers numbers() {
    return Numbers.of(spec);
  }

  /** The class of the runtime that a class of these numbers asks. */
  ClassName vectors() {
    return Kernel.vectors(numbers());
  }

  /** What the header says of it. */
  String sentences() {
    String kernels =
        numbers() == Numbers.FLOAT
            ? "On SIMD kernels, where the JVM has them"
            : "On SIMD kernels, where the JVM has them for doubles";
    String rows = kernels + ", " + RowSum.LANES + " rows at a time: ";
    if (takesShortRows()) {
      return rows
          + "a row a lane"
          + (takesLosses() ? "." : "; what options make of the exponentials is scalar code.")
          + remainder();
    }
    if (takesLosses()) {
      return rows
          + (live().width() <= Planner.MOST_IN_TREE
              ? "a class a lane, and one tree sums the lanes of all rows."
              : "row by row, a class a lane: maximum, exponentials, scaling.");
    }
    return takesRows()
        ? kernels
            + ": a row's maximum and exponentials, a class a lane"
            + (takesTrees()
                ? "; softmax, log-softmax and log-sum-exp " + RowSum.LANES + " rows at a time."
                : ".")
        : "No SIMD kernels: a row of fewer than "
            + Planner.FEWEST_IN_LANES
            + " classes would leave lanes empty.";
  }

  /** What the header says of rows past the last sixteen, if there can be any. */
  private String remainder() {
    return spec.batch().fixedRows() % RowSum.LANES == 0
        ? ""
        : " Of the rows after those, "
            + Planner.FEWEST_PADDED
            + " and more are filled up to "
            + RowSum.LANES
            + ", and fewer are scalar code.";
  }

  /** The modifiers of a private method that does a row. */
  Modifier[] ofRow() {
    return takesRows() && !spec.batch().isExample()
        ? new Modifier[] {Modifier.PRIVATE}
        : new Modifier[] {Modifier.PRIVATE, Modifier.STATIC};
  }

  /** The branch of a method that does one row; empty if rows do not go to the kernels. */
  CodeBlock row(String call, boolean sums) {
    if (!takesRows()) {
      return CodeBlock.of("");
    }
    CodeBlock lanes = sums ? CodeBlock.of(",$W$L", lanes()) : CodeBlock.of("");
    return CodeBlock.builder()
        .beginControlFlow(READY, vectors())
        .addStatement("return $T." + call + "$L)", vectors(), lanes)
        .endControlFlow()
        .build();
  }

  /**
   * The scratch of a row's lanes, as an argument: the object's own, or, as threads may share an
   * object for one example, the thread's.
   */
  CodeBlock lanes() {
    return spec.batch().isExample()
        ? CodeBlock.of("$T.scratch()", vectors())
        : CodeBlock.of("lanes");
  }

  /** Whether the kernels serve rows that take each step together, as an expression. */
  CodeBlock takes(String rows) {
    return takesShortRows()
        ? CodeBlock.of("$T.take($L, FEWEST_PADDED)", vectors(), rows)
        : CodeBlock.of("$T.take($L)", vectors(), rows);
  }

  /** Whether blocks of rows go to the kernels for what an operation gives of the logits alone. */
  boolean takesResults(Operation operation) {
    return (takesShortRows() || takesTrees())
        && switch (operation) {
          case SOFTMAX, LOG_SOFTMAX, LOG_SUM_EXP -> true;
          default -> false;
        };
  }

  /** How many rows go to the kernels, as an expression. */
  CodeBlock taken(String rows) {
    return takesShortRows()
        ? CodeBlock.of("$T.taken($L, FEWEST_PADDED)", vectors(), rows)
        : CodeBlock.of("$T.taken($L)", vectors(), rows);
  }

  /** The call for those. */
  CodeBlock results(Operation operation, Place logits, String rows, Place results) {
    return CodeBlock.builder()
        .addStatement(
            "block.$L(" + logits.arguments() + ", $L,$W" + results.arguments() + ")",
            resultsMethod(operation),
            rows)
        .build();
  }

  /** The method of the runtime for what an operation gives of the logits alone. */
  static String resultsMethod(Operation operation) {
    return operation == Operation.LOG_SUM_EXP ? "logSumExps" : operation.methodName();
  }

  /** The fields. */
  List<FieldSpec> fields() {
    List<FieldSpec> fields = new ArrayList<>();
    if (takesRows() && !spec.batch().isExample()) {
      fields.add(
          FieldSpec.builder(numbers().array(), "lanes", Modifier.PRIVATE, Modifier.FINAL)
              .addJavadoc("The sums of one row's lanes.\n")
              .initializer("new $L[$T.SCRATCH]", numbers(), vectors())
              .build());
    }
    if (takesShortRows()) {
      fields.add(
          FieldSpec.builder(TypeName.INT, "FEWEST_PADDED")
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
              .addJavadoc("How many rows past the last block of sixteen make one of their own.\n")
              .initializer("$L", Planner.FEWEST_PADDED)
              .build());
    }
    if (takesLosses() || takesShortRows() || takesTrees()) {
      ClassName block = Kernel.vectorBlock(numbers());
      fields.add(
          FieldSpec.builder(block, "block", Modifier.PRIVATE, Modifier.FINAL)
              .addJavadoc("Rows by sixteen, where the JVM has vectors.\n")
              .initializer("new $T($L)", block, live().stride())
              .build());
    }
    fields.addAll(new KernelLosses(new BatchForm(spec)).fields());
    return fields;
  }
}

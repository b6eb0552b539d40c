package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.lossmith.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a loss also returns of each row, beside the loss itself. The arrays take notes before the
 * gradient may overwrite the logits: the greatest logit, and how far the target's lies below it.
 * Once the row's sum is known, these become the log-sum-exp and the target's probability. So no
 * exponential of a row is taken twice; only that of the target is.
 */
record RowOutputs(BatchForm form) {
  static final String LOG_SUM_EXPS = "logSumExps";
  static final String TARGET_PROBABILITIES = "targetProbabilities";
  static final String CLASSES = "classes";

  private LiveClasses live() {
    return new LiveClasses(form.spec());
  }

  private boolean returns(Output output) {
    return form.spec().options().returns(output);
  }

  /** Whether any of it is made of the sums that the losses leave in {@code rests}. */
  boolean needsSums() {
    return returns(Output.LOG_SUM_EXP) || returns(Output.TARGET_PROBABILITY);
  }

  /** The arrays, in the order of their parameters. */
  List<Argument> arguments() {
    List<Argument> arguments = new ArrayList<>();
    if (returns(Output.LOG_SUM_EXP)) {
      arguments.add(new Argument(LOG_SUM_EXPS, form.numbers().type(), false));
    }
    if (returns(Output.TARGET_PROBABILITY)) {
      arguments.add(new Argument(TARGET_PROBABILITIES, form.numbers().type(), false));
    }
    if (returns(Output.ARGMAX)) {
      arguments.add(new Argument(CLASSES, TypeName.INT, false));
    }
    return arguments;
  }

  /** The arguments and where a row's value lies in each. */
  List<String> passed(Function<Argument, String> start) {
    return arguments().stream()
        .map(argument -> argument.name() + ", " + start.apply(argument))
        .toList();
  }

  /**
   * Statements before a row's gradient is written.
   *
   * @param row the logits of the row
   * @param target its target
   * @param index where its value lies in an array
   */
  CodeBlock before(Place row, String target, Function<Argument, String> index) {
    CodeBlock.Builder code = CodeBlock.builder();
    code.addStatement("int first = " + argmax(row), Kernel.ROWS);
    for (Argument argument : arguments()) {
      String value =
          switch (argument.name()) {
            case LOG_SUM_EXPS -> row.element("first");
            case TARGET_PROBABILITIES ->
                row.element("first") + " -$W" + row.element(live().place(target));
            default -> live().at("first");
          };
      code.addStatement(argument.name() + "[" + index.apply(argument) + "] =$W" + value);
    }
    return code.build();
  }

  /** Statements for a row that is ignored, instead of both others. */
  CodeBlock ignored(Place row, Function<Argument, String> index) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (Argument argument : arguments()) {
      String entry = argument.name() + "[" + index.apply(argument) + "] =$W";
      switch (argument.name()) {
        case LOG_SUM_EXPS -> code.addStatement(entry + "rowLogSumExp(" + row.arguments() + ")");
        case TARGET_PROBABILITIES -> code.addStatement(entry + argument.zero());
        default -> code.addStatement(entry + live().at(argmax(row)), Kernel.ROWS);
      }
    }
    return code.build();
  }

  /** Statements once the row's sum without one maximum is in {@code rest}. */
  CodeBlock after(Function<Argument, String> index) {
    CodeBlock.Builder code = CodeBlock.builder();
    String one = form.numbers().whole(1);
    for (Argument argument : arguments()) {
      String entry = argument.name() + "[" + index.apply(argument) + "]";
      if (argument.name().equals(LOG_SUM_EXPS)) {
        code.beginControlFlow("if (!$L.isNaN(rest))", form.numbers().box())
            .addStatement(entry + " += log1p(rest)")
            .endControlFlow();
      } else if (argument.name().equals(TARGET_PROBABILITIES)) {
        code.addStatement(
            entry + " =$WexpNegative(" + entry + ")$W* (" + one + " / (" + one + " + rest))");
      }
    }
    return code.build();
  }

  /** Statements of a batch before the rows of a block, which begins at {@code row}. */
  CodeBlock beforeBlock(Place logits) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (arguments().isEmpty()) {
      return code.build();
    }
    String target = "targets[targetsOffset + row + lane]";
    code.beginControlFlow("for (int lane = 0; lane < count; lane++)");
    if (form.ignores()) {
      code.beginControlFlow("if (" + target + " == IGNORE_INDEX)")
          .add(ignored(logits, RowOutputs::ofLane))
          .addStatement("continue")
          .endControlFlow();
    }
    return code.add(before(logits, target, RowOutputs::ofLane)).endControlFlow().build();
  }

  /** Statements of a batch after the rows of a block. */
  CodeBlock afterBlock() {
    CodeBlock.Builder code = CodeBlock.builder();
    if (returns(Output.LOSSES)) {
      code.addStatement(
          "$T.arraycopy(blockLosses, 0,$Wlosses, lossesOffset + row, count)", System.class);
    }
    CodeBlock after = after(RowOutputs::ofLane);
    if (after.isEmpty()) {
      return code.build();
    }
    code.beginControlFlow("for (int lane = 0; lane < count; lane++)");
    if (form.ignores()) {
      code.beginControlFlow("if (targets[targetsOffset + row + lane] == IGNORE_INDEX)")
          .addStatement("continue")
          .endControlFlow();
    }
    return code.addStatement("$L rest = rests[lane]", form.numbers())
        .add(after)
        .endControlFlow()
        .build();
  }

  private String argmax(Place row) {
    return "$T.argmax(" + row.arguments() + ", " + live().count() + ")";
  }

  private static String ofLane(Argument argument) {
    return argument.offset() + " + row + lane";
  }
}

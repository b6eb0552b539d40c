package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.lossmith.processor.plan.Planner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a warm-up calls methods with: arrays that are valid, whatever the spec. */
record WarmUpArrays(BatchForm form) {

  /** Rows where any number may come: two blocks of sixteen, and one that remains. */
  static final int FEWEST_OF_ANY = 33;

  /** The arrays of all calls, and what is in them. */
  CodeBlock declared() {
    Map<String, Argument> arrays = new LinkedHashMap<>();
    for (Operation operation : Operation.values()) {
      for (Argument argument : arguments(operation)) {
        if (!isScalar(argument)) {
          arrays.put(argument.name(), argument);
        }
      }
    }
    CodeBlock.Builder code = CodeBlock.builder();
    for (Argument array : arrays.values()) {
      code.addStatement(
          "$1T[] $2N = new $1T[$3L]", array.element(), array.name(), array.length(mostRows()));
    }
    code.addStatement("$T.vary(logits)", Kernel.WARM_UP_VALUES);
    for (Argument array : arrays.values()) {
      switch (array.name()) {
        case "vector" -> code.addStatement("$T.vary(vector)", Kernel.WARM_UP_VALUES);
        case "sampleWeights" -> code.addStatement("$T.fill(sampleWeights, 1)", Arrays.class);
        case "targets" -> {
          if (array.classesWide()) {
            code.addStatement("$T.share(targets, CLASSES)", Kernel.WARM_UP_VALUES);
          } else {
            boolean first = ignoreIndex() != 0;
            code.addStatement("$T.spread(targets, CLASSES, $L)", Kernel.WARM_UP_VALUES, first);
          }
        }
        default -> {
          // Written by one of the calls, before another reads it.
        }
      }
    }
    if (arrays.containsKey("targets") && hasIgnoredRow()) {
      code.addStatement("targets[targets.length / 2] = $L", ignoreIndex());
    }
    return code.build();
  }

  /** Whether one of several rows is to be ignored that no class would be. */
  private boolean hasIgnoredRow() {
    boolean hasSeveral = form.isDynamic() || form.spec().batch().fixedRows() > 1;
    return hasSeveral
        && form.spec().options().row().ignoreIndex().isPresent()
        && !form.terms().hasProbabilities()
        && !ignoresClass();
  }

  /** Whether a target that is a class says that its row does not count. */
  boolean ignoresClass() {
    return ignoreIndex() >= 0 && ignoreIndex() < form.spec().classes();
  }

  /** What an operation takes and writes; of one example, not what its call returns. */
  List<Argument> arguments(Operation operation) {
    List<Argument> arguments = new ArrayList<>(form.arguments(operation));
    if (form.spec().batch().isExample()) {
      arguments.removeIf(
          argument ->
              argument.name().equals(BatchForm.LOSSES)
                  || (operation.result() == Operation.Result.VALUE
                      && argument.equals(operation.valueArray(form.numbers()))));
    }
    return arguments;
  }

  /** Whether one example has a number where a batch has an array. */
  boolean isScalar(Argument argument) {
    return form.spec().batch().isExample()
        && (argument.name().equals("sampleWeights")
            || (argument.name().equals("targets") && !argument.classesWide()));
  }

  /** The target that is ignored; -1, which is no class, if none is. */
  int ignoreIndex() {
    return form.spec().options().row().ignoreIndex().orElse(-1);
  }

  private String mostRows() {
    if (form.spec().batch().isExample()) {
      return "1";
    }
    // More than take a step together, so that steps follow each other.
    return form.isDynamic()
        ? Integer.toString(multiple(Math.max(FEWEST_OF_ANY, Planner.rowsTogether(form.spec()) + 1)))
        : "ROWS";
  }

  /** At least so many rows, where only multiples of some number may come. */
  int multiple(int rows) {
    int multiple = form.spec().batch().fixedRows();
    return (rows + multiple - 1) / multiple * multiple;
  }
}

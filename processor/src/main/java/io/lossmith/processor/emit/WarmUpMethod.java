package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import io.lossmith.processor.plan.Planner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** The method that calls all others on rows of its own until HotSpot has compiled them. */
record WarmUpMethod(BatchForm form) {

  /** Rows where any number may come: two blocks of sixteen, and one that remains. */
  private static final int FEWEST_OF_ANY = 33;

  /** One block of sixteen, and as many rows as may be filled up to one. */
  private static final int FEW_OF_ANY = 23;

  /** By what the last rounds call the methods of an interface. */
  private static final String CALLER = "caller";

  MethodSpec method() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("warmUp")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .addCode(arrays());
    VectorCode vectors = new VectorCode(form.spec());
    if (form.numbers() == Numbers.DOUBLE && vectors.isUsed()) {
      // Their race is started by their first use, and the steady state waits for those started.
      method.addStatement("$T.awaitReady()", vectors.vectors());
    }
    method
        .addStatement(
            vectors.isUsed()
                ? "$1T steadyState = new $1T()"
                : "$1T steadyState = $1T.ofScalarCode()",
            Kernel.STEADY_STATE)
        .beginControlFlow(
            varied().isEmpty()
                ? "while (steadyState.goesOn())"
                : "for (int round = 0; steadyState.goesOn(); round++)")
        .addCode(varied());
    calls("").forEach(method::addCode);
    method
        .endControlFlow()
        .addCode(
            "// What HotSpot compiled with the loop above is none of a caller's: interpreted, the\n")
        .addCode("// last rounds run each method as it was compiled on its own.");
    if (form.implementsInterface()) {
      method
          .addCode(" They find it where callers\n")
          .addCode(
              "// do, in the class's table of an interface's methods: nothing else has read it.\n")
          .addStatement("$T $L = this", form.superinterface(), CALLER);
    } else {
      method.addCode("\n");
    }
    method
        .beginControlFlow(
            "for (int round = 0; round < $T.LAST_ROUNDS; round++)", Kernel.STEADY_STATE)
        .addCode(varied());
    List<CodeBlock> last = calls(CALLER + ".");
    Collections.reverse(last);
    last.forEach(method::addCode);
    return method.endControlFlow().build();
  }

  /**
   * A round: a call of every method.
   *
   * @param caller what stands before those of an interface
   */
  private List<CodeBlock> calls(String caller) {
    List<CodeBlock> calls = new ArrayList<>();
    for (Operation operation : Operation.values()) {
      calls.add(call(form.implementsMethod(operation) ? caller : "", operation, false));
    }
    if (hasWindows()) {
      for (Operation operation : Operation.values()) {
        calls.add(call("", operation, true));
      }
    }
    return calls;
  }

  /** The arrays of all calls, and what is in them. */
  private CodeBlock arrays() {
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

  private boolean ignoresClass() {
    return ignoreIndex() >= 0 && ignoreIndex() < form.spec().classes();
  }

  /** What differs from round to round. */
  private CodeBlock varied() {
    CodeBlock.Builder code = CodeBlock.builder();
    if (form.spec().batch().isExample() && !form.terms().hasProbabilities()) {
      if (ignoresClass() && form.spec().classes() > 1) {
        code.addStatement("int target = (round % (CLASSES - 1) + $L) % CLASSES", ignoreIndex() + 1);
      } else {
        code.addStatement("int target = round % CLASSES");
      }
    } else if (hasWindows() && form.isDynamic()) {
      code.addStatement(
          "int rows = round % 2 == 0 ? $L : $L", form.spec().batch().fixedRows(), fewRows());
    }
    return code.build();
  }

  /** A call with whole arrays, or with what they hold from an offset on. */
  private CodeBlock call(String caller, Operation operation, boolean isWindow) {
    List<String> passed = new ArrayList<>();
    for (Argument argument : arguments(operation)) {
      if (isScalar(argument)) {
        passed.add(argument.name().equals("targets") ? "target" : form.numbers().whole(1));
        continue;
      }
      passed.add(argument.name());
      if (isWindow) {
        passed.add("0");
      }
    }
    if (isWindow && form.isDynamic()) {
      passed.add("rows");
    }
    return CodeBlock.builder()
        .addStatement(caller + form.methodName(operation) + "(" + String.join(",$W", passed) + ")")
        .build();
  }

  /**
   * Whether calls of windows add anything: fewer rows, or methods that those of whole arrays do not
   * call.
   */
  private boolean hasWindows() {
    return form.spec().batch().isExample()
        || (form.isDynamic() && form.spec().batch().fixedRows() < FEWEST_OF_ANY);
  }

  private List<Argument> arguments(Operation operation) {
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
  private boolean isScalar(Argument argument) {
    return form.spec().batch().isExample()
        && (argument.name().equals("sampleWeights")
            || (argument.name().equals("targets") && !argument.classesWide()));
  }

  private int ignoreIndex() {
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

  private int fewRows() {
    return multiple(FEW_OF_ANY);
  }

  private int multiple(int rows) {
    int multiple = form.spec().batch().fixedRows();
    return (rows + multiple - 1) / multiple * multiple;
  }
}

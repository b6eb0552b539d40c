package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** The method that calls all others on rows of its own until HotSpot has compiled them. */
record WarmUpMethod(BatchForm form) {

  /** Rows where any number may come: two blocks of sixteen, and one that remains. */
  private static final int ROWS_OF_ANY = 33;

  MethodSpec method() {
    Map<String, Argument> arrays = new LinkedHashMap<>();
    CodeBlock.Builder calls = CodeBlock.builder();
    for (Operation operation : Operation.values()) {
      List<String> passed = new ArrayList<>();
      for (Argument argument : arguments(operation)) {
        if (isScalar(argument)) {
          passed.add(argument.name().equals("targets") ? target() : form.numbers().whole(1));
        } else {
          arrays.put(argument.name(), argument);
          passed.add(argument.name());
        }
      }
      calls.addStatement(form.methodName(operation) + "(" + String.join(",$W", passed) + ")");
    }
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("warmUp")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC);
    for (Argument array : arrays.values()) {
      method.addStatement(
          "$1T[] $2N = new $1T[$3L]", array.element(), array.name(), array.length(rows()));
    }
    if (arrays.containsKey("targets") && !form.terms().hasProbabilities()) {
      method.addStatement("$T.fill(targets, $L)", Arrays.class, target());
    }
    VectorCode vectors = new VectorCode(form.spec());
    if (form.numbers() == Numbers.DOUBLE && vectors.isUsed()) {
      // Their race is started by their first use, and the steady state waits for those started.
      method.addStatement("$T.awaitReady()", vectors.vectors());
    }
    return method
        .addStatement("$1T steadyState = new $1T()", Kernel.STEADY_STATE)
        .beginControlFlow("while (steadyState.goesOn())")
        .addCode(calls.build())
        .endControlFlow()
        .build();
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

  /** A class that counts. */
  private String target() {
    return form.spec().options().row().ignoreIndex().orElse(-1) == 0 ? "1" : "0";
  }

  private String rows() {
    if (form.spec().batch().isExample()) {
      return "1";
    }
    int multiple = form.isDynamic() ? form.spec().batch().fixedRows() : 1;
    return form.isDynamic()
        ? Integer.toString((ROWS_OF_ANY + multiple - 1) / multiple * multiple)
        : "ROWS";
  }
}

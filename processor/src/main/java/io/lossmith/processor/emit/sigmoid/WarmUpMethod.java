package io.lossmith.processor.emit.sigmoid;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import io.lossmith.processor.emit.Argument;
import io.lossmith.processor.emit.Kernel;
import io.lossmith.processor.emit.LastRounds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** The method that calls all others on rows of its own until HotSpot has compiled them. */
record WarmUpMethod(Form form) {

  /** Rows where any number may come: two blocks of sixteen, and one that remains. */
  private static final int ROWS_OF_ANY = 33;

  MethodSpec method() {
    Map<String, Argument> arrays = new LinkedHashMap<>();
    List<CodeBlock> calls = new ArrayList<>();
    for (Operation operation : form.operations()) {
      List<String> passed = new ArrayList<>();
      for (Argument argument : form.arguments(operation)) {
        arrays.put(argument.name(), argument);
        passed.add(argument.name());
        if (argument.equals(form.targets()) && form.hasSampleWeightNumber(operation)) {
          passed.add(form.real().literal(1));
        }
      }
      String call = operation.methodName() + "(" + String.join(",$W", passed) + ")";
      calls.add(CodeBlock.builder().addStatement(call).build());
    }
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("warmUp")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC);
    if (form.isDynamic()) {
      int multiple = form.spec().batch().fixedRows();
      int rows = (ROWS_OF_ANY + multiple - 1) / multiple * multiple;
      method.addStatement("int rows = $L", rows);
    }
    for (Argument array : arrays.values()) {
      method.addStatement(
          "$1T[] $2N = new $1T[$3L]", array.element(), array.name(), form.length(array));
    }
    return method
        .addCode("// Both targets and either sign: what HotSpot has not seen, it compiles later.\n")
        .beginControlFlow("for (int i = 0; i < targets.length; i++)")
        .addStatement("targets[i] = i % 2")
        .addStatement("logits[i] = i % 3 - 1")
        .endControlFlow()
        .addStatement("$1T steadyState = $1T.ofScalarCode()", Kernel.STEADY_STATE)
        .beginControlFlow("while (steadyState.goesOn())")
        .addCode(CodeBlock.join(calls, ""))
        .endControlFlow()
        .addCode(LastRounds.of(calls))
        .build();
  }
}

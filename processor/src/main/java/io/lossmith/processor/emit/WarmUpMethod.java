package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The method that calls all others on rows of its own until HotSpot has compiled them. */
record WarmUpMethod(BatchForm form) {

  /** One block of sixteen, and as many rows as may be filled up to one. */
  private static final int FEW_OF_ANY = 23;

  MethodSpec method() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("warmUp")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .addCode(arrays().declared());
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
    return method.endControlFlow().addCode(lastRounds()).build();
  }

  private CodeBlock lastRounds() {
    return form.implementsInterface()
        ? LastRounds.by(form.superinterface(), calls(LastRounds.CALLER + "."), varied())
        : LastRounds.of(calls(""), varied());
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

  /** What differs from round to round. */
  private CodeBlock varied() {
    CodeBlock.Builder code = CodeBlock.builder();
    if (form.spec().batch().isExample() && !form.terms().hasProbabilities()) {
      if (arrays().ignoresClass() && form.spec().classes() > 1) {
        code.addStatement(
            "int target = (round % (CLASSES - 1) + $L) % CLASSES", arrays().ignoreIndex() + 1);
      } else {
        code.addStatement("int target = round % CLASSES");
      }
    } else if (hasWindows() && form.isDynamic()) {
      code.addStatement(
          "int rows = round % 2 == 0 ? $L : $L",
          form.spec().batch().fixedRows(), arrays().multiple(FEW_OF_ANY));
    }
    return code.build();
  }

  /** A call with whole arrays, or with what they hold from an offset on. */
  private CodeBlock call(String caller, Operation operation, boolean isWindow) {
    List<String> passed = new ArrayList<>();
    for (Argument argument : arrays().arguments(operation)) {
      if (arrays().isScalar(argument)) {
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
        || (form.isDynamic() && form.spec().batch().fixedRows() < WarmUpArrays.FEWEST_OF_ANY);
  }

  private WarmUpArrays arrays() {
    return new WarmUpArrays(form);
  }
}

package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The methods of a batch: each operation over whole arrays and over windows of arrays. */
final class BatchMethods {
  private final BatchForm form;
  private final BatchLoops loops;
  private final MethodDocs docs;

  BatchMethods(BatchForm form, BatchLoops loops) {
    this.form = form;
    this.loops = loops;
    this.docs = new MethodDocs(form);
  }

  /** Both overloads of every operation. */
  List<MethodSpec> callable() {
    List<MethodSpec> methods = new ArrayList<>();
    for (Operation operation : Operation.values()) {
      methods.addAll(of(operation));
    }
    return methods;
  }

  /** Both overloads of an operation. */
  List<MethodSpec> of(Operation operation) {
    return List.of(whole(operation), window(operation));
  }

  private MethodSpec whole(Operation operation) {
    List<Argument> arguments = form.arguments(operation);
    MethodSpec.Builder method =
        method(operation).addJavadoc(docs.whole(operation, form.arguments(operation)));
    if (form.implementsMethod(operation)) {
      method.addAnnotation(Override.class);
    }
    arguments.forEach(argument -> method.addParameter(argument.type(), argument.name()));
    if (form.isDynamic()) {
      method.addStatement("int rows = $L", rowsOfArrays(operation));
    }
    for (Argument argument : arguments) {
      // Whichever says how many rows there are has the right length.
      if (!form.isDynamic() || !argument.equals(form.counted(operation))) {
        method.addStatement(argument.check(true, form.rows()));
      }
    }
    List<String> passed = new ArrayList<>();
    arguments.forEach(argument -> passed.add(argument.name() + ", 0"));
    if (form.isDynamic()) {
      passed.add("rows");
    }
    String call = form.methodName(operation) + "(" + String.join(",$W", passed) + ")";
    boolean returns = !form.returnType(operation).equals(TypeName.VOID);
    return method.addStatement((returns ? "return " : "") + call).build();
  }

  private MethodSpec window(Operation operation) {
    List<Argument> arguments = form.arguments(operation);
    MethodSpec.Builder method =
        method(operation).addJavadoc(docs.window(operation, form.arguments(operation)));
    for (Argument argument : arguments) {
      method.addParameter(argument.type(), argument.name());
      method.addParameter(TypeName.INT, argument.offset());
    }
    if (form.isDynamic()) {
      method.addParameter(TypeName.INT, "rows");
      method.addStatement(
          "$T.rowCount(rows, $L)", Kernel.ARGUMENTS, form.spec().batch().fixedRows());
    }
    return method
        .addCode(new BatchChecks(form).of(operation))
        .addCode("\n")
        .addCode(loops.of(operation))
        .build();
  }

  /** How many rows the arrays of a call hold where the shape leaves it open. */
  private CodeBlock rowsOfArrays(Operation operation) {
    Argument counted = form.counted(operation);
    return counted.classesWide()
        ? CodeBlock.of(
            "$T.wholeRows($S, $N.length, CLASSES)",
            Kernel.ARGUMENTS,
            counted.name(),
            counted.name())
        : CodeBlock.of("$N.length", counted.name());
  }

  private MethodSpec.Builder method(Operation operation) {
    return MethodSpec.methodBuilder(form.methodName(operation))
        .addModifiers(Modifier.PUBLIC)
        .returns(form.returnType(operation));
  }
}

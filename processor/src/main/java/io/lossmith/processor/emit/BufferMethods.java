package io.lossmith.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;

/** Each operation over buffers. */
record BufferMethods(BatchForm form) {

  /** One overload of every operation. */
  List<MethodSpec> callable() {
    List<MethodSpec> methods = new ArrayList<>();
    for (Operation operation : Operation.values()) {
      methods.add(method(operation));
    }
    return methods;
  }

  /** The overload of an operation. */
  MethodSpec method(Operation operation) {
    boolean one = form.spec().batch().isExample();
    TypeName returns = one ? operation.resultType(form.numbers()) : form.returnType(operation);
    BufferMethod method = new BufferMethod(form.methodName(operation), returns, form.rows());
    for (Argument input : form.inputs(operation)) {
      if (one && !input.classesWide()) {
        method.addValue(input.element(), input.equals(form.targets()) ? "target" : "sampleWeight");
      } else {
        method.addInput(input);
      }
    }
    List<Argument> rowOutputs =
        operation.hasRowOutputs() ? new RowOutputs(form).arguments() : List.of();
    for (Argument output : form.outputs(operation)) {
      // Of one example, the loss itself and the like is what the call returns.
      if (!one || output.classesWide() || rowOutputs.contains(output)) {
        method.addOutput(output);
      }
    }
    if (form.isDynamic()) {
      method.countRows(form.counted(operation));
    }
    MethodDocs docs = new MethodDocs(form);
    return method.build(docs.result(operation), docs.refusedValues(operation));
  }
}

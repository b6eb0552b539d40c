package io.lossmith.processor.emit;

import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;

/** The methods that look for targets among the first few classes: those of right rows, with a k. */
record TopMethods(BatchForm form, boolean keepsLocals) {

  /** All overloads, for every k of the spec. */
  List<MethodSpec> callable() {
    List<MethodSpec> methods = new ArrayList<>();
    for (int top : form.spec().options().topK()) {
      BatchForm inTop = form.inTop(top);
      methods.addAll(
          form.spec().batch().isExample()
              ? new ExampleMethods(inTop).of(Operation.COUNT_CORRECT)
              : new BatchMethods(inTop, new BatchLoops(inTop, keepsLocals))
                  .of(Operation.COUNT_CORRECT));
      methods.add(new BufferMethods(inTop).method(Operation.COUNT_CORRECT));
    }
    return methods;
  }
}

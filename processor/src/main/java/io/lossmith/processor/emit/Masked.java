package io.lossmith.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import io.lossmith.processor.spec.LossSpec;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/** The masked classes of a spec: a statement each if they are few, otherwise a loop over them. */
record Masked(LossSpec spec) {
  private static final int MOST_WRITTEN_OUT = 8;

  private List<Integer> classes() {
    return spec.options().transform().maskedClasses();
  }

  private boolean isLoop() {
    return classes().size() > MOST_WRITTEN_OUT;
  }

  /** A statement for each of them, given its index. */
  CodeBlock each(Function<String, CodeBlock> statement) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (isLoop()) {
      return code.beginControlFlow("for (int masked : MASKED)")
          .addStatement(statement.apply("masked"))
          .endControlFlow()
          .build();
    }
    classes().forEach(index -> code.addStatement(statement.apply(index.toString())));
    return code.build();
  }

  /** Adds the constant that the loop is over, if there is one. */
  void addTo(List<FieldSpec> fields) {
    if (isLoop()) {
      fields.add(
          FieldSpec.builder(ArrayTypeName.of(TypeName.INT), "MASKED")
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
              .addJavadoc("The classes that do not exist.\n")
              .initializer(
                  ArrayValue.of(TypeName.INT, classes().stream().map(String::valueOf).toList()))
              .build());
    }
  }
}

package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.lossmith.processor.spec.LogitTransform;
import javax.lang.model.element.Modifier;

/** The loops that copy rows between the arrays of a call and scratch. */
record StagedCopy(BatchForm form, boolean isStrided) {

  private LogitTransform transform() {
    return form.spec().options().transform();
  }

  /** A method that brings rows into scratch. */
  MethodSpec in(String name, String javadoc, Argument from) {
    boolean isLogits = from.name().equals("logits");
    MethodSpec.Builder method = method(name, javadoc, from);
    if (!isLogits) {
      method.addParameter(form.numbers().array(), "scratch");
    }
    String scratch = isLogits ? Staging.ROWS : "scratch";
    String value = from.name() + "[" + element(isLogits ? live().inLoop() : "j") + "]";
    if (isLogits) {
      value = transformed(loaded(value));
    }
    rows(method, from, isLogits ? live().stride() : "CLASSES");
    if (isLogits) {
      method.addCode(live().startLoop());
    } else {
      method.beginControlFlow("for (int j = 0; j < CLASSES; j++)");
    }
    method.addStatement("$L[to + j] = " + value, scratch).endControlFlow();
    if (isLogits) {
      addMasked(method);
    }
    return method.endControlFlow().build();
  }

  /** The method that brings gradients out, through the derivative of the transform. */
  MethodSpec outGradient(Argument gradient, Argument logits) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("unstageGradient")
            .addModifiers(Modifier.PRIVATE)
            .addJavadoc("Brings gradients from scratch to where they belong.\n");
    if (transform().hasSoftcap()) {
      method.addParameter(logits.type(), "logits").addParameter(TypeName.INT, "logitsOffset");
    }
    parameters(method, gradient);
    String entry = Staging.ROWS + "[to + j]";
    if (transform().hasTemperature()) {
      entry += " / TEMPERATURE";
    }
    if (transform().hasSoftcap()) {
      String shift = "logits[" + element().replace("at ", "at - gradientOffset + logitsOffset ");
      entry = "chained(" + entry + ",$Wslope(" + loaded(shift + "]") + ", SOFTCAP))";
    }
    rows(method, gradient, live().stride());
    method
        .addCode(live().startLoop())
        .addStatement("gradient[" + element() + "] =$W" + stored(entry))
        .endControlFlow();
    String zero = isNarrow() ? "0" : form.numbers().whole(0);
    method.addCode(
        live().eachMasked(index -> CodeBlock.of("gradient[$L] = $L", element(index), zero)));
    return method.endControlFlow().build();
  }

  /** The method that brings rows out as they are. */
  MethodSpec out(Argument rows) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("unstageRows")
            .addModifiers(Modifier.PRIVATE)
            .addJavadoc("Brings rows from scratch to where they belong.\n");
    parameters(method, rows);
    if (live().hasMask()) {
      method.addParameter(rows.element(), "ofMasked");
    }
    rows(method, rows, live().stride());
    return method
        .addCode(live().startLoop())
        .addStatement("rows[" + element() + "] = " + Staging.ROWS + "[to + j]")
        .endControlFlow()
        .addCode(live().eachMasked(index -> CodeBlock.of("rows[$L] = ofMasked", element(index))))
        .endControlFlow()
        .build();
  }

  private MethodSpec.Builder method(String name, String javadoc, Argument array) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE).addJavadoc(javadoc + "\n");
    parameters(method, array);
    return method;
  }

  private static void parameters(MethodSpec.Builder method, Argument array) {
    method
        .addParameter(array.type(), array.name())
        .addParameter(TypeName.INT, array.offset())
        .addParameter(TypeName.INT, "first")
        .addParameter(TypeName.INT, "count");
  }

  /** The start of a loop over rows, so far apart in scratch. */
  private void rows(MethodSpec.Builder method, Argument array, String stride) {
    method.beginControlFlow("for (int lane = 0; lane < count; lane++)");
    if (isStrided) {
      method
          .addStatement("int row = first + lane")
          .addStatement(
              "int at = $L + row / INNER * INNER * CLASSES + row % INNER", array.offset());
    } else {
      method.addStatement("int at = $L + (first + lane) * CLASSES", array.offset());
    }
    method.addStatement("int to = lane * $L", stride);
  }

  private String element() {
    return element(live().inLoop());
  }

  private String element(String index) {
    return isStrided ? "at + " + index + " * INNER" : "at + " + index;
  }

  private LiveClasses live() {
    return new LiveClasses(form.spec());
  }

  /** What stands for every masked class, where a target is one. */
  private void addMasked(MethodSpec.Builder method) {
    if (live().hasMask()) {
      method.addStatement(
          Staging.ROWS + "[to + LIVE] = $L.NEGATIVE_INFINITY", form.numbers().box());
    }
  }

  private String transformed(String logit) {
    String value = logit;
    if (transform().hasSoftcap()) {
      value = "capped(" + value + ", SOFTCAP)";
    }
    if (transform().hasTemperature()) {
      value += "$W/ TEMPERATURE";
    }
    return transform().hasAdjustment() ? value + " + ADJUSTMENT[" + live().inLoop() + "]" : value;
  }

  private boolean isNarrow() {
    return form.spec().options().format().isNarrow();
  }

  private String loaded(String value) {
    return isNarrow() ? "toFloat(" + value + ")" : value;
  }

  private String stored(String value) {
    return isNarrow() ? "fromFloat(" + value + ")" : value;
  }
}

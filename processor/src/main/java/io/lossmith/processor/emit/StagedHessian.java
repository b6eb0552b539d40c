package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.lossmith.processor.spec.LogitTransform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/**
 * The Hessian of a row that is not computed on where it lies. With the logits x, what they become
 * y(x), and g and H the gradient and the Hessian with respect to y:
 *
 * <pre>
 *   product[j] = y'[j] (H (y' v))[j] + g[j] y''[j] v[j]
 * </pre>
 *
 * <p>Only a soft cap has a slope that differs from class to class, and a second derivative: a
 * temperature is divided by at the end.
 */
record StagedHessian(BatchForm form, Staging staging) {
  /** The vector of a row, and then the product. */
  private static final String MOVED = "moved";

  private LiveClasses live() {
    return new LiveClasses(form.spec());
  }

  private LogitTransform transform() {
    return form.spec().options().transform();
  }

  boolean isUsed() {
    return staging.isUsed();
  }

  FieldSpec field() {
    return FieldSpec.builder(form.numbers().array(), MOVED, Modifier.PRIVATE, Modifier.FINAL)
        .addJavadoc("The vector of one row as it meets the transformed logits, or the product.\n")
        .initializer("new $L[CLASSES]", form.numbers())
        .build();
  }

  /** What a batch call does with row {@code row}. */
  CodeBlock batchRow(String divisor, String sampleWeight) {
    Function<Argument, String> start = Argument::offset;
    CodeBlock.Builder code = CodeBlock.builder();
    if (form.ignores()) {
      String zero = form.numbers().whole(0);
      code.beginControlFlow("if (targets[targetsOffset + row] == IGNORE_INDEX)")
          .addStatement("$T.fill(" + MOVED + ", $L)", Arrays.class, zero);
      if (transform().hasSoftcap()) {
        code.addStatement("$T.fill(" + Staging.ROWS + ", 0, CLASSES, $L)", Arrays.class, zero);
      }
      code.nextControlFlow("else");
    }
    String target = form.terms().target("row");
    code.addStatement(staging.in(logits(), "logitsOffset", "row", "1"));
    if (staging.stages(form.targets())) {
      code.addStatement(staging.in(form.targets(), "targetsOffset", "row", "1"));
      target = Staging.TARGETS + ", 0";
    }
    code.add(product(start, target, sampleWeight, divisor, "row"));
    if (transform().hasSoftcap()) {
      code.addStatement(batchGradient(divisor));
    }
    if (form.ignores()) {
      code.endControlFlow();
    }
    return code.addStatement(unstage(start, "row")).build();
  }

  /** The call of one example. */
  CodeBlock example(Function<Argument, String> start, String target) {
    CodeBlock.Builder code = CodeBlock.builder();
    code.addStatement(staging.in(logits(), start.apply(logits()), "0", "1"));
    code.add(product(start, target, "sampleWeight", "", "0"));
    if (transform().hasSoftcap()) {
      Place row = new Place(Staging.ROWS, "0");
      code.addStatement(
          new RowCalls(form).of(Operation.LOSS_AND_GRADIENT, row, target, "sampleWeight", row));
    }
    return code.addStatement(unstage(start, "0")).build();
  }

  private Argument logits() {
    return form.input(Operation.HESSIAN_VECTOR_PRODUCT);
  }

  private CodeBlock product(
      Function<Argument, String> start,
      String target,
      String sampleWeight,
      String divisor,
      String row) {
    Place moved = new Place(MOVED, "0");
    return CodeBlock.builder()
        .addStatement(
            "stageVector(" + source(start) + "vector, " + start.apply(form.vector()) + ", $L)", row)
        .addStatement(
            new HessianLoop(form)
                .call(
                    new Place(Staging.ROWS, "0"),
                    target,
                    sampleWeight,
                    divisor,
                    moved,
                    new Place(HessianLoop.EXPONENTIALS, "0"),
                    moved))
        .build();
  }

  /** Makes the staged row its gradient; the loss goes where the exponentials were. */
  private String batchGradient(String divisor) {
    List<String> passed = new ArrayList<>();
    for (Argument argument :
        new BatchLoops(form, false).rowsArguments(Operation.LOSS_AND_GRADIENT)) {
      passed.add(
          switch (argument.name()) {
            case "logits", "gradient" -> Staging.ROWS + ", 0";
            case BatchForm.LOSSES -> HessianLoop.EXPONENTIALS + ", 0";
            default ->
                staging.stages(argument)
                    ? Staging.TARGETS + ", 0"
                    : argument.place("row").arguments();
          });
    }
    if (Divisor.of(form.spec()) == Divisor.ARGUMENT) {
      passed.add(divisor);
    }
    passed.add("1");
    return BatchLoops.rowsName(Operation.LOSS_AND_GRADIENT)
        + "("
        + String.join(",$W", passed)
        + ")";
  }

  private String unstage(Function<Argument, String> start, String row) {
    String vector = transform().hasSoftcap() ? "vector, " + start.apply(form.vector()) + ",$W" : "";
    return "unstageProduct("
        + source(start)
        + vector
        + "product, "
        + start.apply(form.output(Operation.HESSIAN_VECTOR_PRODUCT))
        + ", "
        + row
        + ")";
  }

  private String source(Function<Argument, String> start) {
    return transform().hasSoftcap() ? "logits, " + start.apply(logits()) + ",$W" : "";
  }

  /** The methods that the calls name. */
  List<MethodSpec> methods() {
    return isUsed() ? List.of(stageVector(), unstageProduct()) : List.of();
  }

  private MethodSpec stageVector() {
    MethodSpec.Builder method = method("stageVector", "Brings a row of a vector into scratch.\n");
    addSource(method);
    addArray(method, form.vector());
    addLoop(method);
    String value = "vector[vectorOffset + " + element(live().inLoop()) + "]";
    if (transform().hasSoftcap()) {
      value = "chained(" + value + ",$Wslope(" + logit() + ", SOFTCAP))";
    }
    method.addStatement(MOVED + "[j] = " + value).endControlFlow();
    if (live().hasMask()) {
      method.addStatement(MOVED + "[LIVE] = $L", form.numbers().whole(0));
    }
    return method.build();
  }

  private MethodSpec unstageProduct() {
    Argument product = form.output(Operation.HESSIAN_VECTOR_PRODUCT);
    MethodSpec.Builder method =
        method("unstageProduct", "Brings a row of a product to where it belongs.\n");
    addSource(method);
    if (transform().hasSoftcap()) {
      addArray(method, form.vector());
    }
    addArray(method, product);
    addLoop(method);
    String over = transform().hasTemperature() ? " / TEMPERATURE" : "";
    String value = MOVED + "[j]" + over + over;
    if (transform().hasSoftcap()) {
      method.addStatement("$L logit = " + logit(), form.numbers());
      value =
          "chained("
              + value
              + ", slope(logit, SOFTCAP))$W+ chained("
              + Staging.ROWS
              + "[j]"
              + over
              + ",$Wcurvature(logit, SOFTCAP) * vector[vectorOffset + "
              + element(live().inLoop())
              + "])";
    }
    method.addStatement("product[productOffset + " + element(live().inLoop()) + "] =$W" + value);
    method.endControlFlow();
    return method
        .addCode(
            live()
                .eachMasked(
                    index ->
                        CodeBlock.of(
                            "product[productOffset + $L] = $L", element(index), product.zero())))
        .build();
  }

  private static MethodSpec.Builder method(String name, String javadoc) {
    return MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE).addJavadoc(javadoc);
  }

  private void addSource(MethodSpec.Builder method) {
    if (transform().hasSoftcap()) {
      addArray(method, logits());
    }
  }

  private static void addArray(MethodSpec.Builder method, Argument argument) {
    method.addParameter(argument.type(), argument.name());
    method.addParameter(TypeName.INT, argument.offset());
  }

  private void addLoop(MethodSpec.Builder method) {
    method
        .addParameter(TypeName.INT, "row")
        .addStatement(
            staging.isStrided()
                ? "int at = row / INNER * INNER * CLASSES + row % INNER"
                : "int at = row * CLASSES")
        .addCode(live().startLoop());
  }

  private String logit() {
    String value = "logits[logitsOffset + " + element(live().inLoop()) + "]";
    return form.spec().options().format().isNarrow() ? "toFloat(" + value + ")" : value;
  }

  private String element(String index) {
    return staging.isStrided() ? "at + " + index + " * INNER" : "at + " + index;
  }
}

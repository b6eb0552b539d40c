package io.lossmith.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.lossmith.LossmithGenerated;
import io.lossmith.SoftmaxCrossEntropy;
import io.lossmith.processor.plan.Plan;
import io.lossmith.processor.plan.Planner;
import io.lossmith.processor.plan.Schedule;
import io.lossmith.processor.spec.LossSpec;
import javax.lang.model.element.Modifier;

/** Writes the class of a spec, as source. */
public final class LossEmitter {
  private static final Modifier[] CONSTANT = {Modifier.STATIC, Modifier.FINAL};

  private LossEmitter() {}

  /**
   * Writes the class of a spec.
   *
   * @param spec a valid spec
   * @return the class; the same spec always gives the same
   */
  public static GeneratedSource emit(LossSpec spec) {
    Plan plan = Planner.plan(spec);
    BatchForm form = new BatchForm(spec);
    RowMethods rows = new RowMethods(plan);
    TypeSpec.Builder type =
        TypeSpec.classBuilder(spec.className())
            .addJavadoc(new ClassHeader(plan).javadoc())
            .addAnnotation(
                AnnotationSpec.builder(LossmithGenerated.class)
                    .addMember("value", "$S", spec.annotatedType())
                    .build())
            .addModifiers(Modifier.FINAL)
            .addSuperinterface(form.superinterface())
            .addField(constant(TypeName.INT, "CLASSES", "" + spec.classes(), "Logits in a row."));
    if (spec.isPublic()) {
      type.addModifiers(Modifier.PUBLIC);
    }
    if (!spec.batch().isExample()) {
      addBatch(type, form, rows.keepsLocals());
    }
    addBlocks(type, plan);
    type.addField(BufferMethod.field());
    type.addFields(new VectorCode(spec).fields());
    type.addFields(new SideBySide(form).fields());
    type.addFields(new Staging(form).fields());
    type.addFields(new HessianLoop(form).fields());
    type.addFields(Constants.of(spec));
    type.addMethod(
        MethodSpec.constructorBuilder()
            .addModifiers(spec.isPublic() ? new Modifier[] {Modifier.PUBLIC} : new Modifier[0])
            .addJavadoc("Makes an object that is ready to use.\n")
            .build());
    if (form.implementsInterface()) {
      type.addMethod(getter("classes", CodeBlock.of("CLASSES")));
    }
    if (form.implementsInterface() && form.ignores()) {
      type.addMethod(ignores());
    }
    if (spec.batch().isExample()) {
      type.addMethods(new ExampleMethods(form).callable()).addMethods(rows.example());
    } else {
      if (form.implementsInterface()) {
        type.addMethod(
            getter(
                "rows",
                form.isDynamic()
                    ? CodeBlock.of("$T.ANY", SoftmaxCrossEntropy.class)
                    : CodeBlock.of("ROWS")));
      }
      BatchLoops loops = new BatchLoops(form, rows.keepsLocals());
      type.addMethods(new BatchMethods(form, loops).callable());
      type.addMethods(new MeanDivisor(form).methods());
      for (Operation operation : Operation.values()) {
        if (operation.result() == Operation.Result.LOSS) {
          type.addMethod(loops.rows(operation));
        }
      }
    }
    return new GeneratedSource(
        spec.packageName(),
        type.addMethod(new WarmUpMethod(form).method())
            .addMethods(new BufferMethods(form).callable())
            .addMethods(new TopMethods(form, rows.keepsLocals()).callable())
            .addMethods(rows.common())
            .addMethods(new Staging(form).methods())
            .addMethods(new StagedHessian(form, new Staging(form)).methods())
            .build(),
        Kernel.staticImports(spec));
  }

  private static void addBatch(TypeSpec.Builder type, BatchForm form, boolean keepsLocals) {
    LossSpec spec = form.spec();
    String rows = Integer.toString(spec.batch().fixedRows());
    if (!form.isDynamic()) {
      type.addField(constant(TypeName.INT, "ROWS", rows, "Rows in a batch."));
    }
    if (Divisor.of(spec) == Divisor.CONSTANT) {
      type.addField(
          FieldSpec.builder(form.numbers().type(), "DIVISOR", CONSTANT)
              .addModifiers(Modifier.PRIVATE)
              .addJavadoc("What the mean divides a row's gradient by.\n")
              .initializer("$L", form.numbers().whole(spec.batch().fixedRows()))
              .build());
    }
    type.addField(
        FieldSpec.builder(TypeName.INT, "TOGETHER", CONSTANT)
            .addModifiers(Modifier.PRIVATE)
            .addJavadoc("How many rows take each step together.\n")
            .initializer("$L", Planner.rowsTogether(spec))
            .build());
    if (form.isReduced()) {
      type.addField(
          FieldSpec.builder(Kernel.ROW_SUM, "rowSum", Modifier.PRIVATE, Modifier.FINAL)
              .initializer("new $T()", Kernel.ROW_SUM)
              .build());
      type.addField(scratch(form, "blockLosses", "The losses of one block of rows."));
    }
    if (new BlockSteps(form, keepsLocals).keepsMaxima()) {
      type.addField(scratch(form, "maxima", "The greatest logit of each row of a block."));
    }
    if (form.terms().hasMass()) {
      type.addField(scratch(form, "masses", "What the target of each row gives its classes."));
    }
    type.addField(scratch(form, "rests", "The sum of each row of a block without one maximum."));
    if (new BlockSteps(form, keepsLocals).keepsLogSums()) {
      type.addField(scratch(form, "logSums", "The logarithms of the sums, the maxima included."));
    }
  }

  private static FieldSpec scratch(BatchForm form, String name, String javadoc) {
    return FieldSpec.builder(form.numbers().array(), name, Modifier.PRIVATE, Modifier.FINAL)
        .addJavadoc(javadoc + "\n")
        .initializer("new $L[TOGETHER]", form.numbers())
        .build();
  }

  private static void addBlocks(TypeSpec.Builder type, Plan plan) {
    if (plan.schedule() == Schedule.BLOCKED) {
      type.addField(
          FieldSpec.builder(TypeName.INT, "BLOCKS_END", CONSTANT)
              .addModifiers(Modifier.PRIVATE)
              .addJavadoc("The first class past the last whole block.\n")
              .initializer(
                  "$L", new Lanes(plan.spec().liveClasses(), Numbers.of(plan.spec())).tailStart())
              .build());
    }
  }

  private static FieldSpec constant(TypeName type, String name, String value, String javadoc) {
    return FieldSpec.builder(type, name, CONSTANT)
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc(javadoc + "\n")
        .initializer("$L", value)
        .build();
  }

  private static MethodSpec ignores() {
    return MethodSpec.methodBuilder("ignores")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(TypeName.BOOLEAN)
        .addParameter(TypeName.INT, "target")
        .addStatement("return target == IGNORE_INDEX")
        .build();
  }

  private static MethodSpec getter(String name, CodeBlock value) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(TypeName.INT)
        .addStatement("return $L", value)
        .build();
  }
}

package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.lossmith.processor.spec.LogitTransform;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * What lies between the arrays of a call and the rows that are computed on: the layout, the storage
 * and the transform of the logits. A block of rows is copied into scratch, row after row of plain
 * numbers, and what is computed is copied back. A spec without such options has no staging.
 */
record Staging(BatchForm form) {
  /** The scratch that holds the rows of a block, first as they come in, then as they go out. */
  static final String ROWS = "stagedRows";

  static final String TARGETS = "stagedTargets";

  private LogitTransform transform() {
    return form.spec().options().transform();
  }

  /** Whether the values of a row do not lie side by side. */
  boolean isStrided() {
    return form.spec().options().isClassesFirst() && form.spec().batch().dimensions().size() > 1;
  }

  /** How many positions there are behind the class axis: the step from class to class. */
  int inner() {
    int inner = 1;
    List<Integer> dimensions = form.spec().batch().dimensions();
    for (int dimension : dimensions.subList(1, dimensions.size())) {
      inner *= dimension;
    }
    return inner;
  }

  private boolean isNarrow() {
    return form.spec().options().format().isNarrow();
  }

  /** Whether an array is not computed on where it lies. */
  boolean stages(Argument argument) {
    if (!argument.classesWide()) {
      return false;
    }
    boolean ofLogits = argument.name().equals("logits") || argument.name().equals("gradient");
    return isStrided() || (ofLogits && (isNarrow() || !transform().isPlain()));
  }

  /**
   * Whether an array is written from scratch: also where rows hold live classes alone, which lie
   * apart in what is written.
   */
  boolean stagesOutput(Argument argument) {
    return stages(argument) || (argument.classesWide() && transform().hasMask());
  }

  /** Whether any array is staged. */
  boolean isUsed() {
    return isStrided() || isNarrow() || !transform().isPlain();
  }

  /** The call that brings rows of an array into scratch. */
  CodeBlock in(Argument argument, String offset, String row, String count) {
    String method = argument.name().equals("logits") ? "stageLogits" : "stageRows";
    String scratch = argument.name().equals("targets") ? TARGETS : ROWS;
    String to = method.equals("stageRows") ? ",$W" + scratch : "";
    return CodeBlock.of(
        method + "(" + argument.name() + ", " + offset + ", " + row + ", " + count + to + ")");
  }

  /** The call that brings rows from scratch to where they belong. */
  CodeBlock out(Argument argument, String offset, String logitsOffset, String row, String count) {
    boolean chains = argument.name().equals("gradient");
    String source = chains && transform().hasSoftcap() ? "logits, " + logitsOffset + ",$W" : "";
    String method = chains ? "unstageGradient(" : "unstageRows(";
    String masked = !chains && transform().hasMask() ? ",$W" + ofMasked(argument) : "";
    return CodeBlock.of(
        method
            + source
            + argument.name()
            + ", "
            + offset
            + ", "
            + row
            + ", "
            + count
            + masked
            + ")");
  }

  /** What an array of probabilities, or of their logarithms, has for a masked class. */
  private String ofMasked(Argument argument) {
    return argument.name().equals("logProbabilities")
        ? form.numbers().box() + ".NEGATIVE_INFINITY"
        : argument.zero();
  }

  /** The scratch. */
  List<FieldSpec> fields() {
    List<FieldSpec> fields = new ArrayList<>();
    if (!isUsed()) {
      return fields;
    }
    fields.add(scratch(ROWS, "A block of rows as they are computed on."));
    if (stages(form.targets())) {
      fields.add(scratch(TARGETS, "The targets of a block of rows."));
    }
    return fields;
  }

  private FieldSpec scratch(String name, String javadoc) {
    String rows = form.spec().batch().isExample() ? "" : "$T.LANES * ";
    Object[] lanes = rows.isEmpty() ? new Object[0] : new Object[] {Kernel.ROW_SUM};
    return FieldSpec.builder(form.numbers().array(), name, Modifier.PRIVATE, Modifier.FINAL)
        .addJavadoc(javadoc + "\n")
        .initializer("new " + form.numbers() + "[" + rows + "CLASSES]", lanes)
        .build();
  }

  /** The methods that {@link #in} and {@link #out} call. */
  List<MethodSpec> methods() {
    List<MethodSpec> methods = new ArrayList<>();
    if (!isUsed()) {
      return methods;
    }
    Argument logits = form.input(Operation.LOSS_AND_GRADIENT);
    methods.add(
        new StagedCopy(form, isStrided())
            .in("stageLogits", "Brings logits into scratch, as they are computed on.", logits));
    methods.add(
        new StagedCopy(form, isStrided())
            .outGradient(form.output(Operation.LOSS_AND_GRADIENT), logits));
    Argument rows = new Argument("rows", form.numbers().type(), true);
    if (isStrided()) {
      methods.add(new StagedCopy(form, true).in("stageRows", "Brings rows into scratch.", rows));
    }
    if (isStrided() || transform().hasMask()) {
      methods.add(new StagedCopy(form, isStrided()).out(rows));
    }
    return methods;
  }

  /** The constants that the methods name. */
  List<FieldSpec> constants() {
    List<FieldSpec> constants = new ArrayList<>();
    if (isStrided()) {
      constants.add(
          FieldSpec.builder(TypeName.INT, "INNER")
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
              .addJavadoc("Positions behind the class axis: the step from class to class.\n")
              .initializer("$L", inner())
              .build());
    }
    return constants;
  }
}

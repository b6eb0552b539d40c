package io.lossmith.processor.emit.sigmoid;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import io.lossmith.processor.emit.ArrayValue;
import io.lossmith.processor.emit.BufferMethod;
import io.lossmith.processor.emit.Kernel;
import io.lossmith.processor.spec.RowOptions;
import io.lossmith.processor.spec.SigmoidSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The constants of a class, and its scratch. */
record Fields(Form form) {

  List<FieldSpec> all() {
    SigmoidSpec spec = form.spec();
    RowOptions row = spec.row();
    List<FieldSpec> fields = new ArrayList<>();
    fields.add(number(TypeName.INT, "CLASSES", "" + spec.classes(), "Logits in a row.", true));
    if (!form.isExample() && !form.isDynamic()) {
      String rows = Integer.toString(spec.batch().fixedRows());
      fields.add(number(TypeName.INT, "ROWS", rows, "Rows in a batch.", true));
      if (form.isMean() && !row.hasIgnoreIndex()) {
        long targets = (long) spec.batch().fixedRows() * spec.classes();
        fields.add(
            number(
                TypeName.DOUBLE,
                "DIVISOR",
                targets + "d",
                "What the mean divides by: the targets in a batch.",
                false));
      }
    }
    if (row.hasIgnoreIndex()) {
      fields.add(
          number(
              TypeName.INT,
              "IGNORE_INDEX",
              "" + row.ignoreIndex().getAsInt(),
              "The target that drops its class from its row.",
              false));
    }
    addWeights(fields, "CLASS_WEIGHT", row.classWeights(), "");
    addWeights(fields, "POSITIVE_WEIGHT", spec.positiveWeights(), " where it is there");
    addSmoothing(fields);
    if (row.hasFocal()) {
      String gamma = form.real().literal(row.focalGamma());
      fields.add(
          number(
              form.real().type(),
              "FOCAL_GAMMA",
              gamma,
              "The exponent of the focal factor.",
              false));
    }
    if (form.isReduced()) {
      addScratch(fields);
    }
    fields.add(BufferMethod.field());
    return fields;
  }

  private void addSmoothing(List<FieldSpec> fields) {
    if (!form.spec().row().hasSmoothing()) {
      return;
    }
    String smoothing = form.real().literal(form.spec().row().labelSmoothing());
    fields.add(
        number(
            TypeName.DOUBLE,
            "UNSMOOTHED",
            "1d - " + smoothing,
            "The share of a target that stays where it is.",
            false));
    fields.add(
        number(
            TypeName.DOUBLE,
            "HALF_SMOOTHING",
            "0.5d * " + smoothing,
            "What smoothing gives to there and to not there.",
            false));
  }

  private void addWeights(List<FieldSpec> fields, String name, List<Double> weights, String where) {
    if (weights.isEmpty()) {
      return;
    }
    TypeName real = form.real().type();
    if (form.isBinary()) {
      String weight = form.real().literal(weights.get(0));
      fields.add(number(real, name, weight, "How much a row counts" + where + ".", false));
      return;
    }
    List<String> literals = weights.stream().map(weight -> form.real().literal(weight)).toList();
    fields.add(
        FieldSpec.builder(
                ArrayTypeName.of(real),
                name + "S",
                Modifier.PRIVATE,
                Modifier.STATIC,
                Modifier.FINAL)
            .addJavadoc("How much each class counts" + where + ".\n")
            .initializer(ArrayValue.of(real, literals))
            .build());
  }

  private static void addScratch(List<FieldSpec> fields) {
    fields.add(
        FieldSpec.builder(Kernel.ROW_SUM, "rowSum", Modifier.PRIVATE, Modifier.FINAL)
            .initializer("new $T()", Kernel.ROW_SUM)
            .build());
    fields.add(
        FieldSpec.builder(
                ArrayTypeName.of(TypeName.DOUBLE), "blockLosses", Modifier.PRIVATE, Modifier.FINAL)
            .addJavadoc("The losses of one block of rows.\n")
            .initializer("new double[$T.LANES]", Kernel.ROW_SUM)
            .build());
  }

  private static FieldSpec number(
      TypeName type, String name, String value, String doc, boolean isPublic) {
    return FieldSpec.builder(type, name, isPublic ? Modifier.PUBLIC : Modifier.PRIVATE)
        .addModifiers(Modifier.STATIC, Modifier.FINAL)
        .addJavadoc(doc + "\n")
        .initializer("$L", value)
        .build();
  }
}

package io.lossmith.processor.emit;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import io.lossmith.Divisor;
import io.lossmith.processor.spec.LogitTransform;
import io.lossmith.processor.spec.LossSpec;
import io.lossmith.processor.spec.RowOptions;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** The constants that a spec's options put into the generated class. */
final class Constants {
  private static final MathContext DIGITS = MathContext.DECIMAL128;

  private final LossSpec spec;
  private final Numbers numbers;
  private final RowTerms terms;
  private final List<FieldSpec> fields = new ArrayList<>();

  private Constants(LossSpec spec) {
    this.spec = spec;
    this.numbers = Numbers.of(spec);
    this.terms = new RowTerms(spec);
  }

  /** The constants, in the order of reading. */
  static List<FieldSpec> of(LossSpec spec) {
    Constants constants = new Constants(spec);
    constants.addAll();
    return constants.fields;
  }

  private void addAll() {
    RowOptions row = spec.options().row();
    row.ignoreIndex()
        .ifPresent(
            index ->
                fields.add(
                    field(TypeName.INT, "IGNORE_INDEX", "The target that drops its row.")
                        .initializer("$L", index)
                        .build()));
    if (row.hasClassWeights()) {
      addWeights();
    } else if (row.hasSmoothing()) {
      addScalar("TARGET_WEIGHT", "What a target gives its class beside smoothing.", kept());
    }
    if (row.hasSmoothing()) {
      addSmoothing();
    }
    if (row.hasZLoss()) {
      addScalar("Z_LOSS", "The factor of the squared log-sum-exp.", exact(row.zLoss()));
      addScalar("Z_LOSS_TWICE", "The factor of its derivative.", exact(2 * row.zLoss()));
    }
    LogitTransform transform = spec.options().transform();
    if (transform.hasSoftcap()) {
      addScalar("SOFTCAP", "The magnitude that logits are capped at.", exact(transform.softcap()));
    }
    if (transform.hasTemperature()) {
      addScalar("TEMPERATURE", "What logits are divided by.", exact(transform.temperature()));
    }
    if (transform.hasAdjustment()) {
      addArray(
          "ADJUSTMENT",
          "What is added to the logits of each class.",
          index -> exact(transform.adjustment().get(index)));
    }
    fields.addAll(terms.live().constants());
    fields.addAll(new Staging(new BatchForm(spec)).constants());
    if (row.hasFocal()) {
      addScalar("FOCAL_GAMMA", "The exponent of the focal factor.", exact(row.focalGamma()));
    }
  }

  private void addWeights() {
    boolean divides =
        new BatchForm(spec).sumsDivisor()
            && spec.options().mean().divisor() == Divisor.TARGET_WEIGHTS;
    if (!terms.row().hasSmoothing() || divides) {
      addArray("CLASS_WEIGHTS", "The weight of each class.", this::weight);
    }
    if (terms.row().hasSmoothing()) {
      addArray(
          "TARGET_WEIGHTS",
          "What a target gives its class beside smoothing.",
          index -> kept().multiply(weight(index)));
    }
  }

  private void addSmoothing() {
    BigDecimal total = BigDecimal.ZERO;
    for (int j = 0; j < spec.classes(); j++) {
      total = total.add(smoothing(j));
    }
    if (terms.smoothsEvenly()) {
      addScalar("SMOOTHING", "What smoothing gives each class.", smoothing(spec.live().get(0)));
      total = exact(terms.row().labelSmoothing());
    } else {
      addArray("SMOOTHING", "What smoothing gives each class.", this::smoothing);
    }
    if (!terms.hasProbabilities()) {
      addScalar("SMOOTHING_TOTAL", "What smoothing gives all classes together.", total);
    }
  }

  private BigDecimal kept() {
    return BigDecimal.ONE.subtract(exact(terms.row().labelSmoothing()));
  }

  private BigDecimal smoothing(int index) {
    if (spec.options().transform().isMasked(index)) {
      return BigDecimal.ZERO;
    }
    return exact(terms.row().labelSmoothing())
        .multiply(weight(index))
        .divide(BigDecimal.valueOf(spec.liveClasses()), DIGITS);
  }

  private BigDecimal weight(int index) {
    return exact(terms.row().classWeight(index));
  }

  private static BigDecimal exact(double value) {
    return new BigDecimal(value);
  }

  private void addScalar(String name, String javadoc, BigDecimal value) {
    fields.add(
        field(numbers.type(), name, javadoc).initializer("$L", numbers.rounded(value)).build());
  }

  private void addArray(String name, String javadoc, IntFunction<BigDecimal> value) {
    List<String> literals =
        IntStream.range(0, spec.classes())
            .mapToObj(index -> numbers.rounded(value.apply(index)))
            .toList();
    fields.add(
        field(numbers.array(), name, javadoc)
            .initializer(ArrayValue.of(numbers.type(), literals))
            .build());
  }

  private static FieldSpec.Builder field(TypeName type, String name, String javadoc) {
    return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc(javadoc + "\n");
  }
}

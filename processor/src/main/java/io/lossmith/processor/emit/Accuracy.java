package io.lossmith.processor.emit;

import io.lossmith.processor.spec.LossSpec;
import io.lossmith.processor.spec.NumberFormat;
import io.lossmith.processor.spec.RowOptions;
import java.util.Locale;

/** What a generated class promises of its errors. */
record Accuracy(LossSpec spec) {

  /** The bound of a float loss without options, in units in the last place. */
  private static final int PLAIN_ULPS = 6;

  /** The bound of a loss with options, in units in the last place of what the words say. */
  private static final int OPTIONS_ULPS = 10;

  String sentences() {
    return "Accuracy: against the exact function of the distances {@code u} as rounded to "
        + numbers()
        + ", every loss, log-softmax, gradient entry and softmax is within "
        + bound()
        + ", however confident the row."
        + beside()
        + " An exponential below "
        + (format().isDouble() ? "2^-1000" : "2^-102")
        + " is 0.";
  }

  private NumberFormat format() {
    return spec.options().format();
  }

  private String numbers() {
    return format().isDouble() ? "double" : "float";
  }

  private String bound() {
    if (isPlain()) {
      return PLAIN_ULPS + " units in the last place";
    }
    return OPTIONS_ULPS
        + " units in the last place"
        + (cancels() ? " of the magnitudes that its formula adds up" : "");
  }

  private boolean isPlain() {
    return spec.options().row().isPlain() && !format().isDouble();
  }

  /** Whether what the formulas add may be of both signs. */
  private boolean cancels() {
    RowOptions row = spec.options().row();
    return row.hasProbabilityTargets() || row.hasSmoothing() || row.hasZLoss();
  }

  private String beside() {
    String beside =
        spec.options().transform().transforms()
            ? " Each {@code y[j]} was rounded to " + numbers() + " before."
            : "";
    return format().isNarrow()
        ? beside
            + " Gradient entries are then rounded to "
            + format().storage().name().toLowerCase(Locale.ROOT)
            + "."
        : beside;
  }
}

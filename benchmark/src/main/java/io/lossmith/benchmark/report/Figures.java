package io.lossmith.benchmark.report;

import java.util.Locale;

/** Numbers as the table shows them: three digits, and k or M where they are long. */
public final class Figures {
  private Figures() {}

  /** The number, which is not negative. */
  public static String of(double value) {
    if (value >= 999.5e3) {
      return threeDigits(value / 1e6) + "M";
    }
    if (value >= 9999.5) {
      return threeDigits(value / 1e3) + "k";
    }
    return threeDigits(value);
  }

  private static String threeDigits(double value) {
    if (value >= 99.95) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    if (value >= 9.995) {
      return String.format(Locale.ROOT, "%.1f", value);
    }
    if (value >= 0.9995 || value == 0) {
      return String.format(Locale.ROOT, "%.2f", value);
    }
    return String.format(Locale.ROOT, "%.3f", value);
  }
}

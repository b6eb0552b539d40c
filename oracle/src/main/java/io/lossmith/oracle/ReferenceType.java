package io.lossmith.oracle;

import java.util.Locale;
import java.util.regex.Pattern;

/** The element type of a {@link ReferenceTensor}. */
public enum ReferenceType {
  /** Read by {@link Float#parseFloat} and then widened. */
  FLOAT32,

  /** Read by {@link Double#parseDouble}. */
  FLOAT64,

  /** Read by {@link Long#parseLong}; at most 2<sup>53</sup> in magnitude. */
  INT64;

  // Narrower than what Java's parsers take: they would also accept 1f, 0x1p3 or a tab.
  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?|-?Infinity|NaN");
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,16}");
  private static final long LARGEST_INTEGER = 1L << 53;

  /** Returns the name as written in the files. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads one value.
   *
   * @throws NumberFormatException if it is no number of this type, or too large for it
   */
  double parse(String value) {
    if (this == INT64) {
      return integer(value);
    }
    if (NUMBER.matcher(value).matches()) {
      double parsed = this == FLOAT32 ? Float.parseFloat(value) : Double.parseDouble(value);
      if (Double.isFinite(parsed) || value.endsWith("Infinity") || value.equals("NaN")) {
        return parsed;
      }
    }
    throw new NumberFormatException(value);
  }

  private static double integer(String value) {
    if (INTEGER.matcher(value).matches()) {
      long parsed = Long.parseLong(value);
      if (Math.abs(parsed) <= LARGEST_INTEGER) {
        return parsed;
      }
    }
    throw new NumberFormatException(value);
  }
}

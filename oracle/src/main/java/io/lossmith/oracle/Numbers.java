package io.lossmith.oracle;

import java.util.Arrays;
import java.util.List;

/** Constants that come one for each class. */
final class Numbers {
  private Numbers() {}

  /**
   * Returns the values as a list.
   *
   * @param what names them in the message
   * @param classes how many there must be, unless there are none
   * @throws IllegalArgumentException if there are others
   */
  static List<Double> oneEach(String what, int classes, double[] values) {
    if (values.length != 0 && values.length != classes) {
      throw new IllegalArgumentException(
          values.length + " " + what + "; expected none or one for each of " + classes);
    }
    return Arrays.stream(values).boxed().toList();
  }
}

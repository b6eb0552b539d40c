package io.lossmith.build;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers that a piece of a kernel calculates with, as text of a template: elements of an array of
 * {@code Numbers}, of which a method makes vectors before its loops.
 */
final class Numbers {
  private final String array;
  private final List<String> names = new ArrayList<>();
  private final List<String> values = new ArrayList<>();

  Numbers(String array) {
    this.array = array;
  }

  void add(String name, String value) {
    names.add(name);
    values.add(value);
  }

  /** The elements of the array. */
  String elements() {
    return "    " + String.join(",\n    ", values);
  }

  /** The vectors. */
  String vectors() {
    String capitalised = Character.toUpperCase(array.charAt(0)) + array.substring(1);
    StringBuilder code = new StringBuilder();
    code.append("    $float$[] of%2$s = $Numbers$.%1$s();%n".formatted(array, capitalised));
    for (int i = 0; i < names.size(); i++) {
      code.append(
          "    $Float$Vector %s = $Float$Vector.broadcast($FLOATS$, of%s[%d]);%n"
              .formatted(names.get(i), capitalised, i));
    }
    return code.toString();
  }
}

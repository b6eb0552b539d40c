package io.lossmith.processor.emit;

import java.util.List;

/** Index expressions and numbered names, as a person would write them. */
final class Index {
  private Index() {}

  /** {@code base}, or {@code base + step}. */
  static String of(String base, int step) {
    return step == 0 ? base : base + " + " + step;
  }

  /** {@code prefix0, prefix1, ...}, with these numbers. */
  static List<String> names(String prefix, List<Integer> numbers) {
    return numbers.stream().map(number -> prefix + number).toList();
  }
}

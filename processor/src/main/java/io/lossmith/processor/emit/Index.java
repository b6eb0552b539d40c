package io.lossmith.processor.emit;

import java.util.List;
import java.util.stream.IntStream;

/** Index expressions and numbered names, as a person would write them. */
final class Index {
  private Index() {}

  /** {@code base}, or {@code base + step}. */
  static String of(String base, int step) {
    return step == 0 ? base : base + " + " + step;
  }

  /** {@code prefix0, prefix1, ...}. */
  static List<String> names(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }
}

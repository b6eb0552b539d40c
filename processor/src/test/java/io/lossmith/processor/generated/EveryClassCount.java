package io.lossmith.processor.generated;

import io.lossmith.Backend;
import io.lossmith.Lossmith;
import io.lossmith.Reduction;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What the methods of generated classes of 2 to 300 classes give, one digest each. */
final class EveryClassCount {
  private static final int MOST_CLASSES = 300;

  /** Two blocks of sixteen rows, and some that remain. */
  private static final int ROWS = 35;

  private EveryClassCount() {}

  /** The annotated types. */
  static List<SpecSource> specs() {
    return IntStream.rangeClosed(2, MOST_CLASSES)
        .mapToObj(classes -> new SpecSource("Every" + classes, classes, "ANY", Reduction.MEAN))
        .toList();
  }

  /** Prints a line a number of classes. */
  public static void main(String[] arguments) {
    if (Lossmith.backend() != Backend.valueOf(arguments[0])) {
      throw new AssertionError(Lossmith.backendReason());
    }
    lines(spec -> WorkloadDigest.newLoss(spec.lossName())).forEach(System.out::println);
  }

  /**
   * Calls them.
   *
   * @param losses a new object of the generated class of a spec
   */
  static List<String> lines(Function<SpecSource, Object> losses) {
    TreeMap<Integer, String> lines = new TreeMap<>();
    for (SpecSource spec : specs()) {
      BitDigest digest = new BitDigest();
      CallArguments inputs = WorkloadRows.of(spec.classes(), ROWS, false).arguments();
      for (GeneratedCall call : GeneratedCall.all(losses.apply(spec))) {
        if (call.isWindow()) {
          continue;
        }
        Object[] arguments = inputs.of(call, false);
        Object result = call.invoke(arguments);
        if (result != null) {
          digest.addAny(result);
        }
        for (Object argument : arguments) {
          digest.addAny(argument);
        }
      }
      lines.put(spec.classes(), "C = " + spec.classes() + " " + Long.toHexString(digest.value()));
    }
    return List.copyOf(lines.values());
  }
}

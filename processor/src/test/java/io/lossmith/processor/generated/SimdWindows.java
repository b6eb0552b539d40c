package io.lossmith.processor.generated;

import io.lossmith.Backend;
import io.lossmith.Lossmith;
import io.lossmith.Reduction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Calls every method of generated classes, in a JVM of its own, on arrays that end exactly with the
 * data and on arrays with guards around it: nothing may be read past the end, nothing written
 * around the data, and the results may not depend on the place.
 */
final class SimdWindows {
  private static final int MOST_ROWS = 33;
  private static final int MOST_SHORT_CLASSES = 34;
  private static final List<Integer> LONGER = List.of(48, 100, 161, 300);
  private static final List<Integer> ROWS_OF_LONGER = List.of(1, 15, 16, 17, 33);

  /** More blocks than take a step together, and fewer. */
  private static final List<Integer> SEVERAL_BLOCKS = List.of(48, 64, 65, 80, 144);

  /** More than a vector holds. */
  private static final int GUARDS = 17;

  private SimdWindows() {}

  /** The annotated types. */
  static List<SpecSource> specs() {
    List<SpecSource> specs = new ArrayList<>();
    for (int classes = 2; classes <= MOST_SHORT_CLASSES; classes++) {
      specs.add(spec(classes));
    }
    LONGER.forEach(classes -> specs.add(spec(classes)));
    return specs;
  }

  /** Prints how many calls were made. */
  public static void main(String[] arguments) {
    if (Lossmith.backend() != Backend.valueOf(arguments[0])) {
      throw new AssertionError(Lossmith.backendReason());
    }
    int calls = 0;
    for (SpecSource spec : specs()) {
      List<Integer> counts =
          spec.classes() <= MOST_SHORT_CLASSES
              ? IntStream.concat(
                      IntStream.rangeClosed(1, MOST_ROWS),
                      SEVERAL_BLOCKS.stream().mapToInt(rows -> rows))
                  .boxed()
                  .toList()
              : ROWS_OF_LONGER;
      List<GeneratedCall> all = GeneratedCall.all(WorkloadDigest.newLoss(spec.lossName()));
      for (int rows : counts) {
        CallArguments inputs = WorkloadRows.of(spec.classes(), rows, false).arguments();
        for (GeneratedCall call : all) {
          check(call, inputs, rows);
          calls++;
        }
      }
    }
    System.out.println(calls + " calls");
  }

  private static SpecSource spec(int classes) {
    return new SpecSource("Windows" + classes, classes, "ANY", Reduction.NONE);
  }

  private static void check(GeneratedCall call, CallArguments inputs, int rows) {
    for (boolean inPlace : call.worksInPlace() ? new boolean[] {false, true} : new boolean[1]) {
      if (!call.isWindow()) {
        // These arrays are exactly as long as the data.
        call.invoke(inputs.of(call, inPlace));
        continue;
      }
      long exact = digest(call, inputs.of(call, inPlace), rows, 0);
      if (exact != digest(call, inputs.of(call, inPlace), rows, GUARDS)) {
        throw new AssertionError(call + " of " + rows + " rows depends on what follows the data");
      }
    }
  }

  /** Calls it on windows before a number of guards; what the windows hold afterwards. */
  private static long digest(GeneratedCall call, Object[] arguments, int rows, int after) {
    Window[] windows = new Window[arguments.length];
    int[][] before = new int[arguments.length][];
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].getClass().isArray()) {
        windows[i] = windowLike(arguments, i, windows, after);
        before[i] = windows[i].bitsAround();
      }
    }
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = windows[i] == null ? arguments[i] : windows[i].array();
    }
    BitDigest digest = new BitDigest();
    Object result = call.invoke(arguments);
    if (result != null) {
      digest.addAny(result);
    }
    for (int i = 0; i < arguments.length; i++) {
      if (windows[i] != null) {
        if (!Arrays.equals(before[i], windows[i].bitsAround())) {
          String name = call.parameters().get(i);
          throw new AssertionError(call + " of " + rows + " rows writes beside " + name);
        }
        digest.addAny(
            windows[i].array() instanceof int[] ? windows[i].ints() : windows[i].floats());
      }
    }
    return digest.value();
  }

  /** The data of an array, followed by guards; the window of before for an array of before. */
  private static Window windowLike(Object[] arguments, int i, Window[] windows, int after) {
    for (int earlier = 0; earlier < i; earlier++) {
      if (arguments[earlier] == arguments[i]) {
        return windows[earlier];
      }
    }
    int offset = (int) arguments[i + 1];
    if (arguments[i] instanceof int[] ints) {
      int[] data = Arrays.copyOfRange(ints, offset, ints.length - CallArguments.BEHIND);
      return Window.of(data, offset, after);
    }
    float[] floats = (float[]) arguments[i];
    float[] data = Arrays.copyOfRange(floats, offset, floats.length - CallArguments.BEHIND);
    return Window.of(data, offset, after);
  }
}

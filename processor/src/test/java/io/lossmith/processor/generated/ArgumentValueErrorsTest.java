package io.lossmith.processor.generated;

import static io.lossmith.processor.generated.ArgumentCase.CLASSES;
import static io.lossmith.processor.generated.ArgumentCase.ROWS;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Targets that are no classes, and log-probabilities that are none, in every method that reads
 * them.
 */
class ArgumentValueErrorsTest {
  @ParameterizedTest
  @MethodSource(ArgumentCase.FORMS)
  void targetsThatAreNoClasses(Form form) {
    for (ArgumentCase call : ArgumentCase.all(form)) {
      if (!call.takesTargets()) {
        continue;
      }
      for (int target : new int[] {-1, CLASSES, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
        for (int row : form.isExample() ? new int[] {0} : new int[] {0, ROWS / 2, ROWS - 1}) {
          for (int offset : new int[] {0, 2}) {
            List<Window> windows = call.windows(offset, 0);
            ((int[]) windows.get(1).array())[offset + row] = target;
            call.assertRefused(
                offset == 0
                    ? call.calls.wholeArguments(windows)
                    : call.calls.windowArguments(windows, call.rows),
                IndexOutOfBoundsException.class,
                (form.isExample() ? "target" : "targets[" + (offset + row) + "]")
                    + " is "
                    + target
                    + "; classes are 0 to 2");
          }
        }
      }
    }
  }

  /** The first wrong one is named. */
  @ParameterizedTest
  @MethodSource(ArgumentCase.FORMS)
  void severalTargetsThatAreNoClasses(Form form) {
    if (form.isExample()) {
      return;
    }
    ArgumentCase call = new ArgumentCase(form, "loss");
    List<Window> windows = call.windows(0, 0);
    ((int[]) windows.get(1).array())[2] = 7;
    ((int[]) windows.get(1).array())[4] = -1;
    call.assertRefused(
        call.calls.wholeArguments(windows),
        IndexOutOfBoundsException.class,
        "targets[2] is 7; classes are 0 to 2");
  }

  @ParameterizedTest
  @MethodSource(ArgumentCase.FORMS)
  void positiveLogProbabilities(Form form) {
    ArgumentCase call = new ArgumentCase(form, "nll");
    for (float positive : new float[] {0.25f, Float.MIN_VALUE, Float.POSITIVE_INFINITY}) {
      for (int row : form.isExample() ? new int[] {0} : new int[] {0, ROWS / 2, ROWS - 1}) {
        for (int offset : new int[] {0, 2}) {
          List<Window> windows = call.windows(offset, 0);
          int target = ((int[]) windows.get(1).array())[offset + row];
          ((float[]) windows.get(0).array())[offset + row * CLASSES + target] = positive;
          call.assertRefused(
              offset == 0
                  ? call.calls.wholeArguments(windows)
                  : call.calls.windowArguments(windows, call.rows),
              IllegalArgumentException.class,
              "logProbabilities holds "
                  + positive
                  + " at row "
                  + row
                  + ", class "
                  + target
                  + "; a logarithm of a probability is never positive."
                  + " Were probabilities passed? nll takes what logSoftmax writes");
        }
      }
    }
  }
}

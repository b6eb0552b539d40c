package io.lossmith.processor.generated;

import static io.lossmith.processor.generated.ArgumentCase.CLASSES;
import static io.lossmith.processor.generated.ArgumentCase.ROWS;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Outputs that overlap what they may not, in every method that writes. */
class ArgumentOverlapErrorsTest {
  @ParameterizedTest
  @MethodSource(ArgumentCase.FORMS)
  void outputsThatOverlapTheirInput(Form form) {
    for (ArgumentCase call : ArgumentCase.all(form)) {
      for (int index = 1; index < call.parameters.size(); index++) {
        if (!call.parameters.get(index).written() || call.parameters.get(index).isInteger()) {
          continue;
        }
        Window input = call.window(0, call.length(0), 20, 20);
        boolean wide = call.parameters.get(index).wide() && !call.name(index).equals("product");
        int length = call.length(index);
        for (int shift : new int[] {1 - length, wide ? -1 : 0, 1, input.length() - 1}) {
          List<Window> windows = call.windows(2, 1);
          windows.set(0, input);
          windows.set(index, new Window(input.array(), 20 + shift, length));
          call.assertRefused(
              call.calls.windowArguments(windows, call.rows),
              IllegalArgumentException.class,
              call.name(index)
                  + " at offset "
                  + (20 + shift)
                  + " overlaps "
                  + call.name(0)
                  + " at offset 20 of the same array; "
                  + (wide
                      ? "it may start at the same offset, or lie apart"
                      : "they must lie apart"));
        }
        for (int shift : new int[] {-length, input.length()}) {
          List<Window> windows = call.windows(2, 1);
          windows.set(0, input);
          windows.set(index, new Window(input.array(), 20 + shift, length));
          assertThatCode(
                  () ->
                      call.calls.call(call.method, call.calls.windowArguments(windows, call.rows)))
              .as("%s %s apart by %s", form, call.method, shift)
              .doesNotThrowAnyException();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ArgumentCase.FORMS)
  void lossesThatOverlapTheGradient(Form form) {
    if (!form.hasLosses()) {
      return;
    }
    ArgumentCase call = new ArgumentCase(form, "lossAndGradient");
    for (int shift : new int[] {1 - ROWS, 0, 5, ROWS * CLASSES - 1}) {
      List<Window> windows = call.windows(2, 1);
      Window gradient = call.window(3, call.length(3), 20, 20);
      windows.set(3, gradient);
      windows.set(2, new Window(gradient.array(), 20 + shift, ROWS));
      call.assertRefused(
          call.calls.windowArguments(windows, ROWS),
          IllegalArgumentException.class,
          "gradient at offset 20 overlaps losses at offset "
              + (20 + shift)
              + " of the same array; they must lie apart");
    }
  }
}

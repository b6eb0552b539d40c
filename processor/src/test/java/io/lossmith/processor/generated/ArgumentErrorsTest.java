package io.lossmith.processor.generated;

import static io.lossmith.processor.generated.ArgumentCase.CLASSES;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Arrays, offsets and row counts that hold no batch, in every method and overload of every form:
 * what is thrown, its whole text, and that no array has changed.
 */
class ArgumentErrorsTest {
  @ParameterizedTest
  @MethodSource(ArgumentCase.FORMS)
  void validCallsOfAllMethodsAreAccepted(Form form) {
    for (ArgumentCase call : ArgumentCase.all(form)) {
      List<Window> whole = call.windows(0, 0);
      List<Window> windows = call.windows(2, 1);
      assertThatCode(() -> call.calls.call(call.method, call.calls.wholeArguments(whole)))
          .doesNotThrowAnyException();
      assertThatCode(
              () -> call.calls.call(call.method, call.calls.windowArguments(windows, call.rows)))
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @MethodSource(ArgumentCase.FORMS)
  void wholeArraysOfAnotherLength(Form form) {
    for (ArgumentCase call : ArgumentCase.all(form)) {
      for (int index : call.arrays()) {
        for (int more : new int[] {-1, 1}) {
          List<Window> windows = call.windows(0, 0);
          int length = windows.get(index).length() + more;
          windows.set(index, call.window(index, length, 0, 0));
          call.assertRefused(
              call.calls.wholeArguments(windows),
              IllegalArgumentException.class,
              wrongLength(form, call, index, length));
        }
      }
    }
  }

  private static String wrongLength(Form form, ArgumentCase call, int index, int length) {
    String given = call.name(0) + " has length ";
    if (form.isDynamic() && call.name(index).equals("targets")) {
      // They say how many rows there are, and so the logits are wrong.
      return given + "18; " + length + " rows of 3 classes need " + length * CLASSES;
    }
    if (form.isDynamic() && index == 0 && !call.takesTargets()) {
      return given + length + ", which is not a whole number of rows of 3 classes";
    }
    return call.name(index) + " has length " + length + "; " + call.need(index);
  }

  @ParameterizedTest
  @MethodSource(ArgumentCase.FORMS)
  void negativeOffsets(Form form) {
    for (ArgumentCase call : ArgumentCase.all(form)) {
      for (int index : call.arrays()) {
        for (int offset : new int[] {-1, Integer.MIN_VALUE}) {
          List<Window> windows = call.windows(2, 1);
          Window window = windows.get(index);
          windows.set(index, new Window(window.array(), offset, window.length()));
          call.assertRefused(
              call.calls.windowArguments(windows, call.rows),
              IndexOutOfBoundsException.class,
              call.name(index) + "Offset is " + offset + "; an offset is 0 or more");
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ArgumentCase.FORMS)
  void windowsPastTheEnd(Form form) {
    for (ArgumentCase call : ArgumentCase.all(form)) {
      for (int index : call.arrays()) {
        for (int offset : new int[] {0, 4}) {
          List<Window> windows = call.windows(2, 1);
          int length = windows.get(index).length() - 1;
          windows.set(index, call.window(index, length, offset, 0));
          call.assertRefused(
              call.calls.windowArguments(windows, call.rows),
              IllegalArgumentException.class,
              call.name(index)
                  + " has length "
                  + (offset + length)
                  + (offset == 0 ? "" : ", " + length + " from offset " + offset)
                  + "; "
                  + call.need(index));
        }
        List<Window> windows = call.windows(0, 0);
        Window window = windows.get(index);
        windows.set(index, new Window(window.array(), Integer.MAX_VALUE, window.length()));
        call.assertRefused(
            call.calls.windowArguments(windows, call.rows),
            IllegalArgumentException.class,
            call.name(index)
                + " has length "
                + window.length()
                + ", "
                + (window.length() - Integer.MAX_VALUE)
                + " from offset 2147483647; "
                + call.need(index));
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ArgumentCase.DYNAMIC_FORMS)
  void rowCountsThatAreNone(Form form) {
    for (ArgumentCase call : ArgumentCase.all(form)) {
      List<Window> windows = call.windows(2, 1);
      for (int rows : new int[] {-1, Integer.MIN_VALUE}) {
        call.assertRefused(
            call.calls.windowArguments(windows, rows),
            IllegalArgumentException.class,
            "rows is " + rows + "; a row count is 0 or more");
      }
      if (form.batch().equals("{ANY, 2}")) {
        call.assertRefused(
            call.calls.windowArguments(windows, 5),
            IllegalArgumentException.class,
            "rows is 5; the batch shape needs a multiple of 2");
        call.assertRefused(
            call.calls.wholeArguments(new ArgumentCase(form, call.method, 5).windows(0, 0)),
            IllegalArgumentException.class,
            "rows is 5; the batch shape needs a multiple of 2");
      }
      // As many values as no int counts.
      int most = Integer.MAX_VALUE - 1;
      call.assertRefused(
          call.calls.windowArguments(windows, most),
          IllegalArgumentException.class,
          call.name(0)
              + " has length 21, 19 from offset 2; 2147483646 rows of 3 classes need 6442450938");
    }
  }

  @ParameterizedTest
  @MethodSource(ArgumentCase.FORMS)
  void missingArrays(Form form) {
    for (ArgumentCase call : ArgumentCase.all(form)) {
      List<Object> whole = call.calls.wholeArguments(call.windows(0, 0));
      List<Object> windows = call.calls.windowArguments(call.windows(2, 1), call.rows);
      for (List<Object> arguments : List.of(whole, windows)) {
        for (int i = 0; i < arguments.size(); i++) {
          if (arguments.get(i).getClass().isArray()) {
            List<Object> missing = new ArrayList<>(arguments);
            missing.set(i, null);
            call.assertRefused(missing, NullPointerException.class, null);
          }
        }
      }
    }
  }
}

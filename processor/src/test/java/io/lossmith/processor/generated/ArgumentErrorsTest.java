package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lossmith.Reduction;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every wrong argument of every method and overload of every form: what is thrown, its whole text,
 * and that no array has changed.
 */
class ArgumentErrorsTest {
  private static final int CLASSES = 3;
  private static final int ROWS = 6;

  static List<Form> forms() {
    return List.of(
        Form.example(CLASSES),
        Form.fixed(CLASSES, ROWS, Reduction.MEAN),
        Form.fixed(CLASSES, ROWS, Reduction.NONE),
        Form.any(CLASSES, Reduction.SUM),
        Form.any(CLASSES, Reduction.NONE),
        new Form(CLASSES, "{ANY, 2}", Reduction.MEAN));
  }

  static List<Form> dynamicForms() {
    return forms().stream().filter(Form::isDynamic).toList();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void validCallsOfAllMethodsAreAccepted(Form form) {
    for (Case call : Case.all(form)) {
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
  @MethodSource("forms")
  void wholeArraysOfAnotherLength(Form form) {
    for (Case call : Case.all(form)) {
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

  private static String wrongLength(Form form, Case call, int index, int length) {
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
  @MethodSource("forms")
  void negativeOffsets(Form form) {
    for (Case call : Case.all(form)) {
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
  @MethodSource("forms")
  void windowsPastTheEnd(Form form) {
    for (Case call : Case.all(form)) {
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
  @MethodSource("forms")
  void targetsThatAreNoClasses(Form form) {
    for (Case call : Case.all(form)) {
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
  @MethodSource("forms")
  void severalTargetsThatAreNoClasses(Form form) {
    if (form.isExample()) {
      return;
    }
    Case call = new Case(form, "loss");
    List<Window> windows = call.windows(0, 0);
    ((int[]) windows.get(1).array())[2] = 7;
    ((int[]) windows.get(1).array())[4] = -1;
    call.assertRefused(
        call.calls.wholeArguments(windows),
        IndexOutOfBoundsException.class,
        "targets[2] is 7; classes are 0 to 2");
  }

  @ParameterizedTest
  @MethodSource("dynamicForms")
  void rowCountsThatAreNone(Form form) {
    for (Case call : Case.all(form)) {
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
            call.calls.wholeArguments(new Case(form, call.method, 5).windows(0, 0)),
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
  @MethodSource("forms")
  void missingArrays(Form form) {
    for (Case call : Case.all(form)) {
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

  @ParameterizedTest
  @MethodSource("forms")
  void outputsThatOverlapTheirInput(Form form) {
    for (Case call : Case.all(form)) {
      for (int index = 1; index < call.parameters.size(); index++) {
        if (!call.parameters.get(index).written() || call.parameters.get(index).isInteger()) {
          continue;
        }
        Window input = call.window(0, call.length(0), 20, 20);
        boolean wide =
            call.parameters.get(index).wide() && !call.name(index).equals("product");
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
  @MethodSource("forms")
  void lossesThatOverlapTheGradient(Form form) {
    if (!form.hasLosses()) {
      return;
    }
    Case call = new Case(form, "lossAndGradient");
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

  @ParameterizedTest
  @MethodSource("forms")
  void positiveLogProbabilities(Form form) {
    Case call = new Case(form, "nll");
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

  /** One method of one form, with as many rows. */
  private static final class Case {
    private final LossCalls calls;
    private final String method;
    private final List<Form.Parameter> parameters;
    private final int rows;

    Case(Form form, String method) {
      this(form, method, form.isExample() ? 1 : ROWS);
    }

    Case(Form form, String method, int rows) {
      calls = LossCalls.of(form);
      this.method = method;
      this.rows = rows;
      parameters = form.parameters(method);
    }

    static List<Case> all(Form form) {
      return form.methods().stream().map(method -> new Case(form, method)).toList();
    }

    String name(int index) {
      return parameters.get(index).name();
    }

    boolean takesTargets() {
      return parameters.stream().anyMatch(parameter -> parameter.name().equals("targets"));
    }

    /** The parameters that are arrays: not the target of one example. */
    List<Integer> arrays() {
      return IntStream.range(0, parameters.size())
          .filter(index -> !(calls.form().isExample() && name(index).equals("targets")))
          .boxed()
          .toList();
    }

    int length(int index) {
      return parameters.get(index).wide() ? rows * CLASSES : rows;
    }

    String need(int index) {
      String of = parameters.get(index).wide() ? " of 3 classes" : "";
      return rows == 1 ? "1 row" + of + " needs 3" : "6 rows" + of + " need " + length(index);
    }

    /** Valid arguments. */
    List<Window> windows(int before, int after) {
      List<Window> windows = new ArrayList<>();
      for (int index = 0; index < parameters.size(); index++) {
        windows.add(window(index, length(index), before, after));
      }
      return windows;
    }

    /** An argument whose values are valid. */
    Window window(int index, int length, int before, int after) {
      Form.Parameter parameter = parameters.get(index);
      if (parameter.written()) {
        return Window.output(parameter.isInteger(), length, before, after);
      }
      if (parameter.isInteger()) {
        return Window.of(IntStream.range(0, length).map(i -> i % CLASSES).toArray(), before, after);
      }
      float[] values = new float[length];
      for (int i = 0; i < length; i++) {
        values[i] = -0.5f * (i % 5);
      }
      return Window.of(values, before, after);
    }

    /** Asserts what a call throws, and that it has changed nothing. */
    void assertRefused(
        List<Object> arguments, Class<? extends Throwable> type, @Nullable String message) {
      String what = calls.form() + " " + method;
      List<Object> before = copies(arguments);
      Throwable thrown = catchThrowable(() -> calls.call(method, arguments));
      assertThat(thrown).as(what).isExactlyInstanceOf(type);
      if (message != null) {
        assertThat(thrown).as(what).hasMessage(message);
      }
      assertThat(copies(arguments)).as(what).isEqualTo(before);
    }

    /** The arrays as lists of their values, which compare by bits. */
    private static List<Object> copies(List<Object> arguments) {
      List<Object> copies = new ArrayList<>();
      for (Object argument : arguments) {
        copies.add(argument == null ? Collections.emptyList() : copy(argument));
      }
      return copies;
    }

    private static Object copy(Object argument) {
      return argument.getClass().isArray()
          ? IntStream.range(0, Array.getLength(argument))
              .mapToObj(i -> Array.get(argument, i))
              .toList()
          : argument;
    }
  }
}

package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lossmith.Reduction;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One method of one form, with as many rows, and arguments that it takes. */
final class ArgumentCase {
  static final int CLASSES = 3;
  static final int ROWS = 6;

  /** Where tests find {@link #forms}. */
  static final String FORMS = "io.lossmith.processor.generated.ArgumentCase#forms";

  /** Where tests find {@link #dynamicForms}. */
  static final String DYNAMIC_FORMS = "io.lossmith.processor.generated.ArgumentCase#dynamicForms";

  final LossCalls calls;
  final String method;
  final List<Form.Parameter> parameters;
  final int rows;

  ArgumentCase(Form form, String method) {
    this(form, method, form.isExample() ? 1 : ROWS);
  }

  ArgumentCase(Form form, String method, int rows) {
    calls = LossCalls.of(form);
    this.method = method;
    this.rows = rows;
    parameters = form.parameters(method);
  }

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

  /** Every method of a form. */
  static List<ArgumentCase> all(Form form) {
    return form.methods().stream().map(method -> new ArgumentCase(form, method)).toList();
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

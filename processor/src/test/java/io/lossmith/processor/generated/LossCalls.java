package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Calls every method of a generated class, whatever its form: whole arrays, or windows of them. */
final class LossCalls {
  /** The guards before an array: other ones for each, so that no offset passes for another. */
  private static final int[] BEFORE = {5, 2, 11, 7};

  private static final int AFTER = 3;

  private final Object loss;
  private final Form form;

  LossCalls(Object loss, Form form) {
    this.loss = loss;
    this.form = form;
  }

  /** Calls a generated class of that form. */
  static LossCalls of(Form form) {
    return new LossCalls(
        GeneratedLosses.instance(form.classes(), form.batch(), form.reduction()), form);
  }

  Form form() {
    return form;
  }

  /** Everything, by the methods that take whole arrays. */
  Outcome whole(float[] logits, int... targets) {
    return new Run(logits, targets, false, false).outcome();
  }

  /** Everything, by the methods that take offsets; asserts that nothing around is touched. */
  Outcome windows(float[] logits, int... targets) {
    return new Run(logits, targets, true, false).outcome();
  }

  /** Everything, with outputs as wide as the logits written over them. */
  Outcome inPlace(float[] logits, int... targets) {
    return new Run(logits, targets, false, true).outcome();
  }

  /** As {@link #inPlace}, at an offset. */
  Outcome windowsInPlace(float[] logits, int... targets) {
    return new Run(logits, targets, true, true).outcome();
  }

  /** Calls the method with these arguments; there are never two with as many parameters. */
  Object call(String name, List<?> arguments) {
    Method method =
        Arrays.stream(loss.getClass().getDeclaredMethods())
            .filter(m -> m.getName().equals(name) && m.getParameterCount() == arguments.size())
            .filter(m -> !GeneratedCall.takesBuffers(m))
            .reduce(
                (one, other) -> {
                  throw new AssertionError(one + " and " + other);
                })
            .orElseThrow(() -> new AssertionError(name + " of " + arguments.size()));
    try {
      method.setAccessible(true);
      return method.invoke(loss, arguments.toArray());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      throw new AssertionError(e.getCause());
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  /** The arguments of a call on whole arrays, which the windows have to be. */
  List<Object> wholeArguments(List<Window> windows) {
    List<Object> arguments = new ArrayList<>();
    for (Window window : windows) {
      arguments.add(isTarget(window) ? window.ints()[0] : window.array());
    }
    return arguments;
  }

  /** The arguments of a call on windows. */
  List<Object> windowArguments(List<Window> windows, int rows) {
    List<Object> arguments = new ArrayList<>();
    for (Window window : windows) {
      if (isTarget(window)) {
        arguments.add(window.ints()[0]);
      } else {
        arguments.add(window.array());
        arguments.add(window.offset());
      }
    }
    if (form.isDynamic()) {
      arguments.add(rows);
    }
    return arguments;
  }

  private boolean isTarget(Window window) {
    return form.isExample() && window.array() instanceof int[];
  }

  /** One call of every method. */
  private final class Run {
    private final float[] logits;
    private final int[] targets;
    private final boolean windowed;
    private final boolean inPlace;

    Run(float[] logits, int[] targets, boolean windowed, boolean inPlace) {
      this.logits = logits;
      this.targets = targets;
      this.windowed = windowed;
      this.inPlace = inPlace;
    }

    Outcome outcome() {
      Called plain = call("loss", logits);
      Called both = call("lossAndGradient", logits);
      Called logSoftmax = call("logSoftmax", logits);
      Called nll = call("nll", logSoftmax.floats("logProbabilities"));
      Called logSumExp = call("logSumExp", logits);
      Called argmax = call("argmax", logits);
      Called correct = call(form.isExample() ? "isCorrect" : "countCorrect", logits);
      return new Outcome(
          plain.losses(),
          both.losses(),
          nll.losses(),
          both.floats("gradient"),
          call("softmax", logits).floats("probabilities"),
          logSoftmax.floats("logProbabilities"),
          form.isExample()
              ? new float[] {(float) logSumExp.returned}
              : logSumExp.floats("logSumExps"),
          form.isExample() ? new int[] {(int) argmax.returned} : argmax.window("classes").ints(),
          form.isExample() ? ((boolean) correct.returned ? 1 : 0) : (int) correct.returned);
    }

    private Called call(String method, float[] input) {
      List<Form.Parameter> parameters = form.parameters(method);
      List<Window> windows = new ArrayList<>();
      for (int i = 0; i < parameters.size(); i++) {
        windows.add(window(parameters.get(i), i, input, windows));
      }
      List<int[]> before = windows.stream().map(Window::bits).toList();
      List<int[]> around = windows.stream().map(Window::bitsAround).toList();
      Object returned =
          LossCalls.this.call(
              method,
              windowed ? windowArguments(windows, targets.length) : wholeArguments(windows));
      for (int i = 0; i < parameters.size(); i++) {
        String what = parameters.get(i).name() + " of " + method;
        boolean overwritten = i == 0 && windows.lastIndexOf(windows.get(0)) > 0;
        if (parameters.get(i).written() || overwritten) {
          assertThat(windows.get(i).bitsAround()).as("around " + what).isEqualTo(around.get(i));
        } else {
          assertThat(windows.get(i).bits()).as(what).isEqualTo(before.get(i));
        }
      }
      return new Called(parameters, windows, returned);
    }

    private Window window(
        Form.Parameter parameter, int index, float[] input, List<Window> windows) {
      int before = windowed ? BEFORE[index] : 0;
      int after = windowed ? AFTER : 0;
      if (index == 0) {
        return Window.of(input, before, after);
      }
      if (!parameter.written()) {
        return Window.of(targets, before, after);
      }
      if (inPlace && parameter.wide()) {
        return windows.get(0);
      }
      int length = parameter.wide() ? input.length : targets.length;
      return Window.output(parameter.isInteger(), length, before, after);
    }
  }

  /** What a call returned and wrote. */
  private record Called(List<Form.Parameter> parameters, List<Window> windows, Object returned) {
    Window window(String name) {
      for (int i = 0; i < parameters.size(); i++) {
        if (parameters.get(i).name().equals(name)) {
          return windows.get(i);
        }
      }
      throw new AssertionError(name);
    }

    float[] floats(String name) {
      return window(name).floats();
    }

    float[] losses() {
      return returned instanceof Float loss ? new float[] {loss} : floats("losses");
    }
  }
}

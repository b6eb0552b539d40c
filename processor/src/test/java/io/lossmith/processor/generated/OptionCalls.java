package io.lossmith.processor.generated;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Calls the methods of a generated class on rows, whatever the options: on whole arrays, from an
 * offset on, in buffers, and in place, which all have to give the same bits.
 */
final class OptionCalls {
  private final OptionSpec spec;
  private final Object loss;

  OptionCalls(OptionSpec spec, Object loss) {
    this.spec = spec;
    this.loss = loss;
  }

  /**
   * What a call gave.
   *
   * @param value a number, a truth value as 0 or 1; empty of a method without a result
   * @param arrays what each array holds afterwards
   */
  record Result(OptionalDouble value, Map<String, double[]> arrays) {
    double returned() {
      return value.orElse(Double.NaN);
    }

    /** What a call of one example returned, as the row that it is. */
    double[] ofExample() {
      return new double[] {value.orElseThrow()};
    }

    double[] array(String name) {
      return arrays.get(name);
    }

    /** The loss of each row, or the one loss. */
    double[] losses() {
      return value.isPresent() ? ofExample() : array("losses");
    }

    private boolean hasSameOutputs(Result other) {
      return value.equals(other.value)
          && arrays.keySet().stream()
              .filter(name -> !name.equals("logits"))
              .allMatch(name -> Arrays.equals(array(name), other.array(name)));
    }
  }

  /** The forms of a method: on whole arrays, then on windows. */
  List<GeneratedCall> named(String name) {
    List<GeneratedCall> calls =
        GeneratedCall.all(loss).stream().filter(call -> call.name().equals(name)).toList();
    if (calls.size() != 2) {
      throw new AssertionError("of " + name + " there is " + calls);
    }
    return calls;
  }

  /** Calls a method in every way that there is. */
  Result call(String name, OptionRows rows) {
    List<GeneratedCall> calls = named(name);
    Map<String, double[]> contents = new HashMap<>();
    Result whole = call(calls.get(0), rows, false, contents);
    assertSame(whole, call(calls.get(1), rows, false, contents), calls.get(1), "from an offset on");
    for (GeneratedCall call : GeneratedCall.ofBuffers(loss)) {
      if (call.name().equals(name)) {
        assertSame(whole, call(call, rows, false, contents), call, "in buffers");
      }
    }
    for (GeneratedCall call : calls) {
      if (call.worksInPlace()) {
        assertSame(whole, call(call, rows, true, contents), call, "in place");
      }
    }
    return whole;
  }

  private static void assertSame(Result one, Result other, GeneratedCall call, String way) {
    if (!one.hasSameOutputs(other)) {
      throw new AssertionError(call + " gives other bits " + way);
    }
  }

  private Result call(
      GeneratedCall call, OptionRows rows, boolean inPlace, Map<String, double[]> contents) {
    OptionArguments arguments = new OptionArguments(spec, rows, call, inPlace, contents);
    Object returned = call.invoke(arguments.values());
    arguments.assertOthersUntouched();
    Map<String, double[]> arrays = new LinkedHashMap<>();
    arguments.names().forEach(name -> arrays.put(name, arguments.read(name)));
    return new Result(number(returned), arrays);
  }

  private static OptionalDouble number(Object returned) {
    if (returned instanceof Boolean truth) {
      return OptionalDouble.of(truth ? 1 : 0);
    }
    return returned instanceof Number number
        ? OptionalDouble.of(number.doubleValue())
        : OptionalDouble.empty();
  }
}

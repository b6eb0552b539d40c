package io.lossmith.processor.generated;

import io.lossmith.LogSumExp;
import java.util.Arrays;

/** What the calls on some rows are given, by the names of their parameters. */
final class CallArguments {
  /** What outputs hold before a call, and arrays beside their window. */
  private static final float BLANK = -123456.75f;

  private static final int LOGITS_OFFSET = 3;
  private static final int OUTPUT_OFFSET = 11;
  private static final int VALUES_OFFSET = 5;

  /** How many values a window's array holds behind the window. */
  static final int BEHIND = 2;

  private final int classes;
  private final float[] logits;
  private final int[] targets;

  /** Takes rows of logits, as many as there are targets. */
  CallArguments(int classes, float[] logits, int[] targets) {
    this.classes = classes;
    this.logits = logits;
    this.targets = targets;
  }

  static boolean isOffset(String parameter) {
    return parameter.endsWith("Offset");
  }

  static boolean isClassesWideOutput(String parameter) {
    return switch (parameter) {
      case "gradient", "probabilities", "logProbabilities" -> true;
      default -> false;
    };
  }

  /**
   * Arguments in the order of the parameters: copies of the inputs, and blank outputs.
   *
   * @param inPlace whether the logits are given as the output, too
   */
  Object[] of(GeneratedCall call, boolean inPlace) {
    Object[] arguments = new Object[call.parameters().size()];
    for (int i = 0; i < arguments.length; i++) {
      String parameter = call.parameters().get(i);
      boolean again = inPlace && isClassesWideOutput(parameter);
      arguments[i] = again ? arguments[0] : argument(call, parameter, inPlace);
    }
    return arguments;
  }

  private Object argument(GeneratedCall call, String parameter, boolean inPlace) {
    if (isOffset(parameter)) {
      return offset(parameter.substring(0, parameter.length() - "Offset".length()), inPlace);
    }
    int at = call.isWindow() ? offset(parameter, inPlace) : 0;
    return switch (parameter) {
      case "logits" -> placed(logits, at, call);
      case "vector" -> placed(vector(), at, call);
      case "gradient", "probabilities", "product" -> placed(blank(logits.length), at, call);
      case "logProbabilities" ->
          placed(call.name().equals("nll") ? logSoftmax() : blank(logits.length), at, call);
      case "losses", "logSumExps" -> placed(blank(targets.length), at, call);
      case "targets" -> placed(targets, at, call);
      case "classes" -> placed(new int[targets.length], at, call);
      case "target" -> targets[0];
      case "rows" -> targets.length;
      default -> throw new AssertionError(call + " has a parameter that is not known here");
    };
  }

  private static int offset(String array, boolean inPlace) {
    if (array.equals("logits") || inPlace && isClassesWideOutput(array)) {
      return LOGITS_OFFSET;
    }
    return isClassesWideOutput(array) ? OUTPUT_OFFSET : VALUES_OFFSET;
  }

  private static float[] placed(float[] values, int at, GeneratedCall call) {
    float[] array = blank(at + values.length + (call.isWindow() ? BEHIND : 0));
    System.arraycopy(values, 0, array, at, values.length);
    return array;
  }

  private static int[] placed(int[] values, int at, GeneratedCall call) {
    int[] array = new int[at + values.length + (call.isWindow() ? BEHIND : 0)];
    Arrays.fill(array, Integer.MIN_VALUE);
    System.arraycopy(values, 0, array, at, values.length);
    return array;
  }

  private static float[] blank(int length) {
    float[] array = new float[length];
    Arrays.fill(array, BLANK);
    return array;
  }

  private float[] vector() {
    float[] vector = new float[logits.length];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (i * 37 % 101 - 50) * 0x1p-5f;
    }
    return vector;
  }

  private float[] logSoftmax() {
    float[] logProbabilities = new float[logits.length];
    for (int at = 0; at < logits.length; at += classes) {
      LogSumExp.logSoftmax(logits, at, logProbabilities, at, classes);
    }
    return logProbabilities;
  }
}

package io.lossmith.processor.generated;

import java.lang.reflect.Array;
import java.lang.reflect.Parameter;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a call on the rows of a spec is given, by the names and types of its parameters; and what it
 * has written afterwards.
 */
final class OptionArguments {
  /** What outputs hold before a call, and arrays beside their window; an int is it cut off. */
  private static final double BLANK = -123456.75;

  private static final int BEHIND = 2;

  private final OptionSpec spec;
  private final OptionRows rows;
  private final GeneratedCall call;
  private final boolean inPlace;
  private final Map<String, Object> arrays = new LinkedHashMap<>();
  private final Map<String, double[]> contents;
  private final Map<String, double[]> before = new LinkedHashMap<>();

  /** The arguments of a call. */
  OptionArguments(OptionSpec spec, OptionRows rows, GeneratedCall call) {
    this(spec, rows, call, false, new HashMap<>());
  }

  /**
   * The arguments of one form of a call.
   *
   * @param inPlace whether the output as wide as the logits is the logits
   * @param contents what arrays hold, by their names, as far as other forms on the same rows have
   *     computed it
   */
  OptionArguments(
      OptionSpec spec,
      OptionRows rows,
      GeneratedCall call,
      boolean inPlace,
      Map<String, double[]> contents) {
    this.contents = contents;
    this.spec = spec;
    this.rows = rows;
    this.call = call;
    this.inPlace = inPlace;
  }

  /** The arguments in the order of the parameters, arrays made anew. */
  Object[] values() {
    List<Object> values = new ArrayList<>();
    for (Parameter parameter : call.method().getParameters()) {
      values.add(value(parameter.getName(), parameter.getType()));
    }
    arrays.forEach((name, array) -> before.put(name, numbers(array)));
    return values.toArray();
  }

  private Object value(String name, Class<?> type) {
    if (CallArguments.isOffset(name)) {
      return offset(name.substring(0, name.length() - "Offset".length()));
    }
    if (type.isArray() || Buffer.class.isAssignableFrom(type)) {
      Object array =
          inPlace && CallArguments.isClassesWideOutput(name) && arrays.containsKey("logits")
              ? arrays.get("logits")
              : filled(type, name);
      arrays.put(name, array);
      return array;
    }
    return switch (name) {
      case "target" -> rows.indices()[0];
      case "rows" -> rows.rows();
      case "sampleWeight" -> number(type, rows.sampleWeights()[0]);
      default -> throw new AssertionError(call + " has a parameter that is not known here");
    };
  }

  private int offset(String name) {
    if (name.equals("logits") || inPlace && CallArguments.isClassesWideOutput(name)) {
      return 3;
    }
    return 5 + name.length() % 4;
  }

  private Object filled(Class<?> type, String name) {
    int at = call.isWindow() ? offset(name) : 0;
    double[] content = content(name);
    int length = at + content.length + (call.isWindow() ? BEHIND : 0);
    double[] all = blank(length);
    System.arraycopy(content, 0, all, at, content.length);
    return type.isArray() ? array(type.getComponentType(), all) : buffer(type, all);
  }

  private Object array(Class<?> type, double[] content) {
    Object array = Array.newInstance(type, content.length);
    for (int i = 0; i < content.length; i++) {
      Array.set(array, i, number(type, content[i]));
    }
    return array;
  }

  /** Heap or direct and of either byte order: another kind for the next array and method. */
  private Buffer buffer(Class<?> type, double[] content) {
    int kind = arrays.size() + call.name().length();
    int size = Double.BYTES * content.length;
    ByteBuffer bytes =
        (kind % 2 == 0 ? ByteBuffer.allocateDirect(size) : ByteBuffer.allocate(size))
            .order(kind % 4 < 2 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    if (type == DoubleBuffer.class) {
      return bytes.asDoubleBuffer().put(content).flip();
    }
    if (type == ShortBuffer.class) {
      return bytes.asShortBuffer().put((short[]) array(short.class, content)).flip();
    }
    return type == FloatBuffer.class
        ? bytes.asFloatBuffer().put((float[]) array(float.class, content)).flip()
        : bytes.asIntBuffer().put((int[]) array(int.class, content)).flip();
  }

  private Object number(Class<?> type, double value) {
    if (type == short.class) {
      return spec.narrowed((float) value);
    }
    if (type == int.class) {
      return (int) value;
    }
    return type == float.class ? (Object) (float) value : (Object) value;
  }

  private double[] content(String name) {
    return contents.computeIfAbsent(name, this::newContent);
  }

  private double[] newContent(String name) {
    return switch (name) {
      case "logits" -> wide(rows.logits());
      case "targets" ->
          spec.hasProbabilities()
              ? wide(rows.probabilities())
              : Arrays.stream(rows.indices()).asDoubleStream().toArray();
      case "sampleWeights" -> rows.sampleWeights();
      case "logProbabilities" ->
          call.name().equals("nll") ? wide(logProbabilities(spec, rows)) : blankWide();
      case "vector" -> vector();
      case "gradient", "probabilities", "product" -> blankWide();
      case "losses", "logSumExps", "targetProbabilities", "classes" -> blank(rows.rows());
      default -> throw new AssertionError(call + " has an array that is not known here");
    };
  }

  /** The log-probabilities that {@code nll} is given: the exact ones, rounded. */
  static double[][] logProbabilities(OptionSpec spec, OptionRows rows) {
    var exact = rows.exactOfInputs(spec);
    double[][] values = new double[rows.rows()][spec.classes()];
    for (int row = 0; row < values.length; row++) {
      for (int j = 0; j < spec.classes(); j++) {
        boolean isNan = exact.row(row).softmax().isEmpty();
        values[row][j] = isNan ? Double.NaN : spec.rounded(exact.logSoftmax(row, j).toDouble());
      }
    }
    return values;
  }

  private double[] wide(double[][] values) {
    double[] wide = new double[values.length * spec.classes()];
    for (int row = 0; row < values.length; row++) {
      for (int j = 0; j < spec.classes(); j++) {
        wide[spec.at(row, j)] = values[row][j];
      }
    }
    return wide;
  }

  private double[] vector() {
    return wide(vectors(spec, rows));
  }

  /** What the Hessian is multiplied by, row by row. */
  static double[][] vectors(OptionSpec spec, OptionRows rows) {
    double[][] vectors = new double[rows.rows()][spec.classes()];
    for (int row = 0; row < vectors.length; row++) {
      int first = row * spec.classes();
      Arrays.setAll(vectors[row], j -> ((first + j) * 37 % 101 - 50) * 0x1p-5);
    }
    return vectors;
  }

  private double[] blankWide() {
    return blank(rows.rows() * spec.classes());
  }

  private static double[] blank(int length) {
    double[] blank = new double[length];
    Arrays.fill(blank, BLANK);
    return blank;
  }

  /** What an array holds in its window now. */
  double[] read(String name) {
    int at = call.isWindow() ? offset(name) : 0;
    return Arrays.copyOfRange(numbers(arrays.get(name)), at, at + content(name).length);
  }

  /** The names of the arrays. */
  List<String> names() {
    return List.copyOf(arrays.keySet());
  }

  /** Throws if the call wrote where it must not: into an input, or beside an output. */
  void assertOthersUntouched() {
    for (String name : arrays.keySet()) {
      double[] now = numbers(arrays.get(name));
      double[] then = before.get(name).clone();
      if (isWritten(name)) {
        int at = call.isWindow() ? offset(name) : 0;
        System.arraycopy(now, at, then, at, content(name).length);
      }
      if (!Arrays.equals(now, then)) {
        throw new AssertionError(call + " wrote into " + name);
      }
    }
  }

  private boolean isWritten(String name) {
    boolean overwritten = inPlace && name.equals("logits") && call.worksInPlace();
    return overwritten
        || switch (name) {
          case "gradient", "probabilities", "product" -> true;
          case "losses", "logSumExps", "targetProbabilities", "classes" -> true;
          case "logProbabilities" -> !call.name().equals("nll");
          default -> false;
        };
  }

  private double[] numbers(Object array) {
    int length = array instanceof Buffer buffer ? buffer.limit() : Array.getLength(array);
    double[] numbers = new double[length];
    Arrays.setAll(numbers, i -> number(array, i));
    return numbers;
  }

  private double number(Object array, int index) {
    if (array instanceof ShortBuffer shorts) {
      return spec.widened(shorts.get(index));
    }
    if (array instanceof short[] shorts) {
      return spec.widened(shorts[index]);
    }
    if (array instanceof FloatBuffer floats) {
      return floats.get(index);
    }
    if (array instanceof DoubleBuffer doubles) {
      return doubles.get(index);
    }
    return array instanceof IntBuffer ints ? ints.get(index) : Array.getDouble(array, index);
  }
}

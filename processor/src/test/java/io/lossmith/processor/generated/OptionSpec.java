package io.lossmith.processor.generated;

import io.lossmith.Layout;
import io.lossmith.Output;
import io.lossmith.Precision;
import io.lossmith.Reduction;
import io.lossmith.Storage;
import io.lossmith.Target;
import io.lossmith.kernel.Bfloat16;
import io.lossmith.kernel.Float16;
import io.lossmith.kernel.Softcap;
import io.lossmith.oracle.LossOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The elements of an annotation by their names, which is what every test of an option starts from:
 * its source text, and what the oracle is told. Lists are arrays of the annotation; the batch is a
 * list of dimensions, of which {@link #ANY} stands for any number.
 *
 * <p>Immutable.
 *
 * @param elements the elements that are stated; {@code classes} always is
 */
record OptionSpec(Map<String, Object> elements) {
  static final int ANY = -1;

  /** The number of classes, any number of rows, and nothing else. */
  static OptionSpec of(int classes) {
    return new OptionSpec(Map.of("classes", classes)).with("batch", List.of(ANY));
  }

  /** The same with one more element, or another value of one. */
  OptionSpec with(String element, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(elements);
    changed.put(element, value);
    return new OptionSpec(changed);
  }

  /** The same without an element. */
  OptionSpec without(String element) {
    Map<String, Object> changed = new LinkedHashMap<>(elements);
    changed.remove(element);
    return new OptionSpec(changed);
  }

  /** The same with these dimensions. */
  OptionSpec withBatch(Integer... dimensions) {
    return with("batch", List.of(dimensions));
  }

  int classes() {
    return (int) elements.get("classes");
  }

  List<Integer> batch() {
    return list("batch", Integer.class);
  }

  boolean isExample() {
    return batch().isEmpty();
  }

  boolean isDynamic() {
    return batch().contains(ANY);
  }

  /** The product of the dimensions but {@link #ANY}. */
  int fixedRows() {
    return batch().stream().filter(size -> size != ANY).reduce(1, Math::multiplyExact);
  }

  boolean isDouble() {
    return elements.get("precision") == Precision.DOUBLE;
  }

  /** The reduction; one example has none. */
  Reduction reduction() {
    Object stated = elements.getOrDefault("reduction", Reduction.MEAN);
    return isExample() ? Reduction.SUM : (Reduction) stated;
  }

  boolean hasProbabilities() {
    return elements.get("target") == Target.PROBABILITIES;
  }

  boolean hasSampleWeights() {
    return Boolean.TRUE.equals(elements.get("sampleWeights"));
  }

  OptionalInt ignoreIndex() {
    return has("ignoreIndex")
        ? OptionalInt.of(list("ignoreIndex", Integer.class).get(0))
        : OptionalInt.empty();
  }

  double classWeight(int j) {
    return has("classWeights") ? numbers("classWeights")[j] : 1;
  }

  List<Integer> maskedClasses() {
    return has("maskedClasses") ? list("maskedClasses", Integer.class) : List.of();
  }

  /** Whether a row's loss is more than the negative log-probability of a class. */
  boolean hasRowOptions() {
    return hasProbabilities()
        || hasSampleWeights()
        || Stream.of("classWeights", "ignoreIndex", "labelSmoothing", "zLoss", "focalGamma")
            .anyMatch(this::has);
  }

  List<Integer> topK() {
    return has("topK") ? list("topK", Integer.class) : List.of();
  }

  /** Whether a loss also returns something of each row. */
  boolean returns(Output output) {
    return has("outputs") && list("outputs", Output.class).contains(output);
  }

  double temperature() {
    return has("temperature") ? number("temperature") : 1;
  }

  boolean hasSoftcap() {
    return has("logitSoftcap");
  }

  double softcap() {
    return number("logitSoftcap");
  }

  /** Whether logits and gradient are numbers of 16 bits. */
  boolean isNarrow() {
    Object storage = elements.getOrDefault("storage", Storage.FLOAT32);
    return storage == Storage.BFLOAT16 || storage == Storage.FLOAT16;
  }

  /** The 16 bits of a number. */
  short narrowed(float number) {
    return elements.get("storage") == Storage.FLOAT16
        ? Float16.fromFloat(number)
        : Bfloat16.fromFloat(number);
  }

  /** The number of 16 bits. */
  float widened(short bits) {
    return elements.get("storage") == Storage.FLOAT16
        ? Float16.toFloat(bits)
        : Bfloat16.toFloat(bits);
  }

  /** A number rounded to 16 bits. */
  double roundedTo16Bits(double number) {
    return widened(narrowed((float) number));
  }

  /** The most that rounding to a number of 16 bits may have moved, without its sign. */
  double halfSpacing(double number) {
    if (!Double.isFinite(number)) {
      return 0;
    }
    short bits = narrowed((float) Math.abs(number));
    double up = widened((short) (bits + 1)) - widened(bits);
    return (Double.isFinite(up) ? up : widened(bits) - widened((short) (bits - 1))) / 2;
  }

  /** A logit as an array of this spec holds it. */
  double roundedLogit(double logit) {
    return isNarrow() ? roundedTo16Bits(logit) : rounded(logit);
  }

  /** What a logit of class j becomes, every step rounded as in the precision of this spec. */
  double transformed(double logit, int j) {
    return isDouble() ? transformedDouble(logit, j) : transformedFloat((float) logit, j);
  }

  private double transformedDouble(double logit, int j) {
    double value = logit;
    if (hasSoftcap()) {
      value = Softcap.capped(value, number("logitSoftcap"));
    }
    if (has("temperature")) {
      value /= number("temperature");
    }
    return has("logitAdjustment") ? value + numbers("logitAdjustment")[j] : value;
  }

  private float transformedFloat(float logit, int j) {
    float value = logit;
    if (hasSoftcap()) {
      value = Softcap.capped(value, (float) number("logitSoftcap"));
    }
    if (has("temperature")) {
      value /= (float) number("temperature");
    }
    return has("logitAdjustment") ? value + (float) numbers("logitAdjustment")[j] : value;
  }

  private double number(String element) {
    return rounded((double) elements.get(element));
  }

  boolean has(String element) {
    return elements.containsKey(element);
  }

  /** Where logit j of a row stands. */
  int at(int row, int j) {
    if (elements.get("layout") != Layout.CLASSES_FIRST) {
      return row * classes() + j;
    }
    int inner = batch().stream().skip(1).reduce(1, Math::multiplyExact);
    return (row / inner * classes() + j) * inner + row % inner;
  }

  /** A number as a loss of this spec holds it. */
  double rounded(double number) {
    return isDouble() ? number : (float) number;
  }

  /** What the oracle is told: every number as the loss holds it. */
  LossOptions oracle() {
    LossOptions options =
        LossOptions.of(classes()).withReduction(LossOptions.Reduction.valueOf(reduction().name()));
    for (Map.Entry<String, Object> element : elements.entrySet()) {
      options = told(options, element.getKey(), element.getValue());
    }
    return options;
  }

  private LossOptions told(LossOptions options, String element, Object value) {
    return switch (element) {
      case "target" -> options.withTarget(LossOptions.Target.valueOf(value.toString()));
      case "classWeights" -> options.withClassWeights(numbers(element));
      case "ignoreIndex" -> options.withIgnoreIndex(ignoreIndex().orElseThrow());
      case "labelSmoothing" -> options.withLabelSmoothing(rounded((double) value));
      case "divisor" -> options.withDivisor(LossOptions.Divisor.valueOf(value.toString()));
      case "emptyMean" -> value.toString().equals("ZERO") ? options.withEmptyMeanZero() : options;
      case "zLoss" -> options.withZLoss(rounded((double) value));
      case "focalGamma" -> options.withFocalGamma(rounded((double) value));
      case "temperature" ->
          options.withTransform(options.transform().withTemperature(number(element)));
      case "logitSoftcap" ->
          options.withTransform(options.transform().withSoftcap(number(element)));
      case "logitAdjustment" ->
          options.withTransform(options.transform().withAdjustment(numbers(element)));
      case "maskedClasses" -> options.withMaskedClasses(maskedClasses().toArray(Integer[]::new));
      case "classes",
          "batch",
          "reduction",
          "sampleWeights",
          "precision",
          "layout",
          "storage",
          "topK",
          "outputs" ->
          options;
      default -> throw new IllegalArgumentException(element + " is not known here");
    };
  }

  private double[] numbers(String element) {
    return list(element, Double.class).stream().mapToDouble(this::rounded).toArray();
  }

  private <T> List<T> list(String element, Class<T> type) {
    return ((List<?>) elements.get(element)).stream().map(type::cast).toList();
  }

  /** The source of an annotated type in package {@code generated}. */
  String source(String typeName) {
    return """
        package generated;

        import io.lossmith.*;

        /** An annotated type. */
        @SoftmaxCrossEntropy(%s)
        public interface %s {}
        """
        .formatted(this, typeName);
  }

  /** The elements as source text. */
  @Override
  public String toString() {
    return elements.keySet().stream()
        .sorted()
        .map(name -> name + " = " + text(name, elements.get(name)))
        .collect(Collectors.joining(", "));
  }

  private static String text(String element, Object value) {
    if (value instanceof List<?> values) {
      return values.stream()
          .map(each -> text(element, each))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof Enum<?> constant) {
      return constant.getDeclaringClass().getSimpleName() + "." + constant.name();
    }
    boolean any = element.equals("batch") && value.equals(ANY);
    return any ? "SoftmaxCrossEntropy.ANY" : value.toString();
  }

  /** The options in use: not the number of classes and rows; one that says so if there are none. */
  List<String> options() {
    List<String> always = List.of("classes", "batch", "reduction", "precision");
    List<String> used =
        elements.keySet().stream()
            .filter(name -> !always.contains(name))
            .map(name -> name.equals("target") ? "target probabilities" : name)
            .sorted()
            .toList();
    return used.isEmpty() ? List.of("no option") : used;
  }

  /** The options in use, for a label. */
  String optionNames() {
    return String.join("+", options());
  }
}

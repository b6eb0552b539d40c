package io.lossmith.processor.emit;

import io.lossmith.processor.spec.LossSpec;
import java.util.List;
import java.util.stream.Collectors;

/** How the numbers of a spec are spelled in what its header says. */
record Literals(LossSpec spec) {
  /** The most values that are worth spelling out; more are named. */
  private static final int MOST_SPELLED = 10;

  /** A number as stated: the shortest that its precision tells from all others. */
  String number(double value) {
    String text =
        spec.options().format().isDouble() ? Double.toString(value) : Float.toString((float) value);
    return text.replaceFirst("\\.0(?=E|$)", "");
  }

  /** Numbers for a reader, or the name of the element that states them. */
  String numbers(String element, List<Double> values) {
    return values.size() > MOST_SPELLED
        ? element + " of " + spec.annotatedType()
        : values.stream().map(this::number).collect(Collectors.joining(", "));
  }

  /** Classes for a reader, or the name of the element that states them. */
  String classes(String element, List<Integer> values) {
    return values.size() > MOST_SPELLED
        ? element + " of " + spec.annotatedType()
        : values.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** Numbers as PyTorch's tensor. */
  String tensor(String element, List<Double> values) {
    String list =
        values.size() > MOST_SPELLED
            ? element
            : values.stream().map(this::floating).collect(Collectors.joining(", ", "[", "]"));
    String type = spec.options().format().isDouble() ? ", dtype=torch.float64" : "";
    return "torch.tensor(" + list + type + ")";
  }

  /** Classes as a list of Python. */
  String pythonList(String element, List<Integer> values) {
    return values.size() > MOST_SPELLED ? element : values.toString();
  }

  private String floating(double value) {
    String text = number(value);
    return text.matches("-?\\d+") ? text + ".0" : text;
  }
}

package io.lossmith.processor;

import io.lossmith.processor.declaration.SoftmaxDeclaration;
import io.lossmith.processor.declaration.Stated;
import io.lossmith.processor.declaration.StatedForm;
import io.lossmith.processor.declaration.StatedRow;
import io.lossmith.processor.declaration.StatedTransform;
import io.lossmith.processor.spec.LogitTransform;
import io.lossmith.processor.spec.LossOptions;
import io.lossmith.processor.spec.MeanOptions;
import io.lossmith.processor.spec.NumberFormat;
import io.lossmith.processor.spec.RowOptions;
import java.util.List;
import java.util.OptionalInt;

/**
 * Turns what is stated of the options into plain values: numbers rounded as the loss will have
 * them, choices left open made, and lists that change nothing left out.
 */
final class OptionsFactory {
  private final NumberFormat format;

  OptionsFactory(NumberFormat format) {
    this.format = format;
  }

  /** The options of softmax cross-entropy. */
  static LossOptions create(SoftmaxDeclaration declaration) {
    StatedForm form = declaration.form();
    NumberFormat format = new NumberFormat(declaration.precision().value(), form.storage().value());
    OptionsFactory factory = new OptionsFactory(format);
    return new LossOptions(
        factory.row(declaration.row(), factory.rounded(declaration.zLoss())),
        factory.transform(declaration.transform()),
        format,
        form.layout().value(),
        new MeanOptions(
            MeanOptions.resolved(form.divisor().value(), declaration.row().target().value()),
            form.emptyMean().value()),
        plain(form.topK()),
        plain(form.outputs()));
  }

  RowOptions row(StatedRow row, double zLoss) {
    List<Integer> ignored = plain(row.ignoreIndex());
    return new RowOptions(
        row.target().value(),
        allBut(1, row.classWeights()),
        row.sampleWeights().value(),
        ignored.isEmpty() ? OptionalInt.empty() : OptionalInt.of(ignored.get(0)),
        rounded(row.labelSmoothing()),
        zLoss,
        rounded(row.focalGamma()));
  }

  private LogitTransform transform(StatedTransform transform) {
    return new LogitTransform(
        rounded(transform.temperature()),
        rounded(transform.softcap()),
        allBut(0, transform.adjustment()),
        plain(transform.maskedClasses()));
  }

  /** The numbers, or none if each of them is the one that changes nothing. */
  List<Double> allBut(double neutral, Stated<List<Stated<Double>>> stated) {
    List<Double> numbers = stated.value().stream().map(this::rounded).toList();
    return numbers.stream().allMatch(number -> number == neutral) ? List.of() : numbers;
  }

  private double rounded(Stated<Double> number) {
    return format.rounded(number.value());
  }

  private static <T> List<T> plain(Stated<List<Stated<T>>> list) {
    return list.value().stream().map(Stated::value).toList();
  }
}

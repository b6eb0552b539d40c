package io.lossmith.demo.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A row whose target's logit is the largest, and its loss twice.
 *
 * @param gap how far the target's logit stands above the next one
 * @param loss the loss of the generated class
 * @param textbookLoss the loss of {@link TextbookLoss}
 */
public record ConfidentRow(float gap, float loss, float textbookLoss) {

  /** All correct rows of predictions, the least confident first. */
  static List<ConfidentRow> of(Predictions predictions) {
    List<ConfidentRow> rows = new ArrayList<>();
    IntStream.range(0, predictions.size())
        .filter(predictions::correct)
        .mapToObj(
            row ->
                new ConfidentRow(
                    predictions.gap(row),
                    predictions.loss(row),
                    TextbookLoss.of(predictions.logits(), row, predictions.target(row))))
        .sorted(Comparator.comparingDouble(ConfidentRow::gap))
        .forEach(rows::add);
    return rows;
  }
}

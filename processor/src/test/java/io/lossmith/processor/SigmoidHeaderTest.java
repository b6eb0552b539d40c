package io.lossmith.processor;

import static io.lossmith.processor.testing.Expectations.compile;
import static io.lossmith.processor.testing.Expectations.digits;
import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.testing.Compiled;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The calls of other libraries that the header of a sigmoid class names. */
class SigmoidHeaderTest {
  private static final Pattern LINE = Pattern.compile(" \\* ((Keras|Optax)   .*)");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          classes = 1, batch = 64 | Keras   BinaryCrossentropy(from_logits=True)(targets, logits) | Optax   sigmoid_binary_cross_entropy(logits, targets).mean()
          classes = 3, batch = 64, reduction = io.lossmith.Reduction.SUM | Keras   3 * BinaryCrossentropy(from_logits=True, reduction='sum')(targets, logits) | Optax   sigmoid_binary_cross_entropy(logits, targets).sum()
          classes = 3, batch = 64, reduction = io.lossmith.Reduction.NONE | Keras   3 * BinaryCrossentropy(from_logits=True, reduction=None)(targets, logits) | Optax   sigmoid_binary_cross_entropy(logits, targets).sum(-1)
          classes = 1, batch = 64, reduction = io.lossmith.Reduction.NONE | Keras   BinaryCrossentropy(from_logits=True, reduction=None)(targets, logits) | Optax   sigmoid_binary_cross_entropy(logits, targets)
          classes = 3 | Keras   3 * BinaryCrossentropy(from_logits=True, reduction='sum')(targets, logits) | Optax   sigmoid_binary_cross_entropy(logits, targets).sum()
          classes = 3, batch = 64, focalGamma = 2 | Keras   BinaryFocalCrossentropy(from_logits=True, gamma=2.0)(targets, logits) | Optax   sigmoid_focal_loss(logits, targets, gamma=2.0).mean()
          classes = 3, batch = 64, sampleWeights = true | Keras   BinaryCrossentropy(from_logits=True)(targets, logits, sampleWeights) | Optax   (sampleWeights[:, None] * sigmoid_binary_cross_entropy(logits, targets)).mean()
          classes = 3, batch = 64, ignoreIndex = -1 | | Optax   ((targets != -1) * sigmoid_binary_cross_entropy(logits, targets)).sum() / divisor
          classes = 3, batch = 64, classWeights = {1, 2, 3} | | Optax   (w * sigmoid_binary_cross_entropy(logits, targets)).mean()
          classes = 3, batch = 64, positiveWeights = {1, 2, 3} | |
          """)
  void otherLibraries(String elements, String keras, String optax) {
    Compiled compiled =
        compile(digits("@io.lossmith.SigmoidCrossEntropy(" + elements + ") class Digits {}\n"));
    assertThat(compiled.succeeded()).as("%s", compiled.diagnostics()).isTrue();
    List<String> lines =
        compiled
            .generatedSource("p.DigitsLoss")
            .lines()
            .flatMap(line -> LINE.matcher(line).results().map(found -> found.group(1)))
            .toList();
    assertThat(lines).isEqualTo(Stream.of(keras, optax).filter(Objects::nonNull).toList());
  }
}

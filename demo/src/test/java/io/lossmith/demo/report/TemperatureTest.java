package io.lossmith.demo.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logits whose classes were drawn at a known temperature, which the fit must find. */
class TemperatureTest {
  private static final int CLASSES = 10;
  private static final int ROWS = 20_000;

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 2.5})
  void findsTheTemperatureThatClassesWereDrawnAt(double temperature) {
    Predictions predictions = drawnAt(temperature);
    double fitted = Temperature.fit(predictions);
    System.out.printf("drawn at %.2f, fitted %.4f%n", temperature, fitted);
    assertThat(fitted).isCloseTo(temperature, within(0.03 * temperature));
    double least = meanLoss(predictions, fitted);
    assertThat(least).isLessThan(meanLoss(predictions, fitted * 1.01));
    assertThat(least).isLessThan(meanLoss(predictions, fitted / 1.01));
  }

  private static Predictions drawnAt(double temperature) {
    SplittableRandom random = new SplittableRandom(3);
    float[] logits = new float[ROWS * CLASSES];
    int[] targets = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      double sum = 0;
      for (int i = 0; i < CLASSES; i++) {
        logits[row * CLASSES + i] = (float) (6 * random.nextDouble());
        sum += Math.exp(logits[row * CLASSES + i] / temperature);
      }
      double left = random.nextDouble() * sum;
      while (targets[row] < CLASSES - 1) {
        left -= Math.exp(logits[row * CLASSES + targets[row]] / temperature);
        if (left < 0) {
          break;
        }
        targets[row]++;
      }
    }
    return new Predictions(logits, targets);
  }

  /** From the definition, in double, by nothing that the fit uses. */
  private static double meanLoss(Predictions predictions, double temperature) {
    float[] logits = predictions.logits();
    double total = 0;
    for (int row = 0; row < ROWS; row++) {
      double sum = 0;
      for (int i = 0; i < CLASSES; i++) {
        sum += Math.exp(logits[row * CLASSES + i] / temperature);
      }
      total += Math.log(sum) - logits[row * CLASSES + predictions.target(row)] / temperature;
    }
    return total / ROWS;
  }
}

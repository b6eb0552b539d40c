package io.lossmith.demo.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told from four rows whose probabilities can be worked out by hand. */
class PredictionsTest {
  private static final int CLASSES = 10;

  /** Rows of one large logit, at classes 0, 0, 3 and 3, of targets 0, 1, 3 and 3. */
  private static Predictions rows(float first, float second, float third, float fourth) {
    float[] logits = new float[4 * CLASSES];
    logits[0] = first;
    logits[CLASSES] = second;
    logits[2 * CLASSES + 3] = third;
    logits[3 * CLASSES + 3] = fourth;
    return new Predictions(logits, new int[] {0, 1, 3, 3});
  }

  private static double probability(double logit) {
    return Math.exp(logit) / (Math.exp(logit) + CLASSES - 1);
  }

  @Test
  void confusionCountsEachPairOfClasses() {
    Confusion confusion = Confusion.of(rows(5, 5, 5, 5));
    assertThat(confusion.count(0, 0)).isEqualTo(1);
    assertThat(confusion.count(1, 0)).isEqualTo(1);
    assertThat(confusion.count(0, 1)).isZero();
    assertThat(confusion.count(3, 3)).isEqualTo(2);
    assertThat(confusion.mostConfused()).isEqualTo(1);
    assertThat(confusion.recall(3)).isEqualTo(1);
    assertThat(confusion.recall(1)).isZero();
    assertThat(confusion.recall(9)).as("a class without images").isZero();
  }

  @Test
  void calibrationErrorIsTheWeightedDistanceOfProbabilityAndAccuracy() {
    // Two bins: three rows at about 0.94, of which two are right, and one at about 0.45.
    Reliability reliability = Reliability.of(rows(5, 5, 5, 2));
    double sure = probability(5);
    double unsure = probability(2);
    assertThat(reliability.bins()).hasSize(2);
    assertThat(reliability.bins().get(0).count()).isEqualTo(1);
    assertThat(reliability.bins().get(0).confidence()).isCloseTo(unsure, within(1e-6));
    assertThat(reliability.bins().get(1).accuracy()).isCloseTo(2 / 3.0, within(1e-12));
    double error = 0.25 * (1 - unsure) + 0.75 * (sure - 2 / 3.0);
    assertThat(reliability.expectedError()).isCloseTo(error, within(1e-6));
    double loss = (-2 * Math.log(sure) - Math.log((1 - sure) / 9) - Math.log(unsure)) / 4;
    assertThat(reliability.loss()).isCloseTo(loss, within(1e-6));
  }

  @Test
  void aTemperatureDividesEveryLogit() {
    Predictions cooler = rows(5, 5, 5, 2).atTemperature(2);
    assertThat((double) cooler.probability(0, 0)).isCloseTo(probability(2.5), within(1e-6));
    assertThat(cooler.correct(1)).isFalse();
  }

  @Test
  void confidentRowsHaveALossWhereFloatCodeHasNone() {
    List<ConfidentRow> rows = ConfidentRow.of(rows(20, 5, 15, 1));
    assertThat(rows).extracting(ConfidentRow::gap).containsExactly(1f, 15f, 20f);
    ConfidentRow sure = rows.get(2);
    assertThat(sure.textbookLoss()).isZero();
    double exact = Math.log1p(9 * Math.exp(-20));
    assertThat((double) sure.loss()).isCloseTo(exact, within(1e-6 * exact));
    ConfidentRow unsure = rows.get(0);
    assertThat(unsure.textbookLoss()).isCloseTo(unsure.loss(), within(1e-6f));
  }

  @Test
  void probabilityOfOneIsInTheLastBin() {
    Reliability reliability = Reliability.of(rows(200, 200, 200, 200));
    assertThat(reliability.bins()).hasSize(1);
    assertThat(reliability.expectedError()).isCloseTo(0.25, within(1e-6));
  }

  @Test
  void logitsOfARowAreItsOwn() {
    Predictions predictions = rows(1, 2, 3, 4);
    assertThat(Arrays.copyOfRange(predictions.logits(), 30, 34)).containsExactly(0, 0, 0, 4);
    assertThat(predictions.gap(1)).as("a wrong row").isEqualTo(-2f);
  }
}

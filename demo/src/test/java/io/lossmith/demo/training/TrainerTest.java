package io.lossmith.demo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lossmith.demo.data.ImageData;
import io.lossmith.demo.model.DigitModel;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TrainerTest {
  private final List<String> events = new ArrayList<>();
  private final List<EpochResult> epochs = new ArrayList<>();

  private final TrainingListener listener =
      new TrainingListener() {
        @Override
        public void firstBatch(float loss) {
          events.add("first batch");
          assertThat((double) loss).isCloseTo(Math.log(10), within(0.3));
        }

        @Override
        public void step(int epoch, int examples) {
          events.add(epoch + ": " + examples);
        }

        @Override
        public void epoch(EpochResult result) {
          events.add("epoch " + result.epoch());
          epochs.add(result);
        }
      };

  @Test
  void learnsToReadDigitsFromATenthOfThem() {
    ImageData all = ImageData.bundled(10);
    ImageData some =
        new ImageData(
            all.training().slice(0, 5_000),
            all.validation().slice(0, 1_000),
            all.test().slice(0, 2_000));
    DigitModel model = DigitModel.random(28 * 28, 32, new SplittableRandom(1));
    double before = Evaluation.of(model, some.test()).accuracy();
    TrainingTime time = new Trainer(new TrainingPlan(6, 16, 0.005, 1), some, model).train(listener);
    Evaluation after = Evaluation.of(model, some.test());
    System.out.printf("5000 digits, 6 epochs: accuracy %.4f%n", after.accuracy());
    assertThat(before).isLessThan(0.3);
    assertThat(after.accuracy()).isGreaterThan(0.9);
    assertThat(after.loss()).isLessThan(0.35);
    assertThat(epochs).hasSize(6);
    assertThat(epochs.get(5).trainingLoss()).isLessThan(epochs.get(0).trainingLoss() / 2);
    assertThat(time.steps()).isEqualTo(6 * 313);
    long parts = 0;
    for (StepPart part : StepPart.values()) {
      assertThat(time.nanos(part)).as(part.words()).isPositive();
      parts += time.nanos(part);
    }
    assertThat(parts).isLessThan(time.totalNanos());
    assertThat(epochs.get(5).trainingAccuracy()).isBetween(0.95, 1.0);
    assertThat(time.lossShare()).isBetween(0.0, 1.0);
  }

  @Test
  void theLastBatchOfAnEpochHoldsTheRest() {
    ImageData all = ImageData.bundled(10);
    ImageData some =
        new ImageData(
            all.training().slice(0, 25), all.validation().slice(0, 5), all.test().slice(0, 5));
    DigitModel model = DigitModel.random(28 * 28, 4, new SplittableRandom(1));
    new Trainer(new TrainingPlan(2, 10, 0.001, 1), some, model).train(listener);
    assertThat(events)
        .containsExactly(
            "first batch",
            "1: 10",
            "1: 20",
            "1: 25",
            "epoch 1",
            "2: 10",
            "2: 20",
            "2: 25",
            "epoch 2");
  }

  @Test
  void theLearningRateFallsFromItsFirstValueTowardsZero() {
    TrainingPlan plan = new TrainingPlan(1, 1, 0.25, 1);
    assertThat(plan.learningRate(0, 100)).isEqualTo(0.25);
    assertThat(plan.learningRate(50, 100)).isCloseTo(0.125, within(1e-15));
    assertThat(plan.learningRate(99, 100)).isBetween(0.0, 1e-4);
    for (int step = 1; step < 100; step++) {
      assertThat(plan.learningRate(step, 100)).isLessThan(plan.learningRate(step - 1, 100));
    }
  }

  @Test
  void evaluationDoesNotDependOnHowImagesAreGrouped() {
    ImageData data = ImageData.bundled(10);
    DigitModel model = DigitModel.random(28 * 28, 8, new SplittableRandom(1));
    Evaluation whole = Evaluation.of(model, data.test().slice(0, 300));
    double loss = 0;
    double accuracy = 0;
    for (int i = 0; i < 300; i++) {
      Evaluation one = Evaluation.of(model, data.test().slice(i, i + 1));
      loss += one.loss() / 300;
      accuracy += one.accuracy() / 300;
    }
    assertThat(whole.loss()).isCloseTo(loss, within(1e-5));
    assertThat(whole.accuracy()).isCloseTo(accuracy, within(1e-12));
  }
}

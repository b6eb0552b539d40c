package io.lossmith.demo.training;

import io.lossmith.demo.data.ImageData;
import io.lossmith.demo.data.InvalidInputException;
import io.lossmith.demo.data.LabelledImages;
import io.lossmith.demo.model.DigitModel;
import io.lossmith.demo.model.Minibatch;
import io.lossmith.demo.model.RandomFloats;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Trains a model. On one thread, in a fixed order: plan and data decide every figure but times. */
public final class Trainer {
  private static final double NANOS_PER_SECOND = 1e9;

  private final TrainingPlan plan;
  private final LabelledImages validation;
  private final DigitModel model;
  private final SplittableRandom random;
  private final Minibatch batch;
  private final TrainingStep step;
  private final Adam optimizer;
  private final int[] order;
  private long stepsDone;

  /**
   * Prepares a training.
   *
   * @param plan how to train
   * @param data what to train on
   * @param model what is trained, in place
   */
  public Trainer(TrainingPlan plan, ImageData data, DigitModel model) {
    this.plan = plan;
    LabelledImages training = data.training();
    this.validation = data.validation();
    this.model = model;
    int capacity = Math.min(plan.batchSize(), training.size());
    random = new SplittableRandom(plan.seed()).split();
    batch = new Minibatch(training, capacity);
    step = new TrainingStep(model, capacity);
    optimizer = new Adam(model, step.gradient());
    order = IntStream.range(0, training.size()).toArray();
  }

  /**
   * Trains to the end of the plan.
   *
   * @param listener is told how it goes
   * @return where the time went
   * @throws InvalidInputException if the loss stops being a number
   */
  public TrainingTime train(TrainingListener listener) {
    long totalNanos = 0;
    for (int epoch = 1; epoch <= plan.epochs(); epoch++) {
      RandomFloats.shuffle(random, order);
      long start = System.nanoTime();
      Evaluation training = trainEpoch(epoch, listener);
      long nanos = System.nanoTime() - start;
      totalNanos += nanos;
      listener.epoch(
          new EpochResult(
              epoch,
              training.loss(),
              training.accuracy(),
              Evaluation.of(model, validation),
              order.length * NANOS_PER_SECOND / nanos));
    }
    return new TrainingTime(totalNanos, stepsDone, step.clock().nanos());
  }

  private Evaluation trainEpoch(int epoch, TrainingListener listener) {
    int batchSize = plan.batchSize();
    long stepsPerEpoch = (order.length + batchSize - 1L) / batchSize;
    double lossSum = 0;
    int correct = 0;
    StepClock clock = step.clock();
    for (int from = 0; from < order.length; from += batch.rows()) {
      clock.start();
      batch.gather(order, from, from + Math.min(batchSize, order.length - from));
      clock.lap(StepPart.GATHER);
      float loss = step.lossAndGradient(batch);
      if (!Float.isFinite(loss)) {
        throw new InvalidInputException(
            "training in epoch " + epoch,
            "the loss is " + loss + "; try a smaller --learning-rate");
      }
      optimizer.step(plan.learningRate(stepsDone, stepsPerEpoch * plan.epochs()));
      clock.lap(StepPart.UPDATE);
      if (stepsDone == 0) {
        listener.firstBatch(loss);
      }
      stepsDone++;
      lossSum += (double) loss * batch.rows();
      correct += step.correct();
      listener.step(epoch, from + batch.rows());
    }
    return new Evaluation(lossSum / order.length, (double) correct / order.length);
  }
}

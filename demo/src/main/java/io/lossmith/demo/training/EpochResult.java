package io.lossmith.demo.training;

/**
 * What an epoch came to.
 *
 * @param epoch the epoch, from 1
 * @param trainingLoss the mean loss of its examples, each at the time it was seen
 * @param trainingAccuracy the share of its examples that were told right at that time, 0 to 1
 * @param validation loss and accuracy after it
 * @param examplesPerSecond training speed, evaluation left out
 */
public record EpochResult(
    int epoch,
    double trainingLoss,
    double trainingAccuracy,
    Evaluation validation,
    double examplesPerSecond) {}

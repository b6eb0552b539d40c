package io.lossmith.demo.service.metrics;

import io.lossmith.LogLossAccumulator;

/**
 * What a service knows of its model at a moment.
 *
 * @param step the number of steps learned
 * @param ready whether requests are taken
 * @param writable whether steps can be learned
 * @param backend what computes the loss
 * @param learned the losses of all learned images, each before its step
 * @param predicted the losses of all predicted images that came with a label
 */
public record Figures(
    long step,
    boolean ready,
    boolean writable,
    String backend,
    LogLossAccumulator learned,
    LogLossAccumulator predicted) {}

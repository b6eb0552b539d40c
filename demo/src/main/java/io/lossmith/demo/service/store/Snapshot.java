package io.lossmith.demo.service.store;

import io.lossmith.LogLossAccumulator;
import io.lossmith.demo.model.DigitModel;

/**
 * All that a service has learned.
 *
 * @param step the number of steps
 * @param model the model after them
 * @param learned the losses of the steps' images, each before its step
 */
public record Snapshot(long step, DigitModel model, LogLossAccumulator learned) {}

package io.lossmith.processor.plan;

import io.lossmith.processor.spec.LossSpec;

/**
 * What is to be written for a spec.
 *
 * @param spec the spec
 * @param schedule how a row is walked through
 * @param reason why this schedule, as one clause for the reader of the generated class
 */
public record Plan(LossSpec spec, Schedule schedule, String reason) {}

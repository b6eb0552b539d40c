package io.lossmith.processor.declaration;

import io.lossmith.Precision;

/**
 * A type annotated for softmax cross-entropy and what its annotation states, right or wrong.
 *
 * @param loss what every loss has
 * @param row the loss of one row
 * @param zLoss the factor of the squared log-sum-exp
 * @param transform the logits
 * @param precision the type to compute in
 * @param form what goes into a call and what comes out
 */
public record SoftmaxDeclaration(
    LossDeclaration loss,
    StatedRow row,
    Stated<Double> zLoss,
    StatedTransform transform,
    Stated<Precision> precision,
    StatedForm form) {}

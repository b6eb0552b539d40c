package io.lossmith.processor.declaration;

import io.lossmith.Precision;
import java.util.List;

/**
 * A type annotated for sigmoid cross-entropy and what its annotation states, right or wrong.
 *
 * @param loss what every loss has
 * @param row the loss of one row
 * @param positiveWeights a factor a class for where it is there
 * @param precision the type to compute in
 */
public record SigmoidDeclaration(
    LossDeclaration loss,
    StatedRow row,
    Stated<List<Stated<Double>>> positiveWeights,
    Stated<Precision> precision) {}

package io.lossmith.processor.declaration;

import io.lossmith.Target;
import java.util.List;

/**
 * What is stated of the loss of one row.
 *
 * @param target the kind of target
 * @param classWeights a factor a class
 * @param sampleWeights whether a call takes a factor a row
 * @param ignoreIndex the targets that drop their rows
 * @param labelSmoothing the share of the target that is spread over all classes
 * @param focalGamma the exponent of the focal factor
 */
public record StatedRow(
    Stated<Target> target,
    Stated<List<Stated<Double>>> classWeights,
    Stated<Boolean> sampleWeights,
    Stated<List<Stated<Integer>>> ignoreIndex,
    Stated<Double> labelSmoothing,
    Stated<Double> focalGamma) {}

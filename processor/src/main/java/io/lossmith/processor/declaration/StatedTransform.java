package io.lossmith.processor.declaration;

import java.util.List;

/**
 * What is stated of the logits.
 *
 * @param temperature what they are divided by
 * @param softcap the magnitude that they are capped at
 * @param adjustment what is added to them
 * @param maskedClasses the classes that do not exist
 */
public record StatedTransform(
    Stated<Double> temperature,
    Stated<Double> softcap,
    Stated<List<Stated<Double>>> adjustment,
    Stated<List<Stated<Integer>>> maskedClasses) {}

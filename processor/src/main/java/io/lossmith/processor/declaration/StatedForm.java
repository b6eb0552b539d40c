package io.lossmith.processor.declaration;

import io.lossmith.Divisor;
import io.lossmith.EmptyMean;
import io.lossmith.Layout;
import io.lossmith.Output;
import io.lossmith.Storage;
import java.util.List;

/**
 * What is stated of what goes into a call and what comes out.
 *
 * @param layout where the axis of the classes stands
 * @param storage how logits and gradients lie in memory
 * @param divisor what the mean divides by
 * @param emptyMean the mean where the divisor is 0
 * @param topK the numbers to count the targets among the largest logits for
 * @param outputs what a call also returns of each row
 */
public record StatedForm(
    Stated<Layout> layout,
    Stated<Storage> storage,
    Stated<Divisor> divisor,
    Stated<EmptyMean> emptyMean,
    Stated<List<Stated<Integer>>> topK,
    Stated<List<Stated<Output>>> outputs) {}

package io.lossmith.processor.declaration;

import javax.lang.model.element.AnnotationValue;
import org.jspecify.annotations.Nullable;

/**
 * The value of an annotation's element.
 *
 * @param value what was stated, or the default
 * @param position where it was stated; null for the default, which stands nowhere in the source
 */
public record Stated<T>(T value, @Nullable AnnotationValue position) {}

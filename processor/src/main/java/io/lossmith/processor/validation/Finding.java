package io.lossmith.processor.validation;

import io.lossmith.processor.declaration.LossDeclaration;
import io.lossmith.processor.declaration.Stated;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong, and where.
 *
 * @param rule the rule that is broken
 * @param message the full text of the diagnostic
 * @param element the element at fault; null if there is none
 * @param mirror the annotation at fault; null if it is the element as such
 * @param value the annotation value at fault; null if it is the annotation as such
 */
public record Finding(
    Rule rule,
    String message,
    @Nullable Element element,
    @Nullable AnnotationMirror mirror,
    @Nullable AnnotationValue value) {

  /** A finding on the annotation of a type as such. */
  public static Finding onAnnotation(LossDeclaration declaration, Rule rule, Object... arguments) {
    return new Finding(
        rule, rule.message(arguments), declaration.type(), declaration.mirror(), null);
  }

  /** A finding on a value of the annotation; on the annotation if the value is a default. */
  static Finding onValue(
      LossDeclaration declaration, Stated<?> stated, Rule rule, Object... arguments) {
    return new Finding(
        rule, rule.message(arguments), declaration.type(), declaration.mirror(), stated.position());
  }

  /** A finding on an element as such, or on none. */
  public static Finding onElement(@Nullable Element element, Rule rule, Object... arguments) {
    return new Finding(rule, rule.message(arguments), element, null, null);
  }
}

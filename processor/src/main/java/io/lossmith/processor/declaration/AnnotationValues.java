package io.lossmith.processor.declaration;

import io.lossmith.Reduction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.VariableElement;

/** Turns annotation values into plain ones; a value that did not resolve reads as nothing. */
final class AnnotationValues {
  /** What javac hands out for a value that does not resolve; unlike a real string, not quoted. */
  private static final String UNRESOLVED = "<error>";

  private AnnotationValues() {}

  static Optional<Integer> integer(AnnotationValue value) {
    return value.getValue() instanceof Integer number ? Optional.of(number) : Optional.empty();
  }

  static Optional<List<Stated<Integer>>> integers(AnnotationValue value) {
    if (!(value.getValue() instanceof List<?> entries)) {
      return Optional.empty();
    }
    List<Stated<Integer>> numbers = new ArrayList<>();
    for (Object entry : entries) {
      if (!(entry instanceof AnnotationValue number
          && number.getValue() instanceof Integer whole)) {
        return Optional.empty();
      }
      numbers.add(new Stated<>(whole, number));
    }
    return Optional.of(List.copyOf(numbers));
  }

  static Optional<Reduction> reduction(AnnotationValue value) {
    if (!(value.getValue() instanceof VariableElement constant)) {
      return Optional.empty();
    }
    return Optional.of(Reduction.valueOf(constant.getSimpleName().toString()));
  }

  static Optional<String> string(AnnotationValue value) {
    return value.getValue() instanceof String text && !value.toString().equals(UNRESOLVED)
        ? Optional.of(text)
        : Optional.empty();
  }
}

package io.lossmith.processor.declaration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.VariableElement;

/** Turns annotation values into plain ones; a value that did not resolve reads as nothing. */
final class AnnotationValues {
  /** What javac hands out for a value that does not resolve; unlike a real string, not quoted. */
  private static final String UNRESOLVED = "<error>";

  /** Makes a plain value of an annotation value, or nothing. */
  @FunctionalInterface
  interface Conversion<T> {
    Optional<T> apply(AnnotationValue value);
  }

  private AnnotationValues() {}

  static Optional<Integer> integer(AnnotationValue value) {
    return value.getValue() instanceof Integer number ? Optional.of(number) : Optional.empty();
  }

  static Optional<Double> real(AnnotationValue value) {
    return value.getValue() instanceof Double number ? Optional.of(number) : Optional.empty();
  }

  static Optional<Boolean> truth(AnnotationValue value) {
    return value.getValue() instanceof Boolean truth ? Optional.of(truth) : Optional.empty();
  }

  static <E extends Enum<E>> Conversion<E> constant(Class<E> type) {
    return value ->
        value.getValue() instanceof VariableElement constant
            ? Optional.of(Enum.valueOf(type, constant.getSimpleName().toString()))
            : Optional.empty();
  }

  /** A list is read as a whole, or not at all. */
  static <T> Conversion<List<Stated<T>>> list(Conversion<T> entry) {
    return value -> {
      if (!(value.getValue() instanceof List<?> entries)) {
        return Optional.empty();
      }
      List<Stated<T>> list = new ArrayList<>();
      for (Object element : entries) {
        Optional<Stated<T>> read =
            element instanceof AnnotationValue each
                ? entry.apply(each).map(plain -> new Stated<>(plain, each))
                : Optional.empty();
        if (read.isEmpty()) {
          return Optional.empty();
        }
        list.add(read.get());
      }
      return Optional.of(List.copyOf(list));
    };
  }

  static Optional<String> string(AnnotationValue value) {
    return value.getValue() instanceof String text && !value.toString().equals(UNRESOLVED)
        ? Optional.of(text)
        : Optional.empty();
  }
}

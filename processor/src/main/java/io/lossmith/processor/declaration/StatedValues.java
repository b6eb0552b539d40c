package io.lossmith.processor.declaration;

import io.lossmith.processor.declaration.AnnotationValues.Conversion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.util.Elements;

/** The values of one annotation by the names of its elements. */
final class StatedValues {
  private final Map<String, AnnotationValue> all = new HashMap<>();
  private final Map<String, AnnotationValue> stated = new HashMap<>();

  /** The compiler cannot make sense of a value. */
  static final class UnresolvedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnresolvedException(String element) {
      super(element, null, false, false);
    }
  }

  StatedValues(Elements elements, AnnotationMirror mirror) {
    collect(elements.getElementValuesWithDefaults(mirror), all);
    collect(mirror.getElementValues(), stated);
  }

  private static void collect(
      Map<? extends ExecutableElement, ? extends AnnotationValue> from,
      Map<String, AnnotationValue> to) {
    from.forEach((element, value) -> to.put(element.getSimpleName().toString(), value));
  }

  Stated<Integer> integer(String element) {
    return stated(element, AnnotationValues::integer);
  }

  Stated<List<Stated<Integer>>> integers(String element) {
    return stated(element, AnnotationValues.list(AnnotationValues::integer));
  }

  Stated<Double> real(String element) {
    return stated(element, AnnotationValues::real);
  }

  Stated<List<Stated<Double>>> reals(String element) {
    return stated(element, AnnotationValues.list(AnnotationValues::real));
  }

  Stated<Boolean> truth(String element) {
    return stated(element, AnnotationValues::truth);
  }

  Stated<String> string(String element) {
    return stated(element, AnnotationValues::string);
  }

  <E extends Enum<E>> Stated<E> constant(String element, Class<E> type) {
    return stated(element, AnnotationValues.constant(type));
  }

  <E extends Enum<E>> Stated<List<Stated<E>>> constants(String element, Class<E> type) {
    return stated(element, AnnotationValues.list(AnnotationValues.constant(type)));
  }

  private <T> Stated<T> stated(String element, Conversion<T> conversion) {
    AnnotationValue value = all.get(element);
    if (value == null) {
      throw new UnresolvedException(element);
    }
    T plain = conversion.apply(value).orElseThrow(() -> new UnresolvedException(element));
    return new Stated<>(plain, stated.get(element));
  }
}

package io.lossmith.processor.declaration;

import io.lossmith.Reduction;
import io.lossmith.SoftmaxCrossEntropy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads the annotation of a type. */
public final class DeclarationReader {
  private final Elements elements;

  public DeclarationReader(Elements elements) {
    this.elements = elements;
  }

  /**
   * What the type's annotation states, or nothing if the compiler cannot make sense of the
   * annotation: a constant that does not exist (yet), a value of the wrong type, a missing value.
   */
  public Optional<LossDeclaration> read(TypeElement type) {
    return type.getAnnotationMirrors().stream()
        .filter(DeclarationReader::isOurs)
        .findFirst()
        .flatMap(mirror -> read(type, mirror));
  }

  private static boolean isOurs(AnnotationMirror mirror) {
    return mirror.getAnnotationType().asElement() instanceof TypeElement annotation
        && annotation.getQualifiedName().contentEquals(SoftmaxCrossEntropy.class.getName());
  }

  private Optional<LossDeclaration> read(TypeElement type, AnnotationMirror mirror) {
    Values values = new Values(mirror);
    Stated<Integer> classes = values.stated("classes", AnnotationValues::integer);
    Stated<List<Stated<Integer>>> batch = values.stated("batch", AnnotationValues::integers);
    Stated<Reduction> reduction = values.stated("reduction", AnnotationValues::reduction);
    Stated<String> name = values.stated("name", AnnotationValues::string);
    return classes == null || batch == null || reduction == null || name == null
        ? Optional.empty()
        : Optional.of(new LossDeclaration(type, mirror, classes, batch, reduction, name));
  }

  /** The values of one annotation by the names of its elements. */
  private final class Values {
    private final Map<String, AnnotationValue> all = new HashMap<>();
    private final Map<String, AnnotationValue> stated = new HashMap<>();

    Values(AnnotationMirror mirror) {
      collect(elements.getElementValuesWithDefaults(mirror), all);
      collect(mirror.getElementValues(), stated);
    }

    private static void collect(
        Map<? extends ExecutableElement, ? extends AnnotationValue> from,
        Map<String, AnnotationValue> to) {
      from.forEach((element, value) -> to.put(element.getSimpleName().toString(), value));
    }

    <T> @Nullable Stated<T> stated(
        String element, Function<AnnotationValue, Optional<T>> conversion) {
      AnnotationValue value = all.get(element);
      return value == null
          ? null
          : conversion
              .apply(value)
              .map(plain -> new Stated<>(plain, stated.get(element)))
              .orElse(null);
    }
  }
}

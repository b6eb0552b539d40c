package io.lossmith.processor.declaration;

import io.lossmith.Divisor;
import io.lossmith.EmptyMean;
import io.lossmith.Layout;
import io.lossmith.Output;
import io.lossmith.Precision;
import io.lossmith.Reduction;
import io.lossmith.SigmoidCrossEntropy;
import io.lossmith.SoftmaxCrossEntropy;
import io.lossmith.Storage;
import io.lossmith.Target;
import io.lossmith.processor.declaration.StatedValues.UnresolvedException;
import java.lang.annotation.Annotation;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Reads the annotation of a type. */
public final class DeclarationReader {
  private final Elements elements;

  /** Makes a declaration of an annotation's values. */
  @FunctionalInterface
  private interface Reading<D> {
    D of(LossDeclaration loss, StatedValues values);
  }

  public DeclarationReader(Elements elements) {
    this.elements = elements;
  }

  /**
   * What the type's annotation states, or nothing if the compiler cannot make sense of the
   * annotation: a constant that does not exist (yet), a value of the wrong type, a missing value.
   */
  public Optional<SoftmaxDeclaration> read(TypeElement type) {
    return read(type, SoftmaxCrossEntropy.class, DeclarationReader::softmax);
  }

  /** As {@link #read}, of the annotation for sigmoid cross-entropy. */
  public Optional<SigmoidDeclaration> readSigmoid(TypeElement type) {
    return read(type, SigmoidCrossEntropy.class, DeclarationReader::sigmoid);
  }

  private static SigmoidDeclaration sigmoid(LossDeclaration loss, StatedValues values) {
    return new SigmoidDeclaration(
        loss,
        row(values),
        values.reals("positiveWeights"),
        values.constant("precision", Precision.class));
  }

  private static SoftmaxDeclaration softmax(LossDeclaration loss, StatedValues values) {
    return new SoftmaxDeclaration(
        loss,
        row(values),
        values.real("zLoss"),
        new StatedTransform(
            values.real("temperature"),
            values.real("logitSoftcap"),
            values.reals("logitAdjustment"),
            values.integers("maskedClasses")),
        values.constant("precision", Precision.class),
        new StatedForm(
            values.constant("layout", Layout.class),
            values.constant("storage", Storage.class),
            values.constant("divisor", Divisor.class),
            values.constant("emptyMean", EmptyMean.class),
            values.integers("topK"),
            values.constants("outputs", Output.class)));
  }

  private static StatedRow row(StatedValues values) {
    return new StatedRow(
        values.constant("target", Target.class),
        values.reals("classWeights"),
        values.truth("sampleWeights"),
        values.integers("ignoreIndex"),
        values.real("labelSmoothing"),
        values.real("focalGamma"));
  }

  private <D> Optional<D> read(
      TypeElement type, Class<? extends Annotation> annotation, Reading<D> reading) {
    return type.getAnnotationMirrors().stream()
        .filter(mirror -> is(mirror, annotation))
        .findFirst()
        .flatMap(mirror -> read(type, mirror, reading));
  }

  private static boolean is(AnnotationMirror mirror, Class<? extends Annotation> annotation) {
    return mirror.getAnnotationType().asElement() instanceof TypeElement element
        && element.getQualifiedName().contentEquals(annotation.getName());
  }

  private <D> Optional<D> read(TypeElement type, AnnotationMirror mirror, Reading<D> reading) {
    StatedValues values = new StatedValues(elements, mirror);
    try {
      LossDeclaration loss =
          new LossDeclaration(
              type,
              mirror,
              values.integer("classes"),
              values.integers("batch"),
              values.constant("reduction", Reduction.class),
              values.string("name"));
      return Optional.of(reading.of(loss, values));
    } catch (UnresolvedException e) {
      return Optional.empty();
    }
  }
}

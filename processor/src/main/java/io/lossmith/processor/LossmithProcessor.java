package io.lossmith.processor;

import com.google.auto.service.AutoService;
import io.lossmith.LossmithGenerated;
import io.lossmith.SigmoidCrossEntropy;
import io.lossmith.SoftmaxCrossEntropy;
import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * Writes one final class for each type annotated with {@link SoftmaxCrossEntropy} or {@link
 * SigmoidCrossEntropy}.
 */
@AutoService(Processor.class)
public final class LossmithProcessor extends AbstractProcessor {
  private @Nullable LossGenerator generator;

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(
        SoftmaxCrossEntropy.class.getName(),
        SigmoidCrossEntropy.class.getName(),
        LossmithGenerated.class.getName());
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    generator = new LossGenerator(environment);
  }

  /**
   * Claims the annotations and the marker, which are nobody else's: javac's lint warns of what no
   * processor claims, and a user's build may turn warnings into errors.
   */
  @SuppressWarnings("DoNotClaimAnnotations")
  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    // What is written in the last round is compiled with a warning, and nothing new resolves.
    if (!round.processingOver()) {
      LossGenerator losses = Objects.requireNonNull(generator, "init comes before process");
      losses.generate((annotation, deferred) -> types(annotation, deferred, round));
    }
    return true;
  }

  /** The types to look at, in the order of their names: the compiler's may differ. */
  private Collection<TypeElement> types(
      Class<? extends Annotation> annotation, Set<String> deferred, RoundEnvironment round) {
    Stream<TypeElement> again =
        deferred.stream()
            .map(processingEnv.getElementUtils()::getTypeElement)
            .filter(Objects::nonNull);
    Stream<TypeElement> found =
        ElementFilter.typesIn(round.getElementsAnnotatedWith(annotation)).stream();
    SortedMap<String, TypeElement> types = new TreeMap<>();
    Stream.concat(again, found)
        .forEach(type -> types.put(type.getQualifiedName().toString(), type));
    return types.values();
  }
}

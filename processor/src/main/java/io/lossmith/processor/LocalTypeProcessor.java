package io.lossmith.processor;

import com.google.auto.service.AutoService;
import io.lossmith.processor.local.LocalTypes;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Reports annotated local types, which nothing would be generated for, without a word.
 *
 * <p>Apart from {@link LossmithProcessor} because a processor is not called for annotations inside
 * code: this one asks to be called for all, and claims none. The other claims its own, as javac
 * warns of annotations that no processor claims.
 */
@AutoService(Processor.class)
public final class LocalTypeProcessor extends AbstractProcessor {
  private Optional<LocalTypes> localTypes = Optional.empty();

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("*");
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    try {
      localTypes = Optional.of(LocalTypes.in(environment));
    } catch (IllegalArgumentException | LinkageError e) {
      // Not javac, or a proxy stands before it, or there is no javac at all: no trees to search.
      localTypes = Optional.empty();
    }
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    localTypes.ifPresent(types -> search(types, round));
    return false;
  }

  private void search(LocalTypes types, RoundEnvironment round) {
    Guard guard = new Guard(new DiagnosticPrinter(processingEnv.getMessager()));
    for (TypeElement root : ElementFilter.typesIn(round.getRootElements())) {
      guard.run(root, () -> types.report(root));
    }
  }
}

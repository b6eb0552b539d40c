package io.lossmith.processor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Another processor: writes one given source in a given round. */
public final class TextWriter extends AbstractProcessor {
  private final String name;
  private final String text;
  private int roundsToGo;

  /** Writes {@code text} as the type {@code name} in round {@code round}, the first being 1. */
  public TextWriter(String name, String text, int round) {
    this.name = name;
    this.text = text;
    this.roundsToGo = round;
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("*");
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    roundsToGo--;
    if (roundsToGo == 0) {
      try (Writer writer = processingEnv.getFiler().createSourceFile(name).openWriter()) {
        writer.write(text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return false;
  }
}

package io.lossmith.processor.write;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.lossmith.processor.emit.GeneratedSource;
import java.io.IOException;
import javax.annotation.processing.Filer;
import javax.lang.model.element.TypeElement;

/**
 * Writes generated types. Each has one originating element, as isolating incremental compilation
 * demands.
 */
public final class SourceWriter {
  private static final String INDENT = "  ";

  private final Filer filer;

  public SourceWriter(Filer filer) {
    this.filer = filer;
  }

  /**
   * Writes a type.
   *
   * @param source the type and what it imports
   * @param originatingElement the annotated type that asked for it
   * @throws IOException if the compiler refuses the file, or it cannot be written
   */
  public void write(GeneratedSource source, TypeElement originatingElement) throws IOException {
    TypeSpec type = source.type().toBuilder().addOriginatingElement(originatingElement).build();
    JavaFile.Builder file =
        JavaFile.builder(source.packageName(), type).skipJavaLangImports(true).indent(INDENT);
    source
        .staticImports()
        .forEach((holder, names) -> file.addStaticImport(holder, names.toArray(String[]::new)));
    file.build().writeTo(filer);
  }
}

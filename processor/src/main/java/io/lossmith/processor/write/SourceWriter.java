package io.lossmith.processor.write;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
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
   * @param packageName the package of the type
   * @param type the type
   * @param originatingElement the annotated type that asked for it
   * @throws IOException if the compiler refuses the file, or it cannot be written
   */
  public void write(String packageName, TypeSpec type, TypeElement originatingElement)
      throws IOException {
    TypeSpec originated = type.toBuilder().addOriginatingElement(originatingElement).build();
    JavaFile.builder(packageName, originated)
        .skipJavaLangImports(true)
        .indent(INDENT)
        .build()
        .writeTo(filer);
  }
}

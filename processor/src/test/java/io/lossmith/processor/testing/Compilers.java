package io.lossmith.processor.testing;

import java.util.List;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** The compilers that the processor has to work under. */
public final class Compilers {
  private Compilers() {}

  /** The compiler of the JDK that runs the test. */
  public static JavaCompiler javac() {
    return Objects.requireNonNull(
        ToolProvider.getSystemJavaCompiler(), "the tests need a JDK, not a JRE");
  }

  /** Eclipse's compiler. */
  public static JavaCompiler ecj() {
    return new EclipseCompiler();
  }

  /** Every compiler, for a parameterised test. */
  public static List<JavaCompiler> all() {
    return List.of(javac(), ecj());
  }
}

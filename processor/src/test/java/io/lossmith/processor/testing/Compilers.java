package io.lossmith.processor.testing;

import java.util.List;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** The compilers that the processor has to work under. */
public final class Compilers {
  /**
   * Set where tests are repeated thousands of times: what the processor says does not depend on the
   * compiler, and Eclipse's takes most of a test's time.
   */
  private static final boolean JAVAC_ONLY = Boolean.getBoolean("lossmith.javac-only");

  private Compilers() {}

  /** Whether a test may do without a compiler beside javac. */
  static boolean javacOnly() {
    return JAVAC_ONLY;
  }

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

package io.lossmith.processor.testing;

import io.lossmith.processor.LocalTypeProcessor;
import io.lossmith.processor.LossmithProcessor;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.annotation.processing.Processor;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/**
 * Compiles sources in memory on the test's own class path, unless the options name another. The
 * sources are given by the qualified names of their top-level types.
 */
public final class InMemoryCompilation {
  private InMemoryCompilation() {}

  /** The real processors, new ones, in the order in which a compiler finds them. */
  public static List<Processor> processors() {
    return List.of(new LocalTypeProcessor(), new LossmithProcessor());
  }

  /** Compiles with the real processors. */
  public static Compiled compile(
      JavaCompiler compiler, Map<String, String> sources, String... options) {
    return compile(compiler, processors(), sources, options);
  }

  /** Compiles with the processors given, in their order. */
  public static Compiled compile(
      JavaCompiler compiler,
      List<? extends Processor> processors,
      Map<String, String> sources,
      String... options) {
    List<MemoryFile> units = new ArrayList<>();
    sources.forEach((name, text) -> units.add(MemoryFile.source(name, text)));
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    MemoryFileManager files =
        new MemoryFileManager(
            compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8));
    List<String> arguments = defaultOptions(compiler);
    arguments.addAll(List.of(options));
    StringWriter output = new StringWriter();
    JavaCompiler.CompilationTask task =
        compiler.getTask(output, files, diagnostics, arguments, null, units);
    task.setLocale(Locale.ROOT);
    task.setProcessors(processors);
    boolean succeeded = task.call();
    return new Compiled(succeeded, diagnostics.getDiagnostics(), output.toString(), files);
  }

  /**
   * The test's own class path. Eclipse's compiler is told its level: unlike javac it would write
   * class files for a newer JVM than the one that it runs on.
   */
  private static List<String> defaultOptions(JavaCompiler compiler) {
    List<String> options = new ArrayList<>();
    if (compiler instanceof EclipseCompiler) {
      options.addAll(List.of("-source", "17", "-target", "17"));
    }
    options.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    return options;
  }
}

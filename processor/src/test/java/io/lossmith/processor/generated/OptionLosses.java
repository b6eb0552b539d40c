package io.lossmith.processor.generated;

import io.lossmith.processor.testing.Compiled;
import io.lossmith.processor.testing.Compilers;
import io.lossmith.processor.testing.InMemoryCompilation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Classes that the real processor wrote for many specs, in one run of the compiler. */
final class OptionLosses {
  private final List<OptionSpec> specs;
  private final Compiled compiled;

  private OptionLosses(List<OptionSpec> specs, Compiled compiled) {
    this.specs = specs;
    this.compiled = compiled;
  }

  /** Compiles; every warning fails. */
  static OptionLosses of(List<OptionSpec> specs) {
    Map<String, String> sources = new LinkedHashMap<>();
    for (int i = 0; i < specs.size(); i++) {
      sources.put("generated.Spec" + i, specs.get(i).source("Spec" + i));
    }
    OptionLosses losses = new OptionLosses(List.copyOf(specs), compile(sources));
    losses.assertSilent();
    return losses;
  }

  private static Compiled compile(Map<String, String> sources) {
    return InMemoryCompilation.compile(
        Compilers.javac(), sources, "-parameters", "-Xlint:all", "-Werror");
  }

  /** What the processor says to a spec that it refuses; nothing may have been written. */
  static String refusal(OptionSpec spec) {
    Compiled compiled = compile(Map.of("generated.Spec0", spec.source("Spec0")));
    if (compiled.succeeded() || !compiled.generatedNames().isEmpty()) {
      throw new AssertionError(spec + " was not refused");
    }
    return compiled.diagnostics().get(0).getMessage(Locale.ROOT);
  }

  private void assertSilent() {
    if (compiled.succeeded() && compiled.diagnostics().isEmpty()) {
      return;
    }
    var first = compiled.diagnostics().get(0);
    StringBuilder text = new StringBuilder("said was " + compiled.diagnostics());
    for (int i = 0; i < specs.size(); i++) {
      if (first.getSource() != null && first.getSource().getName().matches(".*Spec" + i + "\\b.*")) {
        text.append("\nfor ").append(specs.get(i));
      }
    }
    throw new AssertionError(text.toString());
  }

  /** A new object of the class of the spec at an index. */
  Object instance(int index) {
    Class<?> type = compiled.loadClass(name(index));
    try {
      return type.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(type + " cannot be made", e);
    }
  }

  /** A compiled class. */
  byte[] classBytes(int index) {
    return compiled.classBytes(name(index));
  }

  /** A generated source. */
  String source(int index) {
    return compiled.generatedSource(name(index));
  }

  private static String name(int index) {
    return "generated.Spec" + index + "Loss";
  }
}

package io.lossmith.processor.generated;

import io.lossmith.processor.testing.Compiled;
import io.lossmith.processor.testing.Compilers;
import io.lossmith.processor.testing.InMemoryCompilation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.Buffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A generated class of a spec with any options, called by names. */
final class OptionLoss {
  private static final Map<String, Compiled> COMPILED = new ConcurrentHashMap<>();

  private final Object loss;

  /**
   * Makes an object of the class of a spec.
   *
   * @param elements the elements of the annotation, as they are written
   */
  OptionLoss(String elements) {
    Class<?> type =
        COMPILED.computeIfAbsent(elements, OptionLoss::compile).loadClass("generated.SpecLoss");
    try {
      loss = type.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(type + " cannot be made", e);
    }
  }

  private static Compiled compile(String elements) {
    String source =
        """
        package generated;

        import io.lossmith.*;
        import static io.lossmith.SoftmaxCrossEntropy.ANY;

        /** An annotated type. */
        @SoftmaxCrossEntropy(%s)
        public interface Spec {}
        """
            .formatted(elements);
    Compiled compiled =
        InMemoryCompilation.compile(
            Compilers.javac(), Map.of("generated.Spec", source), "-Xlint:all", "-Werror");
    if (!compiled.succeeded() || !compiled.diagnostics().isEmpty()) {
      throw new AssertionError(source + "gave " + compiled.diagnostics());
    }
    return compiled;
  }

  /** The object itself. */
  Object object() {
    return loss;
  }

  /** The source of the class. */
  static String source(String elements) {
    return COMPILED
        .computeIfAbsent(elements, OptionLoss::compile)
        .generatedSource("generated.SpecLoss");
  }

  /** Calls the one method over arrays of this name that takes as many arguments. */
  Object call(String name, Object... arguments) {
    Method method =
        Arrays.stream(loss.getClass().getDeclaredMethods())
            .filter(m -> m.getName().equals(name) && m.getParameterCount() == arguments.length)
            .filter(m -> Arrays.stream(m.getParameterTypes()).noneMatch(OptionLoss::isBuffer))
            .reduce(
                (one, other) -> {
                  throw new AssertionError(one + " and " + other);
                })
            .orElseThrow(() -> new AssertionError(name + " of " + arguments.length));
    try {
      return method.invoke(loss, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      throw new AssertionError(e.getCause());
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isBuffer(Class<?> type) {
    return Buffer.class.isAssignableFrom(type);
  }
}

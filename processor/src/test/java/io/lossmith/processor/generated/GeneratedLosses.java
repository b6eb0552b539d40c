package io.lossmith.processor.generated;

import io.lossmith.BatchLoss;
import io.lossmith.ExampleLoss;
import io.lossmith.Reduction;
import io.lossmith.RowLosses;
import io.lossmith.processor.testing.Compiled;
import io.lossmith.processor.testing.Compilers;
import io.lossmith.processor.testing.InMemoryCompilation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Instances of classes that the real processor wrote, compiled in memory once for each spec. */
public final class GeneratedLosses {
  private static final Map<String, Compiled> COMPILED = new ConcurrentHashMap<>();

  private GeneratedLosses() {}

  /** The mean over any number of rows. */
  public static BatchLoss mean(int classes) {
    return (BatchLoss) instance(classes, "ANY", Reduction.MEAN);
  }

  /** The sum over any number of rows. */
  public static BatchLoss sum(int classes) {
    return (BatchLoss) instance(classes, "ANY", Reduction.SUM);
  }

  /** One loss for each of any number of rows. */
  public static RowLosses rows(int classes) {
    return (RowLosses) instance(classes, "ANY", Reduction.NONE);
  }

  /** The loss of one example. */
  public static ExampleLoss example(int classes) {
    return (ExampleLoss) instance(classes, "{}", Reduction.MEAN);
  }

  /**
   * A new object of the class of a spec.
   *
   * @param batch the batch shape as it is written in the annotation
   */
  public static Object instance(int classes, String batch, Reduction reduction) {
    Class<?> type = compiled(classes, batch, reduction).loadClass("generated.SpecLoss");
    try {
      return type.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(type + " cannot be made", e);
    }
  }

  /** The compilation of a spec. */
  public static Compiled compiled(int classes, String batch, Reduction reduction) {
    return COMPILED.computeIfAbsent(
        classes + " " + batch + " " + reduction, key -> compile(classes, batch, reduction));
  }

  private static Compiled compile(int classes, String batch, Reduction reduction) {
    SpecSource source = new SpecSource("Spec", classes, batch, reduction);
    Compiled compiled =
        InMemoryCompilation.compile(
            Compilers.javac(),
            Map.of(source.qualifiedName(), source.text()),
            "-parameters",
            "-Xlint:all",
            "-Werror");
    if (!compiled.succeeded() || !compiled.diagnostics().isEmpty()) {
      throw new AssertionError(source.text() + "gave " + compiled.diagnostics());
    }
    return compiled;
  }
}

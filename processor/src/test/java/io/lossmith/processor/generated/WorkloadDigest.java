package io.lossmith.processor.generated;

import io.lossmith.Backend;
import io.lossmith.Lossmith;
import java.util.Optional;
import java.util.function.Function;

/** Runs a workload in a JVM of its own, with the generated classes on its class path. */
final class WorkloadDigest {
  private WorkloadDigest() {}

  /**
   * Prints the sections of the last of some runs; fails if two runs differ.
   *
   * @param arguments the name of the workload; the number of runs: enough that the last ones are
   *     compiled code; and what has to serve them
   */
  public static void main(String[] arguments) {
    Backend expected = Backend.valueOf(arguments[2]);
    if (Lossmith.backend() != expected) {
      throw new AssertionError(
          Lossmith.backend() + " in place of " + expected + ": " + Lossmith.backendReason());
    }
    DigestedWorkload workload = DigestedWorkload.valueOf(arguments[0]);
    Sections first = workload.run(WorkloadDigest::newLoss);
    Sections last = first;
    for (int run = 1; run < Integer.parseInt(arguments[1]); run++) {
      last = workload.run(WorkloadDigest::newLoss);
      Optional<String> differences = first.differences(last);
      if (differences.isPresent()) {
        throw new AssertionError("run 0 and run " + run + ", " + differences.get());
      }
    }
    last.lines().forEach(System.out::println);
  }

  /** A new object of a generated class on the class path. */
  static Object newLoss(String name) {
    return newLoss(
        type -> {
          try {
            return Class.forName(type);
          } catch (ClassNotFoundException e) {
            throw new AssertionError(type + " is not on the class path", e);
          }
        },
        name);
  }

  /** A new object of a generated class. */
  static Object newLoss(Function<String, Class<?>> classes, String name) {
    Class<?> type = classes.apply(name);
    try {
      return type.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(type + " cannot be made", e);
    }
  }
}

package io.lossmith.processor.generated;

import java.util.Optional;
import java.util.function.Function;

/** Runs the workload in a JVM of its own, with the generated classes on its class path. */
final class WorkloadDigest {
  private WorkloadDigest() {}

  /**
   * Prints the sections of the last of some runs; fails if two runs differ.
   *
   * @param arguments the number of runs: enough that the last ones are compiled code
   */
  public static void main(String[] arguments) {
    Sections first = Workload.run(WorkloadDigest::newLoss);
    Sections last = first;
    for (int run = 1; run < Integer.parseInt(arguments[0]); run++) {
      last = Workload.run(WorkloadDigest::newLoss);
      Optional<String> differences = first.differences(last);
      if (differences.isPresent()) {
        throw new AssertionError("run 0 and run " + run + ", " + differences.get());
      }
    }
    last.lines().forEach(System.out::println);
  }

  private static Object newLoss(SpecSource spec) {
    return newLoss(
        name -> {
          try {
            return Class.forName(name);
          } catch (ClassNotFoundException e) {
            throw new AssertionError(name + " is not on the class path", e);
          }
        },
        spec);
  }

  /** A new object of the generated class of a spec. */
  static Object newLoss(Function<String, Class<?>> classes, SpecSource spec) {
    Class<?> type = classes.apply(spec.lossName());
    try {
      return type.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(type + " cannot be made", e);
    }
  }
}

package io.lossmith.kernel;

import io.lossmith.Backend;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * The SIMD kernels of a JVM that are in use. Floats and doubles have a race each, started by the
 * first use of either: a program of one type of logits does not wait for kernels that it never
 * calls.
 */
final class Races {

  /** Those of the JVM that runs this. */
  static final Races OWN = own();

  private final VectorSupport support;
  private final List<Readiness> inUse = new CopyOnWriteArrayList<>();

  Races(VectorSupport support) {
    this.support = support;
  }

  private static Races own() {
    VectorSupport support = VectorSupport.of(Jvm.own());
    support.logTo(System.getLogger("io.lossmith"));
    return new Races(support);
  }

  /**
   * Takes kernels into use, and starts their race where it is needed.
   *
   * @param ofType what there is for their type of logits
   * @param isRaceWon runs the race: whether the kernels won
   */
  Readiness start(UnaryOperator<VectorSupport> ofType, BooleanSupplier isRaceWon) {
    Readiness readiness = Readiness.of(ofType.apply(support), isRaceWon);
    inUse.add(readiness);
    return readiness;
  }

  boolean isEmpty() {
    return inUse.isEmpty();
  }

  /** The width of all kernels in use, once they are ready. */
  Backend backend() {
    return last().backend();
  }

  /** Why that is so, as one sentence. */
  String reason() {
    return last().reason();
  }

  /** Waits for the end of every race. */
  void await() {
    inUse.forEach(Readiness::await);
  }

  /** The last of those with vectors, or that will never be: still racing, lost, or won. */
  private Readiness last() {
    return inUse.stream()
        .max(
            Comparator.comparing(Readiness::hasVectors)
                .thenComparing(Readiness::isRacing)
                .thenComparing(readiness -> !readiness.isReady()))
        .orElseThrow();
  }
}

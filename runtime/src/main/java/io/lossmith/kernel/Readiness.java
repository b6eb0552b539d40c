package io.lossmith.kernel;

import io.lossmith.Backend;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/**
 * When the SIMD kernels of one type of logits serve: once they have won their race against scalar
 * code, which is run on a thread in the background, or from the start where that is forced.
 *
 * <p>Floats and doubles have a race each, started by the first use of either: a program of floats
 * alone, or of doubles alone, does not wait for kernels that it never calls.
 */
final class Readiness {
  private static final List<Readiness> RACED = new CopyOnWriteArrayList<>();

  /**
   * Set once, when the kernels are compiled. Not volatile: whoever reads it late is served by
   * scalar code a little longer, with the same bits, and a plain read costs nothing.
   */
  private boolean ready;

  private final boolean exist;
  private final Thread race;

  private Readiness(boolean exist, BooleanSupplier race) {
    this.exist = exist;
    ready = exist && VectorSupport.FOUND.isForced();
    this.race =
        new Thread(
            () -> {
              if (race.getAsBoolean()) {
                ready = true;
              }
            },
            "lossmith-simd");
    this.race.setDaemon(true);
  }

  /**
   * Starts a race, if there are kernels and they are not forced.
   *
   * @param exist whether there are kernels
   * @param race runs it, and returns whether they won; not touched without them
   */
  static Readiness of(boolean exist, BooleanSupplier race) {
    Readiness readiness = new Readiness(exist, race);
    if (exist) {
      RACED.add(readiness);
      if (!readiness.ready) {
        readiness.race.start();
      }
    }
    return readiness;
  }

  /** Whether any kernels are in use. */
  static boolean isAnyRaced() {
    return !RACED.isEmpty();
  }

  boolean exist() {
    return exist;
  }

  boolean isReady() {
    return ready;
  }

  /** The width of all kernels that are in use, once they are ready. */
  static Backend backend() {
    return areAllReady() ? VectorSupport.FOUND.backend() : Backend.SCALAR;
  }

  /** Why that is so, as one sentence. */
  static String reason() {
    if (!VectorSupport.FOUND.hasVectors() || areAllReady()) {
      return VectorSupport.FOUND.reason();
    }
    return RACED.stream().anyMatch(readiness -> readiness.race.isAlive())
        ? "SIMD is not compiled yet: scalar code serves meanwhile"
        : "SIMD is off: it is not faster than scalar code on this JVM";
  }

  private static boolean areAllReady() {
    return RACED.stream().allMatch(Readiness::isReady);
  }

  /** Waits until all kernels that are in use are ready, or have turned out not to be worth it. */
  static void awaitAll() {
    boolean interrupted = false;
    for (Readiness readiness : RACED) {
      while (readiness.race.isAlive()) {
        try {
          readiness.race.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

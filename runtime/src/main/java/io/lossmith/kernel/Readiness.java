package io.lossmith.kernel;

import io.lossmith.Backend;
import java.util.function.BooleanSupplier;

/**
 * From when on the SIMD kernels of one type of logits serve: at once where they are forced, never
 * where there are none, and else from when they have won a race against scalar code, on a thread of
 * its own.
 */
final class Readiness {
  private final VectorSupport support;
  private final Thread race;

  /**
   * Set once, when the kernels are compiled. Not volatile: whoever reads it late is served by
   * scalar code a little longer, with the same bits, and a plain read costs nothing.
   */
  private boolean ready;

  private Readiness(VectorSupport support, BooleanSupplier isRaceWon) {
    this.support = support;
    ready = support.isForced();
    race = new Thread(() -> ready = isRaceWon.getAsBoolean(), "lossmith-simd");
    race.setDaemon(true);
  }

  /**
   * Starts the race, where it is needed.
   *
   * @param support what the JVM has
   * @param isRaceWon runs the race: whether the kernels won
   */
  static Readiness of(VectorSupport support, BooleanSupplier isRaceWon) {
    Readiness readiness = new Readiness(support, isRaceWon);
    if (support.hasVectors() && !support.isForced()) {
      readiness.race.start();
    }
    return readiness;
  }

  boolean isReady() {
    return ready;
  }

  boolean hasVectors() {
    return support.hasVectors();
  }

  boolean isRacing() {
    return race.isAlive();
  }

  Backend backend() {
    return ready ? support.backend() : Backend.SCALAR;
  }

  String reason() {
    if (!support.hasVectors() || ready) {
      return support.reason();
    }
    return isRacing()
        ? "SIMD is not compiled yet: scalar code serves meanwhile"
        : "SIMD is off: it is not faster than scalar code on this JVM";
  }

  /** Waits for the end of the race; an interruption is kept for the caller. */
  void await() {
    boolean interrupted = false;
    while (isRacing()) {
      try {
        race.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

package io.lossmith.kernel;

import io.lossmith.Backend;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;

/**
 * Whether a JVM has what the SIMD kernels need.
 *
 * @param backend the width of the kernels; {@link Backend#SCALAR} for none
 * @param isForced whether they serve before they are compiled
 * @param reason why, as one sentence
 */
record VectorSupport(Backend backend, boolean isForced, String reason) {
  /** HotSpot rearranges no vectors of two lanes. */
  private static final int FEWEST_BITS_OF_DOUBLES = 256;

  static VectorSupport of(Jvm jvm) {
    String choice = jvm.choice().toLowerCase(Locale.ROOT);
    if (choice.equals("off")) {
      return off("the system property " + Jvm.PROPERTY + " says so");
    }
    if (!jvm.hasModule()) {
      return off("start the JVM with --add-modules " + Jvm.MODULE);
    }
    boolean isForced = choice.equals("on");
    if (!isForced && !jvm.hasCompiler()) {
      return off("this JVM does not compile with HotSpot's C2");
    }
    int bits = jvm.vectorBits().getAsInt();
    for (Backend backend : Backend.values()) {
      if (backend.bits() == bits && bits > 0) {
        return new VectorSupport(
            backend,
            isForced,
            "SIMD is on: " + bits + " bits (" + Jvm.PROPERTY + "=off turns it off)");
      }
    }
    return off("there are no kernels for vectors of " + bits + " bits");
  }

  private static VectorSupport off(String why) {
    return new VectorSupport(Backend.SCALAR, false, "SIMD is off: " + why);
  }

  /** What there is for doubles. */
  VectorSupport ofDoubles() {
    return hasVectors() && backend.bits() < FEWEST_BITS_OF_DOUBLES
        ? off("there are no kernels of doubles for vectors of " + backend.bits() + " bits")
        : this;
  }

  boolean hasVectors() {
    return backend != Backend.SCALAR;
  }

  /** Says so; louder where someone may be missing the kernels. */
  void logTo(Logger logger) {
    logger.log(hasVectors() ? Level.DEBUG : Level.INFO, reason);
  }
}

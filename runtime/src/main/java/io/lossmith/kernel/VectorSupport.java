package io.lossmith.kernel;

import io.lossmith.Backend;
import io.lossmith.vector.Width;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;

/**
 * Whether this JVM has what the SIMD kernels need.
 *
 * @param backend the width of the kernels; {@link Backend#SCALAR} for none
 * @param isForced whether they serve before they are compiled
 * @param reason why, as one sentence
 */
record VectorSupport(Backend backend, boolean isForced, String reason) {

  /** What this JVM has. */
  static final VectorSupport FOUND = detect();

  private static final String PROPERTY = "lossmith.simd";
  private static final String MODULE = "jdk.incubator.vector";

  /** Looks, once, and logs what came out. */
  private static VectorSupport detect() {
    VectorSupport support = look();
    Logger logger = System.getLogger("io.lossmith");
    logger.log(support.hasVectors() ? Level.DEBUG : Level.INFO, support.reason());
    return support;
  }

  boolean hasVectors() {
    return backend != Backend.SCALAR;
  }

  private static VectorSupport look() {
    String stated = System.getProperty(PROPERTY, "auto").toLowerCase(Locale.ROOT);
    if (stated.equals("off")) {
      return off("the system property " + PROPERTY + " says so");
    }
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      return off("start the JVM with --add-modules " + MODULE);
    }
    boolean isForced = stated.equals("on");
    if (!isForced && !hasCompiler()) {
      return off("this JVM does not compile with HotSpot's C2");
    }
    int bits = Width.bits();
    for (Backend backend : Backend.values()) {
      if (backend.bits() == bits && bits > 0) {
        return new VectorSupport(
            backend, isForced, "SIMD is on: " + bits + " bits (" + PROPERTY + "=off turns it off)");
      }
    }
    return off("there are no kernels for vectors of " + bits + " bits");
  }

  /** C2 compiles vectors into registers; interpreted, or by C1, every one is an object. */
  private static boolean hasCompiler() {
    String name = System.getProperty("java.vm.name", "");
    String mode = System.getProperty("java.vm.info", "");
    boolean isHotSpot = name.contains("HotSpot") || name.contains("OpenJDK");
    return isHotSpot && mode.startsWith("mixed mode") && !mode.contains("emulated-client");
  }

  private static VectorSupport off(String why) {
    return new VectorSupport(Backend.SCALAR, false, "SIMD is off: " + why);
  }
}

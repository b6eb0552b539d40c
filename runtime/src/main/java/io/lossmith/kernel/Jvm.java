package io.lossmith.kernel;

import io.lossmith.vector.Width;
import java.util.function.IntSupplier;

/**
 * What {@link VectorSupport} has to know of a JVM.
 *
 * @param choice the system property {@link #PROPERTY}
 * @param hasModule whether it was started with {@link #MODULE}
 * @param name what it calls itself
 * @param mode how it runs bytecode
 * @param vectorBits the width of its vectors; not asked without the module
 */
record Jvm(String choice, boolean hasModule, String name, String mode, IntSupplier vectorBits) {
  static final String PROPERTY = "lossmith.simd";
  static final String MODULE = "jdk.incubator.vector";

  /** The one that runs this. */
  static Jvm own() {
    return new Jvm(
        System.getProperty(PROPERTY, "auto"),
        ModuleLayer.boot().findModule(MODULE).isPresent(),
        System.getProperty("java.vm.name", ""),
        System.getProperty("java.vm.info", ""),
        // No method reference, which would load the class here.
        () -> Width.bits());
  }

  /** C2 compiles vectors into registers; interpreted, or by C1, every one is an object. */
  boolean hasCompiler() {
    boolean isHotSpot = name.contains("HotSpot") || name.contains("OpenJDK");
    return isHotSpot && mode.startsWith("mixed mode") && !mode.contains("emulated-client");
  }
}

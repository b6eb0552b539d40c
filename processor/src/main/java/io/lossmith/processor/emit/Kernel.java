package io.lossmith.processor.emit;

import com.palantir.javapoet.ClassName;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The names of the runtime that generated code calls. */
public final class Kernel {
  public static final ClassName ARGUMENTS = kernel("Arguments");
  public static final ClassName ROW_SUM = kernel("RowSum");
  static final ClassName ROWS = kernel("Rows");

  /** The primitives that read best without their class's name; every generated class uses all. */
  static final SortedMap<ClassName, List<String>> STATIC_IMPORTS =
      Collections.unmodifiableSortedMap(
          new TreeMap<>(
              Map.of(
                  kernel("ScalarMath"), List.of("expNegative", "log1p"),
                  kernel("Maxima"), List.of("belowMaximum", "keepIf"),
                  kernel("FloatOrder"), List.of("greatest"),
                  ClassName.get(Float.class), List.of("floatToRawIntBits"))));

  private Kernel() {}

  /** A class of the kernel. */
  public static ClassName kernel(String name) {
    return ClassName.get("io.lossmith.kernel", name);
  }
}

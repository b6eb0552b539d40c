package io.lossmith.processor.emit;

import com.palantir.javapoet.ClassName;
import io.lossmith.processor.spec.LossSpec;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The names of the runtime that generated code calls. */
public final class Kernel {
  public static final ClassName ARGUMENTS = kernel("Arguments");
  public static final ClassName ROW_SUM = kernel("RowSum");
  static final ClassName ROWS = kernel("Rows");
  public static final ClassName STEADY_STATE = kernel("SteadyState");
  static final ClassName STRIDED_TARGETS = kernel("StridedTargets");
  static final ClassName TARGETS = kernel("Targets");
  static final ClassName WARM_UP_VALUES = kernel("WarmUpValues");

  private Kernel() {}

  /** What knows whether SIMD kernels of these numbers serve, and does one row. */
  static ClassName vectors(Numbers numbers) {
    return kernel(numbers == Numbers.FLOAT ? "Vectors" : "DoubleVectors");
  }

  /** What does rows by sixteen. */
  static ClassName vectorBlock(Numbers numbers) {
    return kernel(numbers == Numbers.FLOAT ? "VectorBlock" : "DoubleVectorBlock");
  }

  /** What does positions of layout CLASSES_FIRST where they lie. */
  static ClassName vectorColumns(Numbers numbers) {
    return kernel(numbers == Numbers.FLOAT ? "VectorColumns" : "DoubleVectorColumns");
  }

  /** The primitives that read best without their class's name: those that a spec's class uses. */
  static SortedMap<ClassName, List<String>> staticImports(LossSpec spec) {
    Numbers numbers = Numbers.of(spec);
    RowTerms terms = new RowTerms(spec);
    SortedMap<ClassName, List<String>> imports = new TreeMap<>();
    boolean wide = numbers == Numbers.DOUBLE;
    imports.put(kernel(wide ? "DoubleMath" : "ScalarMath"), List.of("expNegative", "log1p"));
    if (wide) {
      imports.put(kernel("CompensatedSum"), List.of("lost", "total"));
    }
    imports.put(kernel("Maxima"), List.of("belowMaximum", "keepIf"));
    imports.put(kernel("FloatOrder"), List.of("greatest"));
    imports.put(ClassName.get("java.lang", numbers.box()), List.of(numbers.toBits()));
    if (terms.row().hasFocal()) {
      imports.put(kernel("Focal"), List.of("focalBend", "focalLoss", "focalMass"));
    }
    if (terms.hasProbabilities()) {
      imports.put(kernel("Weights"), List.of("entry", "product"));
    } else if (terms.usesProducts()) {
      imports.put(kernel("Weights"), List.of("product"));
    }
    if (spec.options().transform().hasSoftcap()) {
      imports.put(kernel("Softcap"), List.of("capped", "chained", "curvature", "slope"));
    }
    switch (spec.options().format().storage()) {
      case BFLOAT16 -> imports.put(kernel("Bfloat16"), List.of("fromFloat", "toFloat"));
      case FLOAT16 -> imports.put(kernel("Float16"), List.of("fromFloat", "toFloat"));
      case FLOAT32 -> {}
    }
    return imports;
  }

  /** A class of the kernel. */
  public static ClassName kernel(String name) {
    return ClassName.get("io.lossmith.kernel", name);
  }
}

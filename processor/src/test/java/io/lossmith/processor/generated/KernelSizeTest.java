package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.kernel.Vectors;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytecode of the SIMD kernels, which decides what HotSpot compiles and inlines. */
class KernelSizeTest {
  /** HotSpot inlines a hot method of up to this many bytes: {@code FreqInlineSize}. */
  private static final int LARGEST_INLINED = 325;

  /** HotSpot never compiles a method of more than 8000 bytes. */
  private static final int LARGEST_METHOD = 6000;

  /**
   * A loop over vectors that is inlined into a loop of its caller may have its vectors allocated;
   * so each of these is compiled on its own.
   */
  @ParameterizedTest
  @CsvSource({
    "Strips, oneBlock",
    "Strips, oneBlockAndTail",
    "Strips, manyBlocks",
    "Strips, manyBlocksAndTail",
    "Rows2By2, normalise",
    "Rows10By2, exponentials",
    "SteppedRows, exponentials",
    "FinishKernel, finish",
    "FinishKernel, addLogarithms",
    "Columns, exponentials",
    "DoubleStrips, oneBlock",
    "DoubleStrips, oneBlockAndTail",
    "DoubleStrips, manyBlocks",
    "DoubleStrips, manyBlocksAndTail",
    "DoubleRows2By2, normalise",
    "DoubleSteppedRows, exponentials",
    "DoubleFinishKernel, finish",
    "DoubleFinishKernel, addLogarithms",
    "DoubleColumns, exponentials"
  })
  void loopsOverVectorsAreNotInlined(String kernel, String method) throws IOException {
    Map<String, Integer> sizes = new TreeMap<>(sizes(kernel));
    sizes.keySet().removeIf(name -> !name.startsWith(method + "("));
    System.out.println(kernel + " " + sizes);
    assertThat(sizes).hasSize(1);
    assertThat(sizes).allSatisfy((name, bytes) -> assertThat(bytes).isGreaterThan(LARGEST_INLINED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BlockKernel",
        "ChunkRows",
        "ColumnKernel",
        "Columns",
        "FinishKernel",
        "LaneSums",
        "LaneTree",
        "RowKernel",
        "Rows2By2",
        "Rows3By1",
        "Rows4By4",
        "Rows5By1",
        "Rows6By2",
        "Rows7By1",
        "Rows8By4",
        "Rows8By8",
        "Rows9By1",
        "Rows10By2",
        "Rows11By1",
        "Rows12By4",
        "Rows13By1",
        "Rows14By2",
        "Rows15By1",
        "SteppedRows",
        "Strips",
        "DoubleBlockKernel",
        "DoubleChunkRows",
        "DoubleColumnKernel",
        "DoubleColumns",
        "DoubleFinishKernel",
        "DoubleLaneSums",
        "DoubleLaneTree",
        "DoubleRowKernel",
        "DoubleRows2By2",
        "DoubleRows3By1",
        "DoubleRows4By4",
        "DoubleRows5By1",
        "DoubleRows8By4",
        "DoubleRows8By8",
        "DoubleRows14By2",
        "DoubleRows15By1",
        "DoubleSteppedRows",
        "DoubleStrips"
      })
  void everyMethodIsCompiled(String kernel) throws IOException {
    assertThat(sizes(kernel))
        .isNotEmpty()
        .allSatisfy((name, bytes) -> assertThat(bytes).as(name).isLessThan(LARGEST_METHOD));
  }

  private static Map<String, Integer> sizes(String kernel) throws IOException {
    String file = "/io/lossmith/vector/" + kernel + ".class";
    try (InputStream in = Vectors.class.getResourceAsStream(file)) {
      assertThat(in).as(file).isNotNull();
      return MethodSizes.of(in.readAllBytes());
    }
  }
}

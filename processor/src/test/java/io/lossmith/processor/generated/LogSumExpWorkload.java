package io.lossmith.processor.generated;

import io.lossmith.LogSumExp;
import io.lossmith.LogSumExpAccumulator;
import java.util.List;

/** The part of the workload that needs no generated class. */
final class LogSumExpWorkload {
  private static final List<Integer> LENGTHS = List.of(1, 2, 3, 15, 16, 17, 33, 256, 257, 1025);
  private static final int ROWS = 17;

  private LogSumExpWorkload() {}

  static void add(Sections.Builder sections) {
    for (int length : LENGTHS) {
      WorkloadRows rows = WorkloadRows.of(length, ROWS, false);
      BitDigest functions = sections.digest("length = " + length + ", LogSumExp");
      BitDigest accumulator = sections.digest("length = " + length + ", LogSumExpAccumulator");
      for (int row = 0; row < ROWS; row++) {
        addFunctions(functions, rows.logits(), row * length, length);
        addAccumulator(accumulator, rows.logits(), row * length, length);
      }
    }
  }

  private static void addFunctions(BitDigest digest, float[] logits, int at, int length) {
    float[] output = new float[length + 1];
    digest.add(LogSumExp.of(logits, at, length));
    LogSumExp.softmax(logits, at, output, 1, length);
    digest.add(output);
    LogSumExp.logSoftmax(logits, at, output, 1, length);
    digest.add(output);
  }

  /** One by one, in blocks, merged. */
  private static void addAccumulator(BitDigest digest, float[] logits, int at, int length) {
    LogSumExpAccumulator single = new LogSumExpAccumulator();
    for (int j = 0; j < length; j++) {
      single.add(logits[at + j]);
    }
    digest.add(single.value());
    LogSumExpAccumulator blocks = new LogSumExpAccumulator();
    LogSumExpAccumulator merged = new LogSumExpAccumulator();
    for (int j = 0; j < length; j += 7) {
      blocks.add(logits, at + j, Math.min(7, length - j));
      merged.merge(blocks);
    }
    digest.add(blocks.value());
    digest.add(merged.value());
  }
}

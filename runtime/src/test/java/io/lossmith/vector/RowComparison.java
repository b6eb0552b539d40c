package io.lossmith.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.kernel.RowExponentials;
import io.lossmith.kernel.Rows;
import java.util.SplittableRandom;

/** The kernel of one row against scalar code, bit for bit. */
final class RowComparison {
  private final int classes;
  private final float[] scratch = new float[RowKernel.SCRATCH];

  RowComparison(int classes) {
    this.classes = classes;
  }

  /** Compares rows of every kind, at places where the data ends with the array and others. */
  void compare() {
    SplittableRandom random = new SplittableRandom(classes);
    for (KernelRows kind : KernelRows.values()) {
      float[] logits = new float[classes];
      kind.fill(logits, 0, classes, random);
      String what = kind + ", C = " + classes;
      compare(what, logits, 0, 0);
      compare(what, logits, 3, 0);
      compare(what, logits, 1, 5);
    }
  }

  private void compare(String what, float[] values, int before, int after) {
    float maximum = Rows.maximum(values, 0, classes);
    float[] expected = new float[classes];
    float rest = RowExponentials.rest(values, 0, classes, maximum, expected, 0);

    Guarded logits = Guarded.of(values, before, after);
    assertSame(what, maximum, RowKernel.maximum(logits.array(), before, classes));
    assertSame(what, rest, RowKernel.rest(logits.array(), before, classes, maximum, scratch));
    Guarded kept = Guarded.blank(after, classes, before);
    float restKept =
        RowKernel.exponentials(
            logits.array(), before, classes, maximum, kept.array(), after, scratch);
    assertSame(what, rest, restKept);
    kept.assertHolds(what, expected);
    logits.assertHolds(what + ", logits", values);
    float restInPlace =
        RowKernel.exponentials(
            logits.array(), before, classes, maximum, logits.array(), before, scratch);
    assertSame(what, rest, restInPlace);
    logits.assertHolds(what + ", in place", expected);
  }

  private static void assertSame(String what, float expected, float actual) {
    assertThat(Float.floatToIntBits(actual)).as(what).isEqualTo(Float.floatToIntBits(expected));
  }
}

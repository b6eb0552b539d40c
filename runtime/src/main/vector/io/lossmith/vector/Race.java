package io.lossmith.vector;

import io.lossmith.kernel.RowExponentials;
import io.lossmith.kernel.Rows;
import io.lossmith.kernel.ScalarMath;

/**
 * Runs the kernels against scalar code until they win: before HotSpot has compiled them they take
 * some hundred times longer, and where it never does they should not serve.
 */
public final class Race {

  /** Row lengths that between them run every loop of every kernel. */
  private static final int[] CLASSES = {2, 5, 10, 15, 16, 39, 100, 300};

  /** How many rounds in a row the kernels have to win. */
  private static final int WINS = 5;

  private static final int CALLS = 500;
  private static final long LIMIT_NANOS = 60_000_000_000L;

  private Race() {}

  /**
   * Runs it.
   *
   * @return whether the kernels won; false after 60 seconds without that, which leaves time on a
   *     machine that is busy with other work
   */
  public static boolean isWon() {
    long start = System.nanoTime();
    for (int classes : CLASSES) {
      Runner runner = new Runner(classes);
      int wins = 0;
      while (wins < WINS) {
        if (System.nanoTime() - start > LIMIT_NANOS) {
          return false;
        }
        wins = runner.isRoundWon() ? wins + 1 : 0;
      }
    }
    return true;
  }

  /** Sixteen rows of a length. */
  private static final class Runner {
    private final int classes;
    private final BlockKernel kernel;
    private final float[] logits;
    private final float[] gradient;
    private final float[] losses = new float[Rows.LANES];
    private final int[] targets = new int[Rows.LANES];
    private final float[] scratch = new float[RowKernel.SCRATCH];

    Runner(int classes) {
      this.classes = classes;
      kernel = new BlockKernel(classes);
      // One more than the block, so that vectors may be read past it, and without.
      logits = new float[Rows.LANES * (classes + 1)];
      gradient = new float[logits.length];
      for (int i = 0; i < logits.length; i++) {
        logits[i] = (i * 31 % 97) * 0.1f;
      }
      for (int row = 0; row < Rows.LANES; row++) {
        targets[row] = row % classes;
      }
    }

    boolean isRoundWon() {
      long start = System.nanoTime();
      for (int i = 0; i < CALLS; i++) {
        vectors(i % 2 * Rows.LANES);
      }
      long middle = System.nanoTime();
      for (int i = 0; i < CALLS; i++) {
        scalars();
      }
      return middle - start < System.nanoTime() - middle;
    }

    private void vectors(int at) {
      kernel.losses(logits, at, targets, 0, Rows.LANES, losses, 0, gradient, 0, 16f);
      kernel.losses(logits, at, targets, 0, Rows.LANES, losses, 0, null, 0, 16f);
      if (classes < Rows.LANES) {
        kernel.softmax(logits, at, Rows.LANES, gradient, 0);
        kernel.normalise(logits, at, Rows.LANES, losses, losses);
        kernel.exponentials(Rows.LANES, gradient, 0);
      } else {
        float maximum = RowKernel.maximum(logits, 0, classes);
        RowKernel.exponentials(logits, 0, classes, maximum, gradient, 0, scratch);
        RowKernel.rest(logits, 0, classes, maximum, scratch);
      }
    }

    /** What scalar code does in the time that it takes for two of the block's losses. */
    private void scalars() {
      for (int repeat = 0; repeat < 2; repeat++) {
        for (int row = 0; row < Rows.LANES; row++) {
          int at = row * classes;
          float maximum = Rows.maximum(logits, at, classes);
          float rest = RowExponentials.rest(logits, at, classes, maximum, gradient, at);
          losses[row] = ScalarMath.log1p(rest) + (maximum - logits[at + targets[row]]);
        }
      }
    }
  }
}

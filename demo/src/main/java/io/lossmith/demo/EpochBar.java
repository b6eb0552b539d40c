package io.lossmith.demo;

import java.io.PrintStream;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** The progress bar of one epoch after another, on a terminal only, and gone when closed. */
final class EpochBar implements AutoCloseable {
  private static final int WIDTH = 78;
  private static final int UPDATE_MILLIS = 250;

  private final boolean terminal = Terminal.isInteractive();
  private final PrintStream err = System.err;
  private @Nullable ProgressBar bar;

  void show(int epoch, int examples, int total) {
    if (!terminal) {
      return;
    }
    ProgressBar current = bar;
    if (current == null) {
      current = open(epoch, total);
      bar = current;
    }
    current.stepTo(examples);
  }

  private ProgressBar open(int epoch, int total) {
    return new ProgressBarBuilder()
        .setTaskName("epoch " + epoch)
        .setInitialMax(total)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(UPDATE_MILLIS)
        .clearDisplayOnFinish()
        // A width of our own: asking the terminal would load native code, of which newer JDKs warn.
        .setConsumer(new DelegatingProgressBarConsumer(text -> err.print('\r' + text), WIDTH))
        .build();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}

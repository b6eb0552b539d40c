package io.lossmith.demo.service.learn;

import io.lossmith.LogLossAccumulator;
import java.util.concurrent.locks.ReentrantLock;

/** Log-loss that one thread adds to and others read. */
public final class SharedLogLoss {
  private final ReentrantLock lock = new ReentrantLock();
  private final LogLossAccumulator total = new LogLossAccumulator();

  /** Creates a log-loss of no images. */
  public SharedLogLoss() {}

  /**
   * Adds the losses of images.
   *
   * @param losses [rows] values, read
   * @param rows the number of images
   * @param correct how many of them were read rightly
   */
  public void add(float[] losses, int rows, int correct) {
    lock.lock();
    try {
      total.add(losses, 0, rows);
      total.addCorrect(correct, rows);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes on the state of another accumulator.
   *
   * @param other what is read
   */
  public void become(LogLossAccumulator other) {
    lock.lock();
    try {
      total.clear();
      total.merge(other);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Adds what is here to another accumulator.
   *
   * @param other what is added to
   */
  public void mergeInto(LogLossAccumulator other) {
    lock.lock();
    try {
      other.merge(total);
    } finally {
      lock.unlock();
    }
  }
}

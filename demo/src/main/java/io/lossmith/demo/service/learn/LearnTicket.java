package io.lossmith.demo.service.learn;

import io.lossmith.demo.service.store.StepRecord;
import java.util.concurrent.Semaphore;

/**
 * A request to learn one image: filled in by one thread, answered by the {@link Learner}, read by
 * the first again. Used for one request after the other.
 */
public final class LearnTicket {

  /** What became of a request. */
  public enum Outcome {
    /** Learned, and on disk. */
    LEARNED,
    /** Not learned: a parameter would have stopped being a finite number. */
    NOT_FINITE,
    /** Not learned: the step cannot be written to disk. */
    NOT_STORED,
    /** Not learned: the service is stopping. */
    STOPPED
  }

  private final Semaphore answered = new Semaphore(0);
  private final StepRecord record;
  private final int[] labels = new int[1];
  private Outcome outcome = Outcome.STOPPED;
  private float lossBefore;
  private float lossAfter;
  private long lossNanos;
  private boolean finite = true;

  LearnTicket(int pixels) {
    record = new StepRecord(pixels);
  }

  /**
   * Where the image goes: values of 0 to 1, row-major.
   *
   * @return [pixels] values
   */
  public float[] pixels() {
    return record.pixels();
  }

  /**
   * Where the label goes.
   *
   * @return an array of one class
   */
  public int[] labels() {
    return labels;
  }

  /**
   * What became of the request.
   *
   * @return the outcome
   */
  public Outcome outcome() {
    return outcome;
  }

  /**
   * The number of the step, if it was learned.
   *
   * @return 1 or more
   */
  public long step() {
    return record.step();
  }

  /**
   * The image's loss before the step.
   *
   * @return the loss
   */
  public float lossBefore() {
    return lossBefore;
  }

  /**
   * The image's loss after the step.
   *
   * @return the loss
   */
  public float lossAfter() {
    return lossAfter;
  }

  /**
   * The time that the step spent in the generated loss and gradient.
   *
   * @return nanoseconds
   */
  public long lossNanos() {
    return lossNanos;
  }

  StepRecord record() {
    return record;
  }

  void losses(float before, float after, long nanos) {
    lossBefore = before;
    lossAfter = after;
    lossNanos = nanos;
  }

  void notFinite() {
    finite = false;
  }

  boolean isFinite() {
    return finite;
  }

  void answer(Outcome result) {
    outcome = result;
    finite = true;
    answered.release();
  }

  void await() {
    answered.acquireUninterruptibly();
  }
}

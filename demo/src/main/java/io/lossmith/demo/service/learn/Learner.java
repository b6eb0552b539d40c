package io.lossmith.demo.service.learn;

import io.lossmith.LogLossAccumulator;
import io.lossmith.demo.model.DigitModel;
import io.lossmith.demo.service.learn.LearnTicket.Outcome;
import io.lossmith.demo.service.model.ModelVersions;
import io.lossmith.demo.service.model.OnlineStep;
import io.lossmith.demo.service.store.Snapshot;
import io.lossmith.demo.service.store.StepRecord;
import io.lossmith.demo.service.store.StepStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer of a service. It takes all requests that wait, learns them one after the other on
 * a model of its own, writes their steps to disk together, and only then publishes the model and
 * answers: whatever a client has seen is safe, and readers see whole models.
 *
 * <p>When the disk fails, nothing more is learned until the service is started again: what is on
 * disk then decides.
 */
public final class Learner implements AutoCloseable {
  /** The largest number of steps that are written together. */
  public static final int BATCH = 64;

  private static final Logger LOG = LoggerFactory.getLogger(Learner.class);
  private static final int WAITING = 256;

  private final ArrayBlockingQueue<LearnTicket> waiting = new ArrayBlockingQueue<>(WAITING);
  private final List<LearnTicket> batch = new ArrayList<>(BATCH);
  private final LearnTicket stop;
  private final StepStore store;
  private final float rate;
  private final int stepsPerSnapshot;
  private final DigitModel model;
  private final OnlineStep online;
  private final LogLossAccumulator learned;
  private final ModelVersions versions;
  private final SharedLogLoss published = new SharedLogLoss();
  private final Thread thread;
  private long step;
  private long stepOfSnapshot;
  private boolean stopping;
  private volatile boolean writable = true;
  private volatile boolean ended;

  /**
   * Starts a learner.
   *
   * @param start what was learned before; model and log-loss are used on
   * @param store where steps are kept; closed with the learner
   * @param rate the learning rate
   * @param stepsPerSnapshot how many steps from one snapshot to the next
   */
  public Learner(Snapshot start, StepStore store, float rate, int stepsPerSnapshot) {
    this.store = store;
    this.rate = rate;
    this.stepsPerSnapshot = stepsPerSnapshot;
    model = start.model();
    step = start.step();
    stepOfSnapshot = step;
    learned = start.learned();
    published.become(learned);
    versions = new ModelVersions(model, step);
    online = new OnlineStep(model);
    stop = new LearnTicket(model.inputs());
    thread = new Thread(this::run, "learner");
    thread.start();
  }

  /**
   * Creates a ticket that fits.
   *
   * @return a ticket
   */
  public LearnTicket ticket() {
    return new LearnTicket(model.inputs());
  }

  /**
   * Learns an image and returns when the step is on disk, or will never be.
   *
   * @param ticket image and label; its outcome is set
   * @return false if too many wait already; the ticket is as it was then
   */
  public boolean learn(LearnTicket ticket) {
    if (!waiting.offer(ticket)) {
      return false;
    }
    // Behind the last look of a thread that has ended, nobody else would answer.
    if (ended && waiting.remove(ticket)) {
      ticket.answer(Outcome.STOPPED);
    }
    ticket.await();
    return true;
  }

  /**
   * The models that readers see.
   *
   * @return the versions
   */
  public ModelVersions versions() {
    return versions;
  }

  /**
   * The losses of all learned images, each before its step.
   *
   * @return log-loss as of the newest version
   */
  public SharedLogLoss learned() {
    return published;
  }

  /**
   * Whether steps can be written to disk.
   *
   * @return false once that has failed
   */
  public boolean isWritable() {
    return writable;
  }

  /** Learns what waits, writes a snapshot, and closes the store. */
  @Override
  public void close() {
    try {
      waiting.put(stop);
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (store) {
      while (!stopping) {
        takeBatch();
        learnBatch();
      }
      if (writable && step != stepOfSnapshot) {
        snapshot();
      }
    } catch (InterruptedException | IOException | RuntimeException e) {
      LOG.error("the learner has failed; nothing more is learned", e);
    } finally {
      writable = false;
      ended = true;
      waiting.drainTo(batch);
      answerAll(Outcome.STOPPED);
    }
  }

  private void takeBatch() throws InterruptedException {
    batch.add(waiting.take());
    waiting.drainTo(batch, BATCH - 1);
    stopping = batch.remove(stop);
  }

  private void learnBatch() {
    int taken = 0;
    for (LearnTicket ticket : batch) {
      if (writable && learnOne(ticket)) {
        taken++;
      }
    }
    if (taken > 0 && commit()) {
      versions.publish(model, step);
      published.become(learned);
    }
    answerAll(writable ? Outcome.LEARNED : Outcome.NOT_STORED);
    if (writable && step - stepOfSnapshot >= stepsPerSnapshot) {
      snapshot();
    }
  }

  private void answerAll(Outcome outcome) {
    for (LearnTicket ticket : batch) {
      ticket.answer(ticket.isFinite() ? outcome : Outcome.NOT_FINITE);
    }
    batch.clear();
  }

  private boolean learnOne(LearnTicket ticket) {
    StepRecord record = ticket.record();
    float[] pixels = record.pixels();
    int label = ticket.labels()[0];
    if (!online.learn(pixels, label, rate)) {
      ticket.notFinite();
      return false;
    }
    step++;
    learned.add(online.lossBefore(), online.correctBefore());
    record.set(step, rate, label);
    store.add(record);
    float before = online.lossBefore();
    long nanos = online.lossNanos();
    ticket.losses(before, online.loss(pixels, label), nanos);
    return true;
  }

  private boolean commit() {
    try {
      store.commit();
      return true;
    } catch (IOException e) {
      writable = false;
      LOG.error("steps cannot be written to disk; nothing more is learned", e);
      return false;
    }
  }

  private void snapshot() {
    // Tried again after as many steps, not at once: the steps are safe in the log.
    stepOfSnapshot = step;
    try {
      store.snapshot(step, model, learned);
    } catch (IOException e) {
      LOG.warn("no snapshot after step {}: the log goes on", step, e);
    }
  }
}

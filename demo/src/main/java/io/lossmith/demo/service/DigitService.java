package io.lossmith.demo.service;

import io.lossmith.LogLossAccumulator;
import io.lossmith.Lossmith;
import io.lossmith.demo.model.DigitModel;
import io.lossmith.demo.service.learn.Learner;
import io.lossmith.demo.service.metrics.Figures;
import io.lossmith.demo.service.metrics.ServiceMetrics;
import io.lossmith.demo.service.model.ModelVersion;
import io.lossmith.demo.service.model.Predictor;
import io.lossmith.demo.service.store.Snapshot;
import io.lossmith.demo.service.store.StepStore;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A model that predicts in several lanes and learns in one. */
public final class DigitService implements AutoCloseable {
  private final ServiceMetrics metrics = new ServiceMetrics();
  private final Learner learner;
  private final List<PredictLane> lanes;
  private volatile ServiceState state = ServiceState.WARMING_UP;

  /**
   * Starts a service.
   *
   * @param start what was learned before; model and log-loss are used on
   * @param store where learned steps are kept; closed with the service
   * @param options how it learns and predicts
   */
  public DigitService(Snapshot start, StepStore store, ServiceOptions options) {
    DigitModel model = start.model();
    learner = new Learner(start, store, options.rate(), options.stepsPerSnapshot());
    this.lanes =
        Stream.generate(
                () ->
                    new PredictLane(
                        learner.versions(),
                        metrics,
                        new Predictor(model, options.imagesPerRequest())))
            .limit(options.lanes())
            .toList();
  }

  /**
   * The lanes of predictions, each for one request at a time.
   *
   * @return all of them
   */
  public List<PredictLane> lanes() {
    return lanes;
  }

  /**
   * A lane whose predictions nobody counts.
   *
   * @param imagesPerRequest the largest number of images
   * @return a new lane
   */
  public PredictLane uncountedLane(int imagesPerRequest) {
    ModelVersion version = learner.versions().acquire();
    try {
      Predictor predictor = new Predictor(version.model(), imagesPerRequest);
      return new PredictLane(learner.versions(), new ServiceMetrics(), predictor);
    } finally {
      learner.versions().release(version);
    }
  }

  /**
   * The one that learns.
   *
   * @return the learner
   */
  public Learner learner() {
    return learner;
  }

  /**
   * What is counted.
   *
   * @return the metrics
   */
  public ServiceMetrics metrics() {
    return metrics;
  }

  /**
   * Whether requests are taken.
   *
   * @return the state
   */
  public ServiceState state() {
    return state;
  }

  /**
   * Changes whether requests are taken; a service that stops stays so.
   *
   * @param newState the state from now on
   */
  public synchronized void become(ServiceState newState) {
    if (state != ServiceState.STOPPING) {
      state = newState;
    }
  }

  /**
   * What the service knows of its model now.
   *
   * @return its figures
   */
  public Figures figures() {
    LogLossAccumulator learned = new LogLossAccumulator();
    learner.learned().mergeInto(learned);
    LogLossAccumulator predicted = new LogLossAccumulator();
    lanes.forEach(lane -> lane.mergeInto(predicted));
    ModelVersion version = learner.versions().acquire();
    try {
      return new Figures(
          version.step(),
          state == ServiceState.READY,
          learner.isWritable(),
          Lossmith.backend().name().toLowerCase(Locale.ROOT),
          learned,
          predicted);
    } finally {
      learner.versions().release(version);
    }
  }

  /** Learns what still waits, and closes the store. */
  @Override
  public void close() {
    learner.close();
  }
}

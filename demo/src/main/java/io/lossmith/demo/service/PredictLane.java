package io.lossmith.demo.service;

import io.lossmith.LogLossAccumulator;
import io.lossmith.demo.service.learn.SharedLogLoss;
import io.lossmith.demo.service.metrics.Route;
import io.lossmith.demo.service.metrics.ServiceMetrics;
import io.lossmith.demo.service.model.ModelVersion;
import io.lossmith.demo.service.model.ModelVersions;
import io.lossmith.demo.service.model.Predictor;

/**
 * All that one request at a time needs for predictions: room for its images, and the log-loss of
 * those that came with a label. There is one for each prediction that can run at once.
 */
public final class PredictLane {
  private final ModelVersions versions;
  private final ServiceMetrics metrics;
  private final Predictor predictor;
  private final SharedLogLoss losses = new SharedLogLoss();

  PredictLane(ModelVersions versions, ServiceMetrics metrics, Predictor predictor) {
    this.versions = versions;
    this.metrics = metrics;
    this.predictor = predictor;
  }

  /**
   * Where images and labels go, and where the answer is found.
   *
   * @return the room of this lane
   */
  public Predictor predictor() {
    return predictor;
  }

  /**
   * Asks the newest model about the images in {@link #predictor}. Allocates nothing.
   *
   * @param rows the number of images
   * @param labelled whether each has a label
   * @return the number of steps that the model has learned
   */
  public long predict(int rows, boolean labelled) {
    ModelVersion version = versions.acquire();
    long step;
    try {
      predictor.predict(version.model(), rows, labelled);
      step = version.step();
    } finally {
      versions.release(version);
    }
    metrics.images(rows);
    metrics.loss(Route.PREDICT, predictor.lossNanos());
    if (labelled) {
      losses.add(predictor.losses(), rows, predictor.correct());
    }
    return step;
  }

  void mergeInto(LogLossAccumulator total) {
    losses.mergeInto(total);
  }
}

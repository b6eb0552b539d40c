package io.lossmith.demo.service.model;

import io.lossmith.demo.model.DigitModel;
import java.util.ArrayList;
import java.util.List;

/**
 * The model that readers see. One writer publishes whole models; any number of readers use the
 * newest one, and none of them ever waits or sees a model that is half written.
 *
 * <p>Versions are used again once nobody reads them, so that neither side allocates. A reader says
 * that it enters a version, and only then looks whether that is still the newest; the writer takes
 * a version that is not the newest and that nobody is in. Whoever enters one too late sees that it
 * is not the newest any more, and leaves.
 */
public final class ModelVersions {
  private final List<ModelVersion> versions = new ArrayList<>();
  private volatile ModelVersion newest;

  /**
   * Publishes a first model.
   *
   * @param model the model, copied
   * @param step how many steps it has learned
   */
  public ModelVersions(DigitModel model, long step) {
    newest = create(model);
    newest.become(model, step);
  }

  /**
   * Starts to read the newest version.
   *
   * @return a version, to be given to {@link #release}
   */
  public ModelVersion acquire() {
    while (true) {
      ModelVersion version = newest;
      version.enter();
      if (version == newest) {
        return version;
      }
      version.leave();
    }
  }

  /**
   * Ends reading.
   *
   * @param version what {@link #acquire} returned
   */
  public void release(ModelVersion version) {
    version.leave();
  }

  /**
   * Publishes a model. For one thread.
   *
   * @param model the model, copied
   * @param step how many steps it has learned
   */
  public void publish(DigitModel model, long step) {
    ModelVersion spare = spare(model);
    spare.become(model, step);
    newest = spare;
  }

  private ModelVersion spare(DigitModel model) {
    for (ModelVersion version : versions) {
      if (version != newest && version.unread()) {
        return version;
      }
    }
    return create(model);
  }

  private ModelVersion create(DigitModel model) {
    ModelVersion version = new ModelVersion(model.inputs(), model.hiddenUnits());
    versions.add(version);
    return version;
  }
}

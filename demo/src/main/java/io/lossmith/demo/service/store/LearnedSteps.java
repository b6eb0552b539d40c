package io.lossmith.demo.service.store;

import io.lossmith.LogLossAccumulator;
import io.lossmith.demo.data.AtomicFile;
import io.lossmith.demo.data.InvalidInputException;
import io.lossmith.demo.model.DigitModel;
import io.lossmith.demo.service.model.ModelCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a service has learned, on disk: snapshots, and a log of the steps since. A step is safe from
 * the moment that {@link #commit} returns.
 *
 * <p>For one thread at a time.
 */
public final class LearnedSteps implements StepStore {
  private static final int SNAPSHOTS_KEPT = 2;

  private final StateFolder folder;
  private final LogFormat format;
  private final int capacity;
  private final Snapshot recovered;
  private StepLog log;

  private LearnedSteps(StateFolder folder, Snapshot recovered, int capacity) throws IOException {
    this.folder = folder;
    this.recovered = recovered;
    this.capacity = capacity;
    format = new LogFormat(recovered.model().inputs());
    log = begin(recovered);
  }

  /**
   * Opens the state of a service, and recovers what it had learned.
   *
   * @param path the folder; created if it is not there
   * @param initial gives the model of a service that has learned nothing yet; asked only if needed
   * @param capacity the largest number of steps between two {@link #commit}
   * @param reports is told, in one line each, what is damaged
   * @return the state, locked against other services until it is closed
   * @throws InvalidInputException if the folder cannot be used
   */
  public static LearnedSteps open(
      Path path, Supplier<DigitModel> initial, int capacity, Consumer<String> reports) {
    StateFolder folder = StateFolder.open(path, reports);
    try {
      return new LearnedSteps(folder, Recovery.recover(folder, initial), capacity);
    } catch (IOException e) {
      closeQuietly(folder);
      throw new InvalidInputException(path, "cannot be used: " + AtomicFile.reason(e));
    } catch (RuntimeException e) {
      closeQuietly(folder);
      throw e;
    }
  }

  private static void closeQuietly(StateFolder folder) {
    try {
      folder.close();
    } catch (IOException e) {
      folder.report("the lock of the state could not be released: " + AtomicFile.reason(e));
    }
  }

  /**
   * What was learned before, and is safe.
   *
   * @return step, model and log-loss; whoever opened this state may change the latter two
   */
  public Snapshot recovered() {
    return recovered;
  }

  @Override
  public void add(StepRecord record) {
    log.add(record);
  }

  @Override
  public void commit() throws IOException {
    log.commit();
  }

  @Override
  public void snapshot(long step, DigitModel model, LogLossAccumulator learned) throws IOException {
    StepLog old = log;
    log = begin(new Snapshot(step, model, learned));
    old.close();
  }

  private StepLog begin(Snapshot snapshot) throws IOException {
    long step = snapshot.step();
    AtomicFile.write(folder.snapshot(step), SnapshotFormat.encode(snapshot));
    StepLog next =
        StepLog.create(
            folder.log(step), format, step, ModelCopy.checksum(snapshot.model()), capacity);
    deleteSuperfluous();
    return next;
  }

  private void deleteSuperfluous() throws IOException {
    List<Long> snapshots = folder.snapshots();
    if (snapshots.size() < SNAPSHOTS_KEPT) {
      return;
    }
    long oldest = snapshots.get(SNAPSHOTS_KEPT - 1);
    for (long step : snapshots.subList(SNAPSHOTS_KEPT, snapshots.size())) {
      Files.deleteIfExists(folder.snapshot(step));
    }
    List<Long> logs = folder.logs();
    for (int i = 0; i + 1 < logs.size() && logs.get(i + 1) <= oldest; i++) {
      Files.deleteIfExists(folder.log(logs.get(i)));
    }
  }

  @Override
  public void close() throws IOException {
    try {
      log.close();
    } finally {
      folder.close();
    }
  }
}

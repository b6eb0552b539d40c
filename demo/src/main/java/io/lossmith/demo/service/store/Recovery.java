package io.lossmith.demo.service.store;

import io.lossmith.LogLossAccumulator;
import io.lossmith.demo.model.DigitModel;
import io.lossmith.demo.service.model.ModelCopy;
import io.lossmith.demo.service.model.OnlineStep;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the way back to what a service had learned: the newest snapshot that is whole, and then
 * step after step from the logs, as far as they go without a gap. Files that are damaged, and logs
 * behind a gap, are set aside.
 */
final class Recovery {
  private final StateFolder folder;
  private final DigitModel model;
  private final LogLossAccumulator learned;
  private final boolean fromSnapshot;
  private long step;

  private Recovery(StateFolder folder, Snapshot start, boolean fromSnapshot) {
    this.folder = folder;
    this.fromSnapshot = fromSnapshot;
    model = start.model();
    learned = start.learned();
    step = start.step();
  }

  /**
   * Recovers.
   *
   * @param folder the state
   * @param initial gives the model of a service that has learned nothing yet; asked only where no
   *     snapshot is whole
   * @return what is there
   * @throws IOException if a file cannot be read or renamed
   */
  static Snapshot recover(StateFolder folder, Supplier<DigitModel> initial) throws IOException {
    Snapshot newest = newestSnapshot(folder);
    Snapshot start =
        newest == null ? new Snapshot(0, initial.get(), new LogLossAccumulator()) : newest;
    return new Recovery(folder, start, newest != null).replay();
  }

  private static @Nullable Snapshot newestSnapshot(StateFolder folder) throws IOException {
    for (long step : folder.snapshots()) {
      Path file = folder.snapshot(step);
      try {
        Snapshot snapshot = SnapshotFormat.decode(Files.readAllBytes(file));
        if (snapshot.step() != step) {
          throw new DamagedException(
              "it is of step " + snapshot.step() + "; its name says " + step);
        }
        return snapshot;
      } catch (DamagedException e) {
        folder.setAside(file, String.valueOf(e.getMessage()));
      }
    }
    return null;
  }

  private Snapshot replay() throws IOException {
    List<Long> logs = folder.logs();
    for (Iterator<Long> iterator = logs.iterator(); iterator.hasNext(); ) {
      long stepsBefore = iterator.next();
      if (stepsBefore > step) {
        setAsideFrom(stepsBefore, iterator);
        break;
      }
      replay(folder.log(stepsBefore), stepsBefore);
    }
    return new Snapshot(step, model, learned);
  }

  private void setAsideFrom(long first, Iterator<Long> others) throws IOException {
    String problem = "it follows a step that is missing; steps are known up to " + step;
    folder.setAside(folder.log(first), problem);
    while (others.hasNext()) {
      folder.setAside(folder.log(others.next()), problem);
    }
  }

  private void replay(Path file, long stepsBefore) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    LogFormat format = new LogFormat(model.inputs());
    int valid = 0;
    try {
      int modelChecksum = format.readHeader(bytes, stepsBefore);
      requireSameStart(stepsBefore, modelChecksum);
      valid = bytes.position();
      StepRecord record = new StepRecord(model.inputs());
      OnlineStep online = new OnlineStep(model);
      while (bytes.hasRemaining()) {
        format.read(bytes, record);
        apply(record, online);
        valid = bytes.position();
      }
    } catch (DamagedException e) {
      String problem = String.valueOf(e.getMessage());
      if (valid > 0) {
        folder.replace(file, bytes.position(0).limit(valid), problem);
      } else {
        folder.setAside(file, problem);
      }
    }
  }

  /** Without a snapshot, the log's first step must have been made from the model at hand. */
  private void requireSameStart(long stepsBefore, int modelChecksum) throws DamagedException {
    if (!fromSnapshot && stepsBefore == 0 && ModelCopy.checksum(model) != modelChecksum) {
      throw new DamagedException("it began with another model, and no snapshot has that one");
    }
  }

  private void apply(StepRecord record, OnlineStep online) throws DamagedException {
    if (record.step() <= step) {
      return;
    }
    if (record.step() != step + 1) {
      throw new DamagedException("step " + record.step() + " follows step " + step);
    }
    if (!online.learn(record.pixels(), record.label(), record.rate())) {
      throw new DamagedException("step " + record.step() + " would leave finite numbers");
    }
    learned.add(online.lossBefore(), online.correctBefore());
    step = record.step();
  }
}

package io.lossmith.demo.service.store;

import io.lossmith.demo.data.AtomicFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * The end of the log, where steps are added. They are gathered in memory, and go to disk together
 * by {@link #commit}: however many, it is one write and one wait for the disk.
 *
 * <p>For one thread. Allocates nothing once created.
 */
final class StepLog implements Closeable {
  private final LogFormat format;
  private final SyncedFile file;
  private final ByteBuffer pending;

  StepLog(LogFormat format, SyncedFile file, int capacity) {
    this.format = format;
    this.file = file;
    pending = ByteBuffer.allocate(format.recordBytes() * capacity);
  }

  /** Creates the file of a new log, replacing an empty one. */
  static StepLog create(
      Path path, LogFormat format, long stepsBefore, int modelChecksum, int capacity)
      throws IOException {
    AtomicFile.write(path, format.header(stepsBefore, modelChecksum));
    return new StepLog(format, ChannelFile.open(path), capacity);
  }

  /** Gathers a step; there may be as many as the capacity. */
  void add(StepRecord record) {
    format.write(record, pending);
  }

  /** Returns when every step that was added is on disk. */
  void commit() throws IOException {
    file.append(pending.flip());
    file.sync();
    pending.clear();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
